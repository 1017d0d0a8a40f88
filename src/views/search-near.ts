// Words like those of a query. Fetched, with the library that finds them, when a query has no slide of its own.
import type { Deck } from "#deck";
import { makeNearIndex, readNearIndex, searchNear, type Near, type NearIndex } from "#search/near";

const indexes = new WeakMap<Deck, Promise<NearIndex>>();

/** Slides that have words like those of `query`, best first. */
export async function near(deck: Deck, query: string, notes: boolean): Promise<readonly Near[]> {
  const index = indexes.get(deck) ?? indexFor(deck);
  indexes.set(deck, index);
  return searchNear(deck, await index, query, notes);
}

/** The one that a built site brings; else, and where that cannot be had, one made here. */
async function indexFor(deck: Deck): Promise<NearIndex> {
  const address = document.querySelector<HTMLLinkElement>("#lectern-search")?.href;
  const text = address === undefined ? null : await read(address);
  return (text === null ? null : readNearIndex(deck, text)) ?? makeNearIndex(deck);
}

async function read(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
