// WORDS LIKE THOSE OF A QUERY: a door of its own, "#search/near", because few queries ask for it. Pure.
import MiniSearch, { type AsPlainObject, type Options, type SearchResult } from "minisearch";

import type { Deck } from "#deck";
import { groups, type Group } from "#deck/sections";
import { fold, indexOf, type Where } from "./entries.ts";
import type { Found } from "./search.ts";

/** A slide that has words like all those of a query. */
export interface Near extends Found {
  /** The words that it has, as a query that finds and marks them. */
  readonly meant: string;
}

/** Every word of a deck, and the slides that have it. */
export interface NearIndex {
  readonly words: MiniSearch<Words>;
}

interface Words extends Readonly<Record<Where, string>> {
  /** Index of the slide's first step. */
  readonly id: number;
}

const FIELDS: readonly Where[] = ["title", "text", "notes"];

const OPTIONS: Options<Words> = {
  fields: [...FIELDS],
  tokenize: (text) => text.split(/[^\p{L}\p{N}_]+/u).filter(Boolean),
  // Entries are folded already, queries before they are searched.
  processTerm: (word) => word,
};

/** How many letters of a word may be others: a slip in a short one makes it a different word. */
const slips = (word: string): number => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2);

export function makeNearIndex(deck: Deck): NearIndex {
  const words = new MiniSearch<Words>(OPTIONS);
  words.addAll(
    [...indexOf(deck).values()].map(({ group, folded }) => {
      const { title, text, notes } = folded;
      return { id: group.first.index, title, text, notes };
    }),
  );
  return { words };
}

/** An index as JSON, to be read by `readNearIndex`. */
export function nearIndexText(deck: Deck): string {
  return JSON.stringify(makeNearIndex(deck).words);
}

/** What `nearIndexText` wrote for this deck; null for what it did not write, or for another deck's. */
export function readNearIndex(deck: Deck, text: string): NearIndex | null {
  try {
    const words = MiniSearch.loadJS<Words>(JSON.parse(text) as AsPlainObject, OPTIONS);
    const all = groups(deck);
    const same = words.documentCount === all.length && all.every(({ first }) => words.has(first.index));
    return same ? { words } : null;
  } catch {
    return null;
  }
}

/**
 * Slides that have a word like each one of `query`, best first; nothing for an empty query.
 *
 * @param notes whether notes are searched: not where an audience may look on
 */
export function searchNear(deck: Deck, { words }: NearIndex, query: string, notes: boolean): readonly Near[] {
  const byIndex = new Map(groups(deck).map((group) => [group.first.index, group]));
  const results = words.search(fold(query), {
    fields: notes ? [...FIELDS] : FIELDS.slice(0, 2),
    combineWith: "AND",
    prefix: true,
    fuzzy: slips,
    boost: { title: 3 },
  });
  return results.flatMap((result, rank) => {
    const group = byIndex.get(result.id as number);
    return group === undefined ? [] : [nearOf(group, result, rank)];
  });
}

/** The field that one has to look into to see all of the words. */
function nearOf(group: Group, { match, terms }: SearchResult, rank: number): Near {
  const inField = (field: Where): boolean => terms.every((term) => match[term]?.includes(field));
  const where =
    FIELDS.find(inField) ?? FIELDS.findLast((field) => terms.some((term) => match[term]?.includes(field)));
  return { group, where: where ?? "text", rank, meant: terms.join(" ") };
}
