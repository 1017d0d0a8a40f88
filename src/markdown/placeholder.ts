// Content classes are rendered first and stand in the Markdown around them as placeholders, which no rule
// of Markdown looks into. They are made of noncharacters, which Unicode keeps out of texts, and count as letters.

/** Begins the placeholder of a block: a `div` of its own, never inside a paragraph. */
export const BLOCK = "\uFDD0";
/** Begins the placeholder of a part of a line. */
export const INLINE = "\uFDD1";

const END = "\uFDD2";
const PLACEHOLDER = /[\uFDD0\uFDD1](\d+)\uFDD2/g;

export function placeholder(begin: typeof BLOCK | typeof INLINE, index: number): string {
  return `${begin}${index}${END}`;
}

/** Puts `values` in the places of their placeholders. */
export function fill(text: string, values: readonly string[]): string {
  return values.length === 0
    ? text
    : text.replace(PLACEHOLDER, (_, index: string) => values[Number(index)] ?? "");
}

/** Text of an author who used the noncharacters, without them. */
export function withoutPlaceholders(text: string): string {
  return /[\uFDD0-\uFDD2]/.test(text) ? text.replace(/[\uFDD0-\uFDD2]/g, "") : text;
}
