import type { Deck, Range } from "#deck";
import type { Group } from "#deck/sections";
import { fold, indexOf, type Entry, type Where } from "./entries.ts";

/** A text and the parts of it that a query means: in order, apart from each other. */
export interface Marked {
  readonly text: string;
  readonly marks: readonly Range[];
}

/** A slide that has every word of a query. */
export interface Found {
  readonly group: Group;
  readonly where: Where;
  /** Lower is better. */
  readonly rank: number;
}

const FIELDS: readonly Where[] = ["title", "text", "notes"];

/**
 * Slides that have every word of `query`, best first: the slide of that number, then words in titles, in text, in notes;
 * whole words before beginnings of words before parts; then the deck's order. Nothing for an empty query.
 *
 * @param notes whether notes are searched: not where an audience may look on
 */
export function searchDeck(deck: Deck, query: string, notes: boolean): readonly Found[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const fields = notes ? FIELDS : FIELDS.slice(0, 2);
  const found: Found[] = [];
  for (const entry of indexOf(deck).values()) {
    const hit = hitOf(entry, words, fields);
    if (hit !== null) found.push(hit);
  }
  return found.sort((a, b) => a.rank - b.rank);
}

function wordsOf(query: string): readonly string[] {
  return fold(query).split(/\s+/u).filter(Boolean);
}

/** Fields count more than how the words stand in them. */
function hitOf(entry: Entry, words: readonly string[], fields: readonly Where[]): Found | null {
  const { group } = entry;
  let worstField = 0;
  let worstFit = 0;
  for (const word of words) {
    const field = fields.findIndex((name) => entry.folded[name].includes(word));
    if (field < 0) return isNumberOf(group, words) ? { group, where: "title", rank: 0 } : null;
    worstField = Math.max(worstField, field);
    worstFit = Math.max(worstFit, fitOf(entry.folded[fields[field]!], word));
  }
  if (isNumberOf(group, words)) return { group, where: "title", rank: 0 };
  return { group, where: fields[worstField]!, rank: 1 + 3 * worstField + worstFit };
}

function isNumberOf({ first, last }: Group, [word, ...others]: readonly string[]): boolean {
  if (word === undefined || others.length > 0 || !/^\d+$/.test(word)) return false;
  return Number(word) >= first.number && Number(word) <= last.number;
}

const LETTER = /[\p{L}\p{N}_]/u;

/** 0: a whole word; 1: where a word begins; 2: inside one. */
function fitOf(text: string, word: string): number {
  let best = 2;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (at > 0 && LETTER.test(text[at - 1]!)) continue;
    const end = at + word.length;
    if (end === text.length || !LETTER.test(text[end]!)) return 0;
    best = 1;
  }
  return best;
}

/** Marks a few hundred characters at most: asked for what is drawn alone. */
export function markedTitle(title: string, query: string): Marked {
  return { text: title, marks: marksIn(title, wordsOf(query)) };
}

/** How much of a text a result shows, and how much of that comes before what was found; UTF-16 code units. */
const EXCERPT = 84;
const BEFORE = 26;

/** The text or notes of a slide around the first of the words that only they have; its beginning for a title's. */
export function excerptOf(deck: Deck, { group, where }: Found, query: string): Marked {
  const entry = indexOf(deck).get(group);
  if (entry === undefined) return { text: "", marks: [] };
  const words = wordsOf(query);
  const source = where === "notes" ? entry.notes : entry.text;
  if (where === "title") return cut(withoutTitle(entry), 0, words);
  const above = where === "text" ? ["title" as const] : ["title" as const, "text" as const];
  const wanted = words.find((word) => above.every((name) => !entry.folded[name].includes(word)));
  const at = unfolded(source, Math.max(0, entry.folded[where].indexOf(wanted ?? "")));
  return cut(source, at, words);
}

function withoutTitle({ title, text }: Entry): string {
  return title !== "" && text.startsWith(title) ? text.slice(title.length).trimStart() : text;
}

/** A piece of `text` that has the word at `at`, from a word's beginning to a word's end where that is near. */
function cut(text: string, at: number, words: readonly string[]): Marked {
  let from = Math.max(0, Math.min(at - BEFORE, text.length - EXCERPT));
  if (from > 0) {
    const space = text.indexOf(" ", from);
    from = space >= 0 && space < at ? space + 1 : whole(text, from);
  }
  let to = Math.min(text.length, from + EXCERPT);
  if (to < text.length) {
    const space = text.lastIndexOf(" ", to);
    to = space > at ? space : whole(text, to);
  }
  const shown = `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  return { text: shown, marks: marksIn(shown, words) };
}

/** Not in the middle of a surrogate pair. */
function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at;
}

function marksIn(text: string, words: readonly string[]): readonly Range[] {
  const starts: number[] = [];
  let folded = "";
  let offset = 0;
  for (const character of text) {
    const part = fold(character);
    for (let i = 0; i < part.length; i += 1) starts.push(offset);
    folded += part;
    offset += character.length;
  }
  const ranges = words.flatMap((word) => occurrences(folded, word)).sort((a, b) => a.from - b.from);
  const marks: Range[] = [];
  for (const range of ranges) {
    const from = starts[range.from]!;
    const to = starts.slice(range.to).find((start) => start > starts[range.to - 1]!) ?? offset;
    const before = marks.at(-1);
    if (before !== undefined && from <= before.to) {
      marks[marks.length - 1] = { from: before.from, to: Math.max(before.to, to) };
    } else marks.push({ from, to });
  }
  return marks;
}

function occurrences(text: string, word: string): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    ranges.push({ from: at, to: at + word.length });
  }
  return ranges;
}

/** Where in `text` is what is at `at` in its folded form. */
function unfolded(text: string, at: number): number {
  let offset = 0;
  let length = 0;
  for (const character of text) {
    length += fold(character).length;
    if (length > at) return offset;
    offset += character.length;
  }
  return offset;
}
