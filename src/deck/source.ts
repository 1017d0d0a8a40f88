import type { Source } from "./types.ts";

const NEWLINE = 10;
const SPACE = 32;
const TAB = 9;

/**
 * Text as given → Source. A byte order mark goes, CR LF and lone CR become LF, NUL becomes U+FFFD, and what
 * every line that is not blank has in common at its start goes too: decks live in indented `textarea`s.
 */
export function readSource(given: string, name: string): Source {
  const text = normalise(given);
  const indent = commonIndent(text);
  const cleaned = indent === 0 ? text : removeIndent(text, indent);
  let lines: readonly number[] | null = null;
  return {
    name,
    text: cleaned,
    indent,
    // Asked for only where something has to be said about the text.
    get lines() {
      return (lines ??= lineStarts(cleaned));
    },
  };
}

function normalise(given: string): string {
  let text = given;
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
  if (text.includes("\0")) text = text.replaceAll("\0", "\ufffd");
  return text;
}

/** The smallest count of leading blanks; a tab counts as one, and lines of blanks alone do not count (remark 0.14). */
function commonIndent(text: string): number {
  let least = Infinity;
  for (let at = 0; at < text.length && least > 0; at = lineEnd(text, at) + 1) {
    const first = skipBlanks(text, at);
    if (first < text.length && text.charCodeAt(first) !== NEWLINE) least = Math.min(least, first - at);
  }
  return least === Infinity ? 0 : least;
}

function removeIndent(text: string, indent: number): string {
  return text
    .split("\n")
    .map((line) => line.slice(Math.min(indent, skipBlanks(line, 0))))
    .join("\n");
}

function lineStarts(text: string): number[] {
  const lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  return lines;
}

/** The first place from `at` on that is neither a space nor a tab. */
export function skipBlanks(text: string, at: number): number {
  let to = at;
  for (let code = text.charCodeAt(to); code === SPACE || code === TAB; code = text.charCodeAt(to)) to += 1;
  return to;
}

/** Where the line that `at` is in ends: its newline, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** The number of the line, from 0, that holds `offset`. */
export function lineOf(source: Source, offset: number): number {
  const { lines } = source;
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Line and column from 1, in the author's file: the indentation that was removed counts again. */
export function positionAt(source: Source, offset: number): { line: number; column: number } {
  const line = lineOf(source, offset);
  return { line: line + 1, column: offset - source.lines[line]! + source.indent + 1 };
}
