import { fenceAt } from "./fences.ts";
import { indentOf, lineAt, outdent } from "./lines.ts";

export interface Item {
  /** What the item says, without its marker and indentation: Markdown. */
  readonly text: string;
  readonly raw: string;
  /** Its text is in paragraphs. remark decides for each item, not for each list. */
  readonly loose: boolean;
}

export interface List {
  readonly raw: string;
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly Item[];
}

interface Marker {
  readonly indent: number;
  readonly width: number;
  /** `-`, `*`, `+` or `.`: a list ends where it changes. `1)` is text (remark). */
  readonly sign: string;
  readonly number: number;
  readonly empty: boolean;
}

const RULE = /^ {0,3}(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})$/;

export function markerOf(line: string): Marker | null {
  const match = /^( *)(?:([*+-])|(\d{1,9})(\.))(?: +|$)/.exec(line);
  if (!match) return null;
  return {
    indent: match[1]?.length ?? 0,
    width: match[0].length,
    sign: match[2] ?? match[4] ?? "",
    number: Number(match[3] ?? 1),
    empty: match[0].length === line.length,
  };
}

/**
 * The list that `text` starts with. Its rules are remark 0.14's: one blank more than the item nests, everything
 * without an empty line before it stays in the item, and an unindented line after an empty one ends the list.
 * Two empty lines end it. One difference: what an item's first further line is indented by, up to four, is what
 * its lines lose; remark took four, which flattened lists that nest by twos.
 */
export function readList(text: string): List | null {
  const first = markerOf(lineAt(text, 0));
  if (!first) return null;
  const items: Item[] = [];
  let at = 0;
  let afterBlank = false;
  let marker: Marker | null = first;
  while (marker) {
    const end = itemEnd(text, at, first.indent);
    const next = nextMarker(text, end.next, first);
    const loose = afterBlank || end.holdsBlank || (end.blankAfter && next !== null);
    const raw = text.slice(at, end.at);
    items.push({ text: itemText(raw, marker, first.indent), raw, loose });
    if (!next) return list(text.slice(0, end.at), first, items);
    afterBlank = end.blankAfter;
    at = end.next;
    marker = next;
  }
  return null;
}

function list(raw: string, first: Marker, items: readonly Item[]): List {
  return { raw, ordered: first.sign === ".", start: first.number, items };
}

function nextMarker(text: string, at: number, first: Marker): Marker | null {
  if (at >= text.length) return null;
  const line = lineAt(text, at);
  const marker = RULE.test(line) ? null : markerOf(line);
  return marker && marker.indent <= first.indent && marker.sign === first.sign ? marker : null;
}

interface ItemEnd {
  /** Offset after the item's last line that is not blank, without its newline. */
  readonly at: number;
  /** Where the first line that is not the item's begins; Infinity where the list ends. */
  readonly next: number;
  readonly holdsBlank: boolean;
  readonly blankAfter: boolean;
}

function itemEnd(text: string, start: number, indent: number): ItemEnd {
  let end = start + lineAt(text, start).length;
  let next = end + 1;
  let holdsBlank = false;
  let blank = false;
  while (next < text.length) {
    const line = lineAt(text, next);
    const depth = indentOf(line);
    if (depth === Infinity) {
      if (blank) return { at: end, next: Infinity, holdsBlank, blankAfter: true };
      blank = true;
      next += line.length + 1;
      continue;
    }
    if (blank && depth === 0) break;
    if (depth <= indent && (markerOf(line) || RULE.test(line))) break;
    holdsBlank ||= blank;
    blank = false;
    end = fenceAt(text, next)?.end ?? next + line.length;
    next = end + 1;
  }
  return { at: end, next, holdsBlank, blankAfter: blank };
}

function itemText(raw: string, marker: Marker, indent: number): string {
  const [first = "", ...rest] = raw.split("\n");
  if (rest.length === 0) return first.slice(marker.width);
  const depth = rest.map(indentOf).find((depth) => depth > indent && depth !== Infinity);
  const count = Math.min(depth ?? 4, indent + 4);
  return [first.slice(marker.width), ...rest.map((line) => outdent(line, count))].join("\n");
}
