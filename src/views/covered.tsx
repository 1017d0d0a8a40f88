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
    <div class="lectern-covered" role="status">
      {(blank === "black" || blank === "white") && <span>Audience sees a {blank} screen</span>}
      {blank === "break" && <BreakNotice />}
      {zoom !== null && look === null && (
        <button type="button" class="lectern-chip" onClick={() => act(ours, { type: "zoom-or-whole" })}>
          Zoomed {times(zoom.scale)} · <kbd>x</kbd> shows the whole slide
        </button>
      )}
    </div>
  );
}
