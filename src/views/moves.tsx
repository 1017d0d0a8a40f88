import { ChevronLeft, ChevronRight } from "lucide-preact";

import { Action } from "./action.tsx";
import { useInterface } from "./interface.ts";

/** Back and next, as far as this window may go. */
export function Moves() {
  const { talk } = useInterface();
  const place = talk.place.value;
  // Off air only this window moves, even while the talk is paused.
  const held = talk.show.state.value.paused && talk.window.state.value.look === null;
  return (
    <>
      <Action
        class="lectern-back"
        icon={ChevronLeft}
        label="Back"
        name="Back one step"
        command={{ type: "previous" }}
        disabled={held || place === 0}
      />
      <Action
        class="lectern-forward"
        icon={ChevronRight}
        label="Next"
        name="Next step"
        command={{ type: "next" }}
        disabled={held || place === talk.show.deck.value.slides.length - 1}
      />
    </>
  );
}
