import { useInterface } from "./interface.ts";

/** The other windows of this talk. Shape and word say what colour says too. */
export function Lights() {
  const companions = useInterface().talk.companions.value;
  const stages = companions.filter(({ role }) => role === "stage");
  const presenters = companions.filter(({ role }) => role === "presenter");
  return (
    <ul class="lectern-lights" aria-label="Other windows of this talk">
      {stages.length === 0 && <Light state="none" text="no audience window" />}
      {stages.map(({ peer, visible }) => (
        <Light key={peer} state={visible ? "live" : "away"} text={visible ? "audience" : "audience hidden"} />
      ))}
      {presenters.map(({ peer, visible }) => (
        <Light
          key={peer}
          state={visible ? "live" : "away"}
          text={visible ? "presenter" : "presenter hidden"}
        />
      ))}
    </ul>
  );
}

const SHAPES = { live: "●", away: "◐", none: "○" } as const;

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
