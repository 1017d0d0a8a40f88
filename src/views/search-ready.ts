import { effect } from "@preact/signals";

import { indexMore } from "#search";
import { whenIdle } from "./draw.ts";
import type { Talk } from "./talk.ts";

/** How long one slice of the work may take, in ms: a key that comes meanwhile waits for no more than that. */
const SLICE = 6;

/** Reads the deck for its search while the browser is at rest, so that the first letter finds it read. Returns how to stop. */
export function readyForSearch(talk: Talk): () => void {
  let cancel = (): void => undefined;
  const stop = effect(() => {
    const deck = talk.show.deck.value;
    const slice = (): void => {
      const end = performance.now() + SLICE;
      if (!indexMore(deck, () => performance.now() < end)) cancel = whenIdle(slice);
    };
    cancel();
    cancel = whenIdle(slice);
  });
  return () => {
    stop();
    cancel();
  };
}
