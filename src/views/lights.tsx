import { keyOf } from "./act.ts";
import { useInterface } from "./interface.ts";
import type { Companion } from "./talk.ts";

/** The other windows of this talk. Shape and word say what colour says too. */
export function Lights() {
  const companions = useInterface().talk.companions.value;
  const stages = companions.filter(({ role }) => role === "stage");
  const presenters = companions.filter(({ role }) => role === "presenter");
  return (
    <ul class="lectern-lights" aria-label="Other windows of this talk">
      {stages.length === 0 && <Light state="none" text="no audience window" />}
      {[...stages, ...presenters].map((one) => (
        <Light key={one.peer} state={one.light} text={wordsFor(one)} />
      ))}
    </ul>
  );
}

const SHAPES = {
  live: "●",
  hidden: "◐",
  lagging: "◔",
  lost: "○",
  closed: "○",
  other: "◇",
  none: "○",
} as const satisfies Record<Companion["light"] | "none", string>;

function Light({ state, text }: { readonly state: keyof typeof SHAPES; readonly text: string }) {
  return (
    <li class="lectern-light" data-state={state}>
      <span class="lectern-light-shape" aria-hidden="true">
        {SHAPES[state]}
      </span>
      <span>{text}</span>
    </li>
  );
}

function wordsFor({ role, light }: Companion): string {
  const name = role === "stage" ? "audience" : "presenter";
  switch (light) {
    case "live":
      return name;
    case "other":
      return `${name}: other build, reload it`;
    case "lost":
    case "closed":
      return role === "stage" ? `${name} ${light} · ${openKey()} opens it again` : `${name} ${light}`;
    default:
      return `${name} ${light}`;
  }
}

function openKey(): string {
  return keyOf({ type: "clone" })!.toUpperCase();
}

/** What must not wait until somebody looks: read out when it happens, and seen where the lights have no room. */
export function Alarm() {
  const { companions } = useInterface().talk;
  const gone = companions.value.filter(({ light }) => light === "lost" || light === "closed");
  return (
    <p class="lectern-alarm" role="status">
      {gone.length > 0 && (
        <>
          <span class="lectern-alarm-shape" aria-hidden="true">
            ○{" "}
          </span>
          {gone.map(wordsFor).join("; ")}
        </>
      )}
    </p>
  );
}
