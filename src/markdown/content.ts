import { Parser, type Links } from "marked";

import type { ClassPiece, Content, Deck } from "#deck";

import { balance } from "./balance.ts";
import { ENDS_PARAGRAPH } from "./elements.ts";
import { escapeHtml } from "./escape.ts";
import { DeckLexer } from "./lexer.ts";
import { BLOCK, fill, INLINE, placeholder, withoutPlaceholders } from "./placeholder.ts";
import { DeckRenderer } from "./renderer.ts";
import type { RenderOptions } from "./types.ts";

/** Content classes deeper than this are shown as they were written. */
const DEEPEST = 100;

interface Context {
  readonly deck: Deck;
  readonly options: RenderOptions;
  readonly links: Links;
  readonly depth: number;
}

/** One nesting level, ready for Markdown: its text with placeholders, and what they stand for. */
interface Level {
  readonly text: string;
  readonly parts: readonly string[];
  readonly sources: readonly string[];
}

/** Inner HTML of a slide's content, without the slide number. */
export function renderContent(deck: Deck, content: Content, options: RenderOptions): string {
  const level = readLevel(content, { deck, options, links: linksOf(deck), depth: 0 });
  return renderBlocks({ ...level, text: withoutLead(level.text) }, linksOf(deck), options);
}

/** Inside out, so that nothing is rendered twice: the classes of a level are HTML before its own text is. */
function readLevel(content: Content, context: Context): Level {
  let text = "";
  const parts: string[] = [];
  const sources: string[] = [];
  for (const piece of content) {
    if (piece.kind === "text") text += cleaned(piece.text);
    else {
      const { block, html } = renderClass(piece, { ...context, depth: context.depth + 1 });
      text += placeholder(block ? BLOCK : INLINE, parts.length);
      parts.push(html);
      sources.push(context.deck.source.text.slice(piece.range.from, piece.range.to));
    }
  }
  return { text, parts, sources };
}

function renderClass(
  piece: ClassPiece,
  context: Context,
): { readonly block: boolean; readonly html: string } {
  const { deck, links, options, depth } = context;
  if (depth > DEEPEST) {
    return { block: false, html: escapeHtml(deck.source.text.slice(piece.range.from, piece.range.to)) };
  }
  const level = readLevel(piece.content, context);
  const names = escapeHtml(piece.classes.join(" "));
  if (!piece.block && !startsBlock(level.text)) {
    const html = renderInline({ ...level, text: level.text.trimStart() }, links, options);
    // A browser would move a block out of the `span` and its paragraph: `.center[<div>…</div>]`.
    if (!ENDS_PARAGRAPH.test(html)) return { block: false, html: `<span class="${names}">${html}</span>` };
    return { block: true, html: `<div class="${names}">${html}</div>` };
  }
  const html = renderBlocks({ ...level, text: dedented(level.text) }, links, options);
  return { block: true, html: `<div class="${names}">${html}</div>` };
}

/** `.center[# Title]` is a heading inside the class, and a text with newlines came from a macro. */
function startsBlock(text: string): boolean {
  return /^\s*#{1,6} |\n/.test(text) || text.includes(BLOCK);
}

function renderBlocks(level: Level, links: Links, options: RenderOptions): string {
  const renderer = new DeckRenderer(options, level.parts, level.sources);
  try {
    const html = new Parser({ renderer }).parse(new DeckLexer(links).lex(level.text));
    return fill(renderer.hasHtml ? balance(html) : html, level.parts);
  } catch {
    // Nested beyond the stack: the text itself is better than no slide.
    return fill(`<p>${escapeHtml(level.text)}</p>\n`, level.parts);
  }
}

function renderInline(level: Level, links: Links, options: RenderOptions): string {
  const renderer = new DeckRenderer(options, level.parts, level.sources);
  try {
    const html = new Parser({ renderer }).parseInline(new DeckLexer(links).inlineTokens(level.text));
    return fill(renderer.hasHtml ? balance(html) : html, level.parts);
  } catch {
    return fill(escapeHtml(level.text), level.parts);
  }
}

/** Tabs are four blanks (remark). A no-break space stays one, but after a list's or heading's sign it is a blank. */
function cleaned(text: string): string {
  const spaced = text.includes("\t") ? text.replaceAll("\t", "    ") : text;
  const blanks = spaced.includes("\u00A0")
    ? spaced.replace(/^[ \u00A0]*(?:[*+-]|\d{1,9}[.)]|#{1,6}|>)[ \u00A0]+/gm, (sign) =>
        sign.replaceAll("\u00A0", " "),
      )
    : spaced;
  return withoutPlaceholders(blanks);
}

/** A class's lines may be indented together; then its first line may be indented as it likes (remark). */
function dedented(text: string): string {
  const indents = [...text.matchAll(/^ *(?=\S)/gm)].map((match) => match[0].length);
  const common = Math.min(...indents, text.length);
  const moved = common > 0 ? text.replace(new RegExp(`^ {1,${common}}`, "gm"), "") : text;
  return withoutLead(moved);
}

/** remark: blanks at the very start are not code. A fence or list keeps those that its other lines have, too. */
function withoutLead(text: string): string {
  return text.replace(/^(?: *\n)*(?: {4,}|(?! {1,3}(?:`{3}|~{3}|[*+-] |\d+[.)] )) *)/, "");
}

const tables = new WeakMap<Deck, Links>();

function linksOf(deck: Deck): Links {
  const known = tables.get(deck);
  if (known) return known;
  const links = Object.create(null) as Links;
  for (const [id, { href, title }] of deck.links) links[id] = { href, title: title ?? null };
  tables.set(deck, links);
  return links;
}
