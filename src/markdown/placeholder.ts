// Content classes are rendered first and stand in the Markdown around them as placeholders, which no rule
// of Markdown looks into. They are made of control characters that no encoding uses for text. Above U+00FF
// there are characters still stranger, but engines keep and search a text twice as fast without such.

/** Begins the placeholder of a block: a `div` of its own, never inside a paragraph. */
export const BLOCK = "\u0090";
/** Begins the placeholder of a part of a line. */
export const INLINE = "\u009D";

const END = "\u0081";
const PLACEHOLDER = /[\u0090\u009D](\d+)\u0081/g;

/** One nesting level, ready for Markdown: its text with placeholders, and what they stand for. */
export interface Level {
  readonly text: string;
  readonly parts: readonly string[];
  /** How the author wrote them. */
  readonly sources: readonly string[];
}

export function placeholder(begin: typeof BLOCK | typeof INLINE, index: number): string {
  return `${begin}${index}${END}`;
}

export function hasPlaceholder(text: string): boolean {
  return text.includes(END);
}

/** Puts `values` in the places of their placeholders. */
export function fill(text: string, values: readonly string[]): string {
  if (values.length === 0 || !hasPlaceholder(text)) return text;
  return text.replace(PLACEHOLDER, (_, index: string) => values[Number(index)] ?? "");
}

/** Text of an author who used these characters, without them. */
export function withoutPlaceholders(text: string): string {
  return text.replace(/[\u0081\u0090\u009D]/g, "");
}
