import type { Deck, Slide } from "#deck";

/** A slide as a speaker thinks of it: all steps of one `--` run together. */
export interface Group {
  readonly first: Slide;
  readonly last: Slide;
}

const groupsOf = new WeakMap<Deck, readonly Group[]>();

/** In order of showing; computed once for a deck. */
export function groups(deck: Deck): readonly Group[] {
  const known = groupsOf.get(deck);
  if (known !== undefined) return known;
  const found: Group[] = [];
  for (let index = 0; index < deck.slides.length;) {
    const first = deck.slides[index]!;
    const last = deck.slides[Math.max(index, Math.min(first.increment.last, deck.slides.length - 1))]!;
    found.push({ first, last });
    index = last.index + 1;
  }
  groupsOf.set(deck, found);
  return found;
}

/** What to call a slide in a list. */
export function titleOf(slide: Slide): string {
  return slide.title ?? slide.properties.get("name") ?? "Untitled";
}

/** "13", or "13–15" for a slide in steps that are counted. */
export function numberOf({ first, last }: Group): string {
  return first.number === last.number ? `${first.number}` : `${first.number}–${last.number}`;
}

/** How many slides there are to people: what the last corner says. */
export function total(deck: Deck): number {
  return deck.slides.at(-1)?.number ?? 0;
}

/**
 * Groups that `query` may mean, best first: its number, then names and titles that begin with it, then those that
 * hold it. An empty query means all, in the deck's order.
 */
export function find(deck: Deck, query: string): readonly Group[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === "") return groups(deck);
  const ranked: { readonly rank: number; readonly group: Group }[] = [];
  for (const group of groups(deck)) {
    const rank = rankOf(group, wanted);
    if (rank > 0) ranked.push({ rank, group });
  }
  return ranked.sort((a, b) => b.rank - a.rank).map(({ group }) => group);
}

function rankOf({ first, last }: Group, wanted: string): number {
  if (/^\d+$/.test(wanted)) {
    const number = Number(wanted);
    if (number >= first.number && number <= last.number) return 5;
    if (`${first.number}`.startsWith(wanted)) return 4;
  }
  const words = [last.title ?? first.title ?? "", first.properties.get("name") ?? ""].map((text) =>
    text.toLocaleLowerCase(),
  );
  if (words.some((text) => text.startsWith(wanted))) return 3;
  if (words.some((text) => text.includes(` ${wanted}`))) return 2;
  return words.some((text) => text.includes(wanted)) ? 1 : 0;
}

/** A number means its own step; anything else the slide's first. */
export function target({ first, last }: Group, query: string): number {
  const number = Number(query.trim());
  return number > first.number && number <= last.number ? first.index + (number - first.number) : first.index;
}
