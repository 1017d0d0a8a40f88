import { Radio, Undo2 } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";

import { act } from "./act.ts";
import { Tip, keepFocus } from "./action.tsx";
import { titleOf } from "./find.ts";
import { useInterface } from "./interface.ts";
import { Thumbnail } from "./thumbnail.tsx";

/** While this window looks around: what the audience sees meanwhile, and the two ways out. */
export function OffAir() {
  const ours = useInterface();
  const { talk } = ours;
  const { index, blank, paused } = talk.show.state.value;
  const live = talk.show.deck.value.slides[index];
  const { width, height } = talk.canvas.value;
  if (talk.window.state.value.look === null || live === undefined) return null;
  const screen = blank === "none" ? "" : blank === "break" ? "a break, on " : `a ${blank} screen, on `;
  return (
    <section class="lectern-off-air" aria-label="Off air">
      <div class="lectern-off-air-picture" style={{ "--ratio": `${width / height}` }}>
        <Thumbnail name="live" index={index} />
      </div>
      <p class="lectern-off-air-words">
        <b>Off air:</b> the audience sees {screen}
        <span class="lectern-off-air-slide">
          {live.number} · {titleOf(live)}
        </span>
      </p>
      <button
        type="button"
        class="lectern-button"
        aria-keyshortcuts="r"
        onMouseDown={keepFocus}
        onClick={() => act(ours, { type: "back" })}
      >
        Return
        <Tip text="Return to the live slide" hint="r" />
      </button>
      <button
        type="button"
        class="lectern-button lectern-take"
        aria-keyshortcuts="Enter"
        aria-disabled={paused}
        onMouseDown={keepFocus}
        onClick={() => act(ours, { type: "take" })}
      >
        <Radio size={18} strokeWidth={1.75} aria-hidden="true" />
        Take live
        <Tip text={paused ? "The talk is held" : "Show this slide to the audience"} hint="Enter" />
      </button>
    </section>
  );
}

/** Around what only the speaker sees, the slide or the notes; says once that it begins and ends. */
export function OffAirFrame() {
  const { look, view } = useInterface().talk.window.state.value;
  const off = look !== null;
  const said = useSignal("");
  const before = useRef(off);
  useEffect(() => {
    if (off !== before.current) said.value = off ? "Off air" : "On air again";
    before.current = off;
  }, [off]);
  return (
    <>
      {off && <div class="lectern-off-air-frame" data-view={view} aria-hidden="true" />}
      <p class="lectern-hidden" role="status">
        {said.value}
      </p>
    </>
  );
}

/** Where the innermost detour began, one press away. */
export function Detour() {
  const ours = useInterface();
  const { talk } = ours;
  const { trail, index } = talk.show.state.value;
  const home = talk.show.deck.value.slides[trail.at(-1) ?? -1];
  if (talk.window.state.value.look !== null || home === undefined || home.index === index) return null;
  return (
    <button
      type="button"
      class="lectern-detour"
      aria-keyshortcuts="r"
      onMouseDown={keepFocus}
      onClick={() => act(ours, { type: "back" })}
    >
      <Undo2 size={18} strokeWidth={1.75} aria-hidden="true" />
      <span class="lectern-detour-name">
        Return to {home.number} · {titleOf(home)}
      </span>
      <Tip text="Back to where this detour began" hint="r" />
    </button>
  );
}
