import type { Content, Deck, Range, Slide } from "#deck";
import { groups } from "./find.ts";
import type { Group } from "./find.ts";

/** Where the words of a query are; "text" when some are in the title and some in the text, "notes" likewise. */
export type Where = "title" | "text" | "notes";

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

/** What can be searched of one slide; `folded` is what is compared. */
interface Entry extends Readonly<Record<Where, string>> {
  readonly group: Group;
  readonly folded: Readonly<Record<Where, string>>;
}

const FIELDS: readonly Where[] = ["title", "text", "notes"];
const indexes = new WeakMap<Deck, ReadonlyMap<Group, Entry>>();

/** Made with the first search of a deck, and kept as long as the deck. */
function indexOf(deck: Deck): ReadonlyMap<Group, Entry> {
  const known = indexes.get(deck);
  if (known !== undefined) return known;
  const made = new Map(groups(deck).map((group) => [group, entryOf(group)] as const));
  indexes.set(deck, made);
  return made;
}

function entryOf(group: Group): Entry {
  const { first, last } = group;
  const title = last.title ?? first.title ?? "";
  const text = plainText(ownText(first, last));
  const notes = last.notes.map(({ content }) => plainText(sourceOf(content))).join(" ");
  return { group, title, text, notes, folded: { title: fold(title), text: fold(text), notes: fold(notes) } };
}

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

/** Without case and diacritics; each character folds alone as it does in its text, so that places can be found again. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\u00ad]/g, "")
    .replace(/ς/g, "σ")
    .replace(/ß/g, "ss");
}

/** What a slide adds to its template, all steps: what a layout says is on every slide, and would find every slide. */
function ownText(first: Slide, last: Slide): string {
  const own = last.content.filter(({ range }) => range.from >= first.range.from && range.to <= last.range.to);
  return sourceOf(own);
}

function sourceOf(content: Content): string {
  return content
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      const inside = sourceOf(piece.content);
      return piece.block ? `\n${inside}\n` : inside;
    })
    .join("");
}

const FENCE = /^[ \t]*(?:[-*+>][ \t]+)*(`{3,}|~{3,})[^`]*$/;

/** The words of a Markdown text, on one line; code as it is written. Linear in its length. */
function plainText(markdown: string): string {
  const parts: string[] = [];
  let prose: string[] = [];
  let fence = "";
  const settle = (): void => {
    parts.push(plainProse(prose.join("\n")));
    prose = [];
  };
  for (const line of markdown.split("\n")) {
    const run = FENCE.exec(line)?.[1] ?? "";
    if (fence !== "") {
      if (run.startsWith(fence)) fence = "";
      else parts.push(line);
    } else if (run !== "") {
      settle();
      fence = run;
    } else prose.push(line);
  }
  settle();
  const text = parts.join("\n").replace(/[^\S ]/g, " ");
  return swap(text, "  ", / {2,}/g, " ").trim();
}

/** Most texts have few of the signs: looking for one is much quicker than a pattern that may begin anywhere. */
function swap(text: string, sign: string, pattern: RegExp, by: string): string {
  return text.includes(sign) ? text.replace(pattern, by) : text;
}

// Every class of characters ends where the next match could begin, so that no text is read twice.
function plainProse(markdown: string): string {
  let text = withoutHidden(markdown).replaceAll("\t", " ");
  text = swap(text, "  ", / {2,}/g, " ");
  text = swap(text, "]: ", /^ ?\[[^[\]\n]*\]: .*$/gm, "");
  text = swap(text, "](", /!?\[([^[\]]*)\]\([^()]*\)/g, "$1");
  text = swap(text, "][", /!?\[([^[\]]*)\]\[[^[\]]*\]/g, "$1");
  text = text.replace(/^[ >]*(?:#{1,6}|(?:[-+*]|\d{1,9}[.)])(?= ))?/gm, "").replace(/^[ |:=*_-]+$/gm, "");
  text = swap(text, " #", / #+ ?$/gm, "");
  if (!text.includes("`")) return plainWords(text);
  return text
    .split(/(`+[^`]*`+)/)
    .map((part, at) => (at % 2 === 1 ? part.replaceAll("`", "") : plainWords(part)))
    .join("");
}

function plainWords(markdown: string): string {
  let text = swap(markdown, "://", /<?\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>()[\]]*>?/gi, " ");
  text = swap(text, "<", /<\/?[A-Za-z][^<>]*>/g, " ");
  text = swap(text, "*", /(?<!\\)\*+/g, "");
  text = swap(text, "~~", /(?<!\\)~~/g, "");
  text = text.replaceAll("|", " ");
  text = swap(text, "_", UNDERSCORES, "");
  text = swap(text, "\\", /\\([!-/:-@[-`{-~])/g, "$1");
  if (!text.includes("&")) return text;
  return text.replace(/&(amp|lt|gt|quot|nbsp|shy);/g, (_, name: string) => ENTITIES[name]!);
}

/** Those of emphasis: not inside a word. */
const UNDERSCORES = /(?<![\p{L}\p{N}_\\])_+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?…])_+(?![\p{L}\p{N}_])/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  shy: "",
};

const HIDDEN = /<!--|<(style|script)(?=[\s>])/gi;

/** Without what a browser does not show: comments, style sheets. One that does not end is text. */
function withoutHidden(html: string): string {
  let shown = "";
  let at = 0;
  for (const match of html.matchAll(HIDDEN)) {
    if (match.index < at) continue;
    const ending = match[1] === undefined ? "-->" : `</${match[1]}>`;
    const end = html.indexOf(ending, match.index);
    if (end < 0) break;
    shown += `${html.slice(at, match.index)} `;
    at = end + ending.length;
  }
  return shown + html.slice(at);
}
