import type { Deck } from "#deck";
import { groups, numberOf, titleOf } from "#deck/sections";
import type { Group } from "#deck/sections";

export { groups, numberOf, titleOf };
export type { Group };

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
