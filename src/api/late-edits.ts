import { signal } from "@preact/signals-core";

import type { Deck } from "#deck";
import type { Edits } from "#views";
import type { EditsParts, IncomingEdits } from "./edits.ts";
import type { HeldText } from "./held-text.ts";

/** What a talk brings to whoever takes the saves of its deck. */
export type TalkOfEdits = Omit<EditsParts, "heldText" | "waiting">;

/** Takes the saves of a deck as soon as the part that can judge them has come. */
export function lateEdits(parts: TalkOfEdits, heldText: HeldText): IncomingEdits {
  const waiting = signal<Deck | null>(null);
  let here: IncomingEdits | null = null;
  let wanted = true;
  const coming = (async () => {
    const { createEdits } = await import("./edits.ts");
    if (wanted) here = createEdits({ ...parts, waiting, heldText });
  })();
  // Without a server there is nothing to fetch it from, nor anything to take.
  coming.catch(() => undefined);
  return {
    edits: {
      possible: true,
      waiting,
      wrong: () => here?.edits.wrong(),
      take: () => here?.edits.take(),
      toggle: () => here?.edits.toggle(),
    },
    arrive: (deck) =>
      void coming.then(
        () => here?.arrive(deck),
        () => undefined,
      ),
    stop() {
      wanted = false;
      here?.stop();
    },
  };
}

/** For a talk whose text nobody saves: a page's own. */
export const noEdits: Edits = {
  possible: false,
  waiting: signal(null),
  wrong: () => undefined,
  take: () => undefined,
  toggle: () => undefined,
};
