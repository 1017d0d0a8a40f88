import type { ShowState } from "#show";
import { act } from "./act.ts";
import { BreakNotice } from "./break.tsx";
import { useInterface } from "./interface.ts";
import { times } from "./zoom.tsx";

/** The speaker goes on seeing the slide; what the audience sees instead, or only a part of, is said on it. */
export function Covered() {
  const ours = useInterface();
  const { blank, zoom } = ours.talk.show.state.value;
  const { look } = ours.talk.window.state.value;
  return (
    <div class="lectern-covered">
      <div class="lectern-covered-said" role="status">
        {blank !== "none" && <span>{insteadOfSlide(blank)}</span>}
        {zoom !== null && look === null && (
          <button type="button" class="lectern-chip" onClick={() => act(ours, { type: "zoom-or-whole" })}>
            Zoomed {times(zoom.scale)} · <kbd>x</kbd> shows the whole slide
          </button>
        )}
      </div>
      {blank === "break" && <BreakNotice />}
    </div>
  );
}

/** What the audience has before it while its screen is `blank`. */
export function insteadOfSlide(blank: Exclude<ShowState["blank"], "none">): string {
  return blank === "break" ? "Audience sees the break screen" : `Audience sees a ${blank} screen`;
}
