// What a slide is called in an address, so that a link outlives edits of the text: never by its number.

import type { Deck, Slide } from "#deck";

interface Addresses {
  /** By the index of a slide's first step. */
  readonly of: ReadonlyMap<number, string>;
  /** Back to that index. */
  readonly to: ReadonlyMap<string, number>;
}

/** Words of one address at most. */
const LONGEST = 8;
/** What an address already says otherwise: a number, or the reading view. */
const TAKEN = /^(?:p?\d+|read)$/;

const known = new WeakMap<Deck, Addresses>();

/**
 * The slide's name, else its heading's words: "desired-state". Of slides with the same words the second is
 * "desired-state.2", whatever else is in the deck; a later step is "desired-state/3". Not yet encoded for a URL.
 */
export function addressFor(deck: Deck, index: number): string {
  const slide = deck.slides[index]!;
  const { first } = slide.increment;
  const base = ownName(deck, first) ?? addressesOf(deck).of.get(first)!;
  return ownName(deck, index) ?? (index === first ? base : `${base}/${index - first + 1}`);
}

/** The index that `addressFor` was asked for; undefined: no slide has this address. */
export function indexAt(deck: Deck, address: string): number | undefined {
  const [, base = "", step = "1"] = /^(.*?)(?:\/(\d+))?$/s.exec(address) ?? [];
  const first = deck.names.get(base) ?? addressesOf(deck).to.get(base);
  if (first === undefined) return undefined;
  return Math.max(first, Math.min(first + Number(step) - 1, deck.slides[first]!.increment.last));
}

/** Letters and digits of every script in lower case, words joined by hyphens; "" for a text without any. */
export function slugOf(text: string): string {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.slice(0, LONGEST).join("-") ?? "";
}

function ownName(deck: Deck, index: number): string | null {
  const name = deck.slides[index]!.properties.get("name");
  return name !== undefined && !TAKEN.test(name) && deck.names.get(name) === index ? name : null;
}

function addressesOf(deck: Deck): Addresses {
  const before = known.get(deck);
  if (before !== undefined) return before;
  const of = new Map<number, string>();
  const to = new Map<string, number>();
  const equals = new Map<string, number>();
  for (const slide of deck.slides) {
    const { index, increment } = slide;
    if (index !== increment.first) continue;
    const words = wordsOf(deck, slide);
    // Named ones count too: who names a slide changes no other's address.
    const count = (equals.get(words) ?? 0) + 1;
    equals.set(words, count);
    let address = count > 1 || TAKEN.test(words) ? `${words}.${count}` : words;
    while (deck.names.has(address) && deck.names.get(address) !== index) address += "_";
    of.set(index, address);
    to.set(address, index);
  }
  const all = { of, to };
  known.set(deck, all);
  return all;
}

/** Of its finished heading; without one, of the first words of its own text, but never of its notes. */
function wordsOf({ slides, source }: Deck, slide: Slide): string {
  const title = slides[slide.increment.last]?.title ?? slide.title;
  const own = source.text.slice(slide.range.from, slide.range.to).split(/^\?\?\?/m)[0]!;
  const text = own.replace(/^\s*(?:[\w-]+:.*\n?\s*)+/, "");
  return slugOf(title ?? "") || slugOf(text) || slugOf(own) || "slide";
}
