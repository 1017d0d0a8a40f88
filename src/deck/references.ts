import type { Content, Deck, Range, TextPiece } from "./types.ts";
import { isSource } from "./pieces.ts";

const languages = new WeakMap<Deck, ReadonlySet<string>>();

/** Kept beside the deck: who draws it asks for them before it draws. */
export function rememberLanguages(deck: Deck, found: readonly string[]): void {
  languages.set(deck, new Set(found.map((word) => word.replace(/^\.+/, "")).filter((word) => word !== "")));
}

/** The words after the deck's fences, as written but for leading dots: "js", "py". In content, notes and macros. */
export function codeLanguages(deck: Deck): ReadonlySet<string> {
  return languages.get(deck) ?? new Set();
}

/** `#name` in a link: where it leads, decoded, and where it stands. */
export interface LinkTarget {
  readonly name: string;
  readonly range: Range;
}

const TARGET = /\]\(#([^()\n"]+)[)"]|\bhref\s*=\s*["']?#([^"'\s>]+)/gi;

/** The links into the deck itself, of a content as written: `[x](#name)` and `href="#name"`. Code may hold some. */
export function* linkTargets(content: Content): Generator<LinkTarget> {
  for (const piece of content) {
    if (piece.kind === "class") yield* linkTargets(piece.content);
    else if (mayLink(piece.text) && isSource(piece)) yield* targetsIn(piece);
  }
}

const mayLink = (text: string): boolean => text.includes("#") && (text.includes("](#") || /href/i.test(text));

function* targetsIn(piece: TextPiece): Generator<LinkTarget> {
  for (const found of piece.text.matchAll(TARGET)) {
    const written = (found[1] ?? found[2])!.trim();
    const from = piece.range.from + found.index + found[0].indexOf("#");
    yield { name: decode(written), range: { from, to: from + 1 + written.length } };
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Every id that the text itself makes: of its HTML, and of its headings as remark makes them. */
export function writtenIds(text: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [, id] of text.matchAll(/\b(?:id|name)\s*=\s*["']?([^"'\s>]+)/gi)) ids.add(id!);
  for (const [, heading] of text.matchAll(/^ *#{1,6}([^#\n][^\n]*)$/gm)) {
    ids.add(heading!.trim().toLowerCase().replace(/\W+/g, "-"));
  }
  return ids;
}
