import { effect, signal } from "@preact/signals";
import type { Signal } from "@preact/signals";

import { deckKeyOf, keepText, recallText } from "./kept.ts";
import type { Talk } from "./talk.ts";

/** What share of the presenter view a pane may have, in percent. */
export const SHARES = {
  /** The slide, of the width. */
  slide: { least: 30, most: 75 },
  /** What comes next, of the height. */
  next: { least: 12, most: 65 },
} as const;

export type Pane = keyof typeof SHARES;

/** How large this deck's panes were made; null: as designed. Within `SHARES`. */
export interface Layout {
  readonly shares: Readonly<Record<Pane, Signal<number | null>>>;
  /** Everything as designed. */
  reset(): void;
  stop(): void;
}

/** @param slide what decks begin with: the share that earlier versions kept for all of them */
export function openLayout(talk: Talk, slide: number | null): Layout {
  const name = talk.key();
  const key = name === null ? null : `lectern:layout:${deckKeyOf(name)}`;
  const first = { slide: slide === null ? null : within("slide", slide), next: null };
  const kept = (key === null ? null : layoutFrom(recallText(key))) ?? first;
  const shares = { slide: signal(kept.slide), next: signal(kept.next) };
  const now = (): string => JSON.stringify({ slide: shares.slide.value, next: shares.next.value });
  let before = now();
  const stop = effect(() => {
    const text = now();
    // What nobody touched is not kept: it may be designed better by then.
    if (key !== null && text !== before) keepText(key, text);
    before = text;
  });
  const reset = (): void => {
    shares.slide.value = null;
    shares.next.value = null;
  };
  return { shares, reset, stop };
}

/** To a tenth of a percent. */
export function within(pane: Pane, share: number): number {
  const { least, most } = SHARES[pane];
  return Math.round(Math.min(most, Math.max(least, share)) * 10) / 10;
}

function layoutFrom(text: string | null): Record<Pane, number | null> | null {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const { slide, next } = kept as Record<string, unknown>;
    const share = (pane: Pane, value: unknown): number | null =>
      typeof value === "number" && Number.isFinite(value) ? within(pane, value) : null;
    return { slide: share("slide", slide), next: share("next", next) };
  } catch {
    return null;
  }
}
