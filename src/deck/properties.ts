import { cut, isSource } from "./pieces.ts";
import { wordEnd } from "./recognise.ts";
import { skipBlanks } from "./source.ts";
import type { Piece, Range, TextPiece } from "./types.ts";

/** A `key: value` of a slide, as written. */
export interface Property {
  readonly key: string;
  readonly value: string;
  readonly keyRange: Range;
  readonly valueRange: Range;
  /** Line at the slide's head, or `<!-- key: value -->`. */
  readonly form: "line" | "comment";
}

/** The properties that mean something to us or to remark; any other is a variable of the author's. */
export const KNOWN_PROPERTIES: readonly string[] = [
  "name",
  "class",
  "continued",
  "layout",
  "template",
  "exclude",
  "count",
  "content",
  "background-image",
  "background-color",
  "background-size",
  "background-position",
  "highlight-style",
  "title",
  "description",
  "theme",
  "scheme",
  "style",
  "fit",
  "transition",
  "ratio",
  "dir",
  "lang",
  "duration",
];

interface Place {
  readonly piece: number;
  readonly at: number;
}

/**
 * Takes the `key: value` lines off the head of a slide's content. Blank lines before and between them go too; the
 * newline after the last value stays. A content class ends the search, also in the middle of a value (remark 0.14).
 */
export function takeProperties(content: Piece[]): Property[] {
  const found: Property[] = [];
  let rest: Place | null = null;
  for (let line = nextLine(content, { piece: 0, at: 0 }); line;) {
    const piece = content[line.piece] as TextPiece;
    const colon = wordEnd(piece.text, line.at);
    if (colon === line.at || piece.text[colon] !== ":" || piece.text.startsWith("://", colon)) break;
    const key = cut(piece, line.at, colon)!;
    const { value, range, end } = readValue(content, { piece: line.piece, at: colon + 1 });
    found.push({ key: key.text, value, keyRange: key.range, valueRange: range, form: "line" });
    rest = end;
    line = atNewline(content, end) ? nextLine(content, end) : null;
  }
  if (rest) drop(content, rest);
  return found;
}

/** The first line from `from` on that is not blank; null when a class or the end comes first. */
function nextLine(content: readonly Piece[], from: Place): Place | null {
  let { piece, at } = from;
  for (;;) {
    const text = textOf(content[piece]);
    if (text === null) return null;
    const first = skipBlanks(text, at);
    if (text[first] === "\n") at = first + 1;
    else if (at === text.length) {
      piece += 1;
      at = 0;
    } else return { piece, at };
  }
}

/** What follows the colon up to the line's end, over pieces that macros filled. */
function readValue(content: readonly Piece[], from: Place): { value: string; range: Range; end: Place } {
  let value = "";
  let { piece, at } = from;
  for (;;) {
    const text = textOf(content[piece])!;
    const newline = text.indexOf("\n", at);
    const to = newline < 0 ? text.length : newline;
    value += text.slice(at, to);
    if (newline >= 0 || textOf(content[piece + 1]) === null) {
      const range = valueRange(content[from.piece] as TextPiece, from.at, piece === from.piece ? to : null);
      return { value: value.trim(), range, end: { piece, at: to } };
    }
    piece += 1;
    at = 0;
  }
}

function valueRange(piece: TextPiece, from: number, to: number | null): Range {
  if (to === null || !isSource(piece)) return piece.range;
  const first = Math.min(skipBlanks(piece.text, from), to);
  const last = first + piece.text.slice(first, to).trimEnd().length;
  return { from: piece.range.from + first, to: piece.range.from + last };
}

function atNewline(content: readonly Piece[], { piece, at }: Place): boolean {
  return textOf(content[piece])?.[at] === "\n";
}

function textOf(piece: Piece | undefined): string | null {
  return piece?.kind === "text" ? piece.text : null;
}

function drop(content: Piece[], { piece, at }: Place): void {
  const rest = cut(content[piece] as TextPiece, at);
  content.splice(0, piece + 1, ...(rest ? [rest] : []));
}
