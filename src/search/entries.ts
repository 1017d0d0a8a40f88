import type { Content, Deck, Slide } from "#deck";
import { groups, type Group } from "#deck/sections";

/** Where the words of a query are; "text" when some are in the title and some in the text, "notes" likewise. */
export type Where = "title" | "text" | "notes";

/** What can be searched of one slide; `folded` is what is compared. */
export interface Entry extends Readonly<Record<Where, string>> {
  readonly group: Group;
  readonly folded: Readonly<Record<Where, string>>;
}

/** The entries made so far, in the deck's order. */
const indexes = new WeakMap<Deck, Map<Group, Entry>>();

/** Every entry of a deck: made with the first search unless `indexMore` was there before, and kept as long as the deck. */
export function indexOf(deck: Deck): ReadonlyMap<Group, Entry> {
  indexMore(deck, () => true);
  return indexes.get(deck)!;
}

/**
 * Makes one entry after the other as long as there is time, one at least; true: none is left.
 *
 * @param goOn asked after each entry
 */
export function indexMore(deck: Deck, goOn: () => boolean): boolean {
  const made = indexes.get(deck) ?? new Map<Group, Entry>();
  indexes.set(deck, made);
  const all = groups(deck);
  while (made.size < all.length) {
    const group = all[made.size]!;
    made.set(group, entryOf(group));
    if (made.size < all.length && !goOn()) return false;
  }
  return true;
}

function entryOf(group: Group): Entry {
  const { first, last } = group;
  const title = last.title ?? first.title ?? "";
  const text = plainText(ownText(first, last));
  const notes = last.notes.map(({ content }) => plainText(sourceOf(content))).join(" ");
  return { group, title, text, notes, folded: { title: fold(title), text: fold(text), notes: fold(notes) } };
}

/** Without case and diacritics; each character folds alone as it does in its text, so that places can be found again. */
export function fold(text: string): string {
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
