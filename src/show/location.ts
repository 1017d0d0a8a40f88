// The place, as the address writes it.

import type { Deck } from "#deck";
import { addressFor, indexAt } from "./address.ts";
import { clampIndex } from "./move-index.ts";

export interface Place {
  readonly index: number;
  readonly presenter: boolean;
  /** In the reading view; absent: not. */
  readonly reading?: true;
}

/**
 * `#7` is index 6, `#intro` (or `#slide-intro`, the element's id) the slide of that name, `#p7` the presenter view of
 * index 6, `#desired-state/2` what `addressFor` made of a slide; `#read` and `#read/…` are the same in the reading view.
 * Numbers win over names and are clamped; what nobody knows is the first slide (remark). `findId` may know other ids of
 * the page, a heading's for instance.
 */
export function placeFromHash(hash: string, deck: Deck, findId?: (id: string) => number | undefined): Place {
  const raw = hash.startsWith("#") ? hash.slice(1) : hash;
  const text = decoded(raw);
  // What slides are called is not worked out for an address that calls none.
  if (text === "") return { index: 0, presenter: false };
  const [, p, digits] = /^(p?)([0-9]+)$/.exec(text) ?? [];
  if (digits !== undefined) return { index: clampIndex(deck, Number(digits) - 1), presenter: p === "p" };
  const index = named(deck, text) ?? named(deck, raw);
  if (index === undefined && /^read(?:\/|$)/.test(text))
    return { ...placeFromHash(text.slice(5), deck, findId), presenter: false, reading: true };
  return {
    index: clampIndex(deck, index ?? indexAt(deck, text) ?? findId?.(text) ?? 0),
    presenter: false,
  };
}

/** What the address says of a place: always the number, never the name (remark). */
export function hashFor(index: number, presenter: boolean): string {
  return `#${presenter ? "p" : ""}${index + 1}`;
}

/** The same in words that survive edits, encoded as browsers write it. */
export function stableHash(deck: Deck, index: number, reading = false): string {
  const words = addressFor(deck, index).split("/").map(encodeURIComponent).join("/");
  return `#${reading ? "read/" : ""}${words}`;
}

function named(deck: Deck, id: string): number | undefined {
  return (
    deck.names.get(id) ?? (id.startsWith("slide-") ? deck.names.get(id.slice("slide-".length)) : undefined)
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
