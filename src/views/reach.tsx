import { act } from "./act.ts";
import { useInterface } from "./interface.ts";
import type { Interface } from "./interface.ts";

/**
 * Closes the sheet that a slide was chosen in, and goes there.
 *
 * @param privately for the speaker, not on a stage: looks at it while the audience stays where it is
 */
export function reach(ours: Interface, index: number, privately: boolean): void {
  const { view } = ours.talk.window.state.peek();
  act(ours, { type: "close-overlay" });
  act(ours, privately && view !== "stage" ? { type: "look", index } : { type: "goto", index });
}

/** What the keys do, where both do something. */
export function ReachHint() {
  const { view } = useInterface().talk.window.state.value;
  if (view === "stage") return null;
  return (
    <p class="lectern-reach">
      <span>
        <kbd class="lectern-key">Enter</kbd> go there
      </span>
      <span>
        <kbd class="lectern-key">Shift Enter</kbd> look without the audience
      </span>
    </p>
  );
}
