import { computed, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

import { deckKeyOf, hearKept, keepText, recallText } from "./kept.ts";
import { parseDuration } from "./pace.ts";
import type { Talk } from "./talk.ts";

/** How long the talk is meant to be. */
export interface Plan {
  /**
   * Milliseconds: set by hand, else the deck's `duration:`, else what was set by hand for an earlier talk of this deck;
   * null: nobody said. What is remembered is never dispatched: a window that opens must not sign anything unasked.
   */
  readonly length: ReadonlySignal<number | null>;
  /** By hand, from now on, in every window and for the talks to come; null: what the deck says. */
  set(length: number | null, dispatch: (length: number | null) => void): void;
  stop(): void;
}

/** Longer is no talk, but a damaged number. */
const LONGEST = 100 * 3_600_000;

export function openPlan(talk: Talk): Plan {
  const name = talk.key();
  const key = name === null ? null : `lectern:plan:${deckKeyOf(name)}`;
  const remembered = signal(key === null ? null : lengthFrom(recallText(key)));
  return {
    length: computed(
      () =>
        talk.show.state.value.planned ??
        parseDuration(talk.show.deck.value.settings.get("duration")) ??
        remembered.value,
    ),
    set(length, dispatch) {
      if (key !== null) keepText(key, length === null ? null : `${length}`);
      remembered.value = length;
      dispatch(length);
    },
    stop: key === null ? () => undefined : hearKept(key, (_, text) => (remembered.value = lengthFrom(text))),
  };
}

function lengthFrom(text: string | null): number | null {
  const length = Number(text ?? 0);
  return length > 0 && length <= LONGEST ? length : null;
}
