// THE WORDS OF A DECK, ready to be searched: text becomes entries, a query becomes slides and what to mark on them. Pure.
// Words that are only like those of a query are found behind a door of their own, "#search/near", with the library for it.
export { indexMore, indexOf } from "./entries.ts";
export { excerptOf, markedTitle, searchDeck } from "./search.ts";
export type { Found, Marked } from "./search.ts";
