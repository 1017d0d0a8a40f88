import { parseDeck } from "#deck";
import type { Deck } from "#deck";

/** `slides("a b+c")`: slide a; slide b with a second step c. */
export function slides(outline: string): Deck {
  const texts = outline.split(" ").map((slide) => slide.split("+").join("\n--\n"));
  return parseDeck(texts.join("\n---\n"));
}
