import { useLayoutEffect, useRef } from "preact/hooks";

import { act } from "./act.ts";
import { ContentsList, showHere } from "./contents-list.tsx";
import { useInterface } from "./interface.ts";
import { ReachHint, reach } from "./reach.tsx";
import { sectionsOf } from "#deck/sections";
import { Sheet } from "./sheet.tsx";

/** The deck's sections and what is in them, at the side; on a telephone a drawer from below. */
export function Contents() {
  const ours = useInterface();
  const { talk } = ours;
  const here = talk.place.value;
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => showHere(nav.current!)?.focus({ preventScroll: true }), []);
  const go = (index: number, privately: boolean): void => {
    const { first, last } = talk.show.deck.peek().slides[here]!.increment;
    if (!privately && first <= index && index <= last) act(ours, { type: "close-overlay" });
    else reach(ours, index, privately);
  };
  return (
    <Sheet kind="contents" label="Contents">
      <nav ref={nav} class="lectern-contents" aria-label="Contents">
        <ContentsList sections={sectionsOf(talk.show.deck.value)} here={here} onGo={go} />
      </nav>
      <ReachHint />
    </Sheet>
  );
}
