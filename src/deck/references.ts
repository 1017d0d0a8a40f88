import type { Deck } from "./types.ts";

const languages = new WeakMap<Deck, ReadonlySet<string>>();

/** Kept beside the deck: who draws it asks for them before it draws. */
export function rememberLanguages(deck: Deck, found: readonly string[]): void {
  languages.set(deck, new Set(found.map((word) => word.replace(/^\.+/, "")).filter((word) => word !== "")));
}

/** The words after the deck's fences, as written but for leading dots: "js", "py". In content, notes and macros. */
export function codeLanguages(deck: Deck): ReadonlySet<string> {
  return languages.get(deck) ?? new Set();
}
