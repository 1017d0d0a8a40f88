import type { Content, Piece, Range, TextPiece } from "./types.ts";

export const NOTHING: Content = [];

/** False when a variable or a macro filled it, and its range is that of the `{{…}}` or `![:…]`. */
export function isSource(piece: TextPiece): boolean {
  return piece.text.length === piece.range.to - piece.range.from;
}

/** A part of a text piece, by offsets in its text; null when it is empty. */
export function cut(piece: TextPiece, from: number, to: number = piece.text.length): TextPiece | null {
  if (from >= to) return null;
  if (from === 0 && to === piece.text.length) return piece;
  const { range } = piece;
  const part = isSource(piece) ? { from: range.from + from, to: range.from + to } : range;
  return { kind: "text", text: piece.text.slice(from, to), range: part };
}

export function filled(text: string, range: Range): TextPiece {
  return { kind: "text", text, range };
}

/** What a content says as it was written, without the markers of its classes. */
export function writtenText(content: Content): string {
  return content.map((piece) => (piece.kind === "text" ? piece.text : writtenText(piece.content))).join("");
}

/** Nothing but white space, and no class. */
export function isBlank(content: Content): boolean {
  return content.every((piece) => piece.kind === "text" && piece.text.trim() === "");
}

/**
 * Whether a newline has to come between two contents that are put together. Separators take the newlines around
 * them; remark 0.14 then glued "# Head" and "A" into one line, 0.15 kept one newline too many and split lists.
 * A newline where neither side brings one gives what either meant. After a line indented by four they kept all its
 * newlines: an empty line there still parts what follows from a list.
 */
export function needsNewline(before: Content, after: Content): boolean {
  const last = before.at(-1);
  const first = after[0];
  if (!last || !first) return false;
  if (first.kind === "text" && first.text.startsWith("\n")) return false;
  return last.kind !== "text" || /[^\n]$|\n {4}.+\n$/.test(last.text);
}

/** A line of blanks before a separator is an empty one: what comes after it is not indented by them. */
function emptyLastLine(pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (last?.kind !== "text") return;
  const blanks = /(?<=\n)[ \t]+$/.exec(last.text);
  if (blanks !== null) pieces[pieces.length - 1] = cut(last, 0, blanks.index)!;
}

/** Appends without copying what is there; `newline` is where the source has one to lend. */
export function join(to: Piece[], more: Content, newline: Range | null): void {
  if (newline && more.length > 0) emptyLastLine(to);
  if (newline && needsNewline(to, more)) to.push(filled("\n", newline));
  for (const piece of more) to.push(piece);
}
