import type { Links } from "marked";

import type { ClassPiece, Content, Deck } from "#deck";

import { ENDS_PARAGRAPH } from "./elements.ts";
import { escapeHtml } from "./escape.ts";
import { SlideMarkdown } from "./markdown.ts";
import { BLOCK, INLINE, placeholder, withoutPlaceholders, type Level } from "./placeholder.ts";
import { CODE } from "./rules.ts";
import type { RenderOptions } from "./types.ts";

/** Content classes deeper than this are shown as they were written. */
const DEEPEST = 100;

/** Inner HTML of a slide's content, without the slide number. */
export function renderContent(deck: Deck, content: Content, options: RenderOptions): string {
  if (content.length === 0) return "";
  const drawing = new Drawing(deck, markdownOf(deck, options));
  const level = drawing.read(content, 0);
  // remark: nothing stands between the last block and the slide's number.
  return drawing.markdown.blocks({ ...level, text: withoutLead(level.text) }).trimEnd();
}

interface DrawnClass {
  readonly isBlock: boolean;
  readonly html: string;
}

/** Inside out, so that nothing is rendered twice: the classes of a level are HTML before its own text is. */
class Drawing {
  readonly markdown: SlideMarkdown;
  readonly #deck: Deck;

  constructor(deck: Deck, markdown: SlideMarkdown) {
    this.#deck = deck;
    this.markdown = markdown;
  }

  read(content: Content, depth: number): Level {
    let text = "";
    const parts: string[] = [];
    const sources: string[] = [];
    for (const piece of content) {
      if (piece.kind === "text") text += cleaned(piece.text);
      else {
        const { isBlock, html } = this.#drawClass(piece, depth + 1);
        text += placeholder(isBlock ? BLOCK : INLINE, parts.length);
        parts.push(html);
        sources.push(this.#written(piece));
      }
    }
    return { text, parts, sources };
  }

  #drawClass(piece: ClassPiece, depth: number): DrawnClass {
    if (depth > DEEPEST) return { isBlock: false, html: escapeHtml(this.#written(piece)) };
    const level = this.read(piece.content, depth);
    const names = escapeHtml(piece.classes.join(" "));
    if (!piece.block && !startsBlock(level.text)) {
      const html = this.markdown.line({ ...level, text: escapedOnce(level.text.trimStart()) });
      // A browser would move a block out of the `span` and its paragraph: `.center[<div>…</div>]`.
      if (!ENDS_PARAGRAPH.test(html))
        return { isBlock: false, html: `<span class="${names}">${html}</span>` };
      return { isBlock: true, html: `<div class="${names}">${html}</div>` };
    }
    const html = this.markdown.blocks({ ...level, text: dedented(level.text) });
    return { isBlock: true, html: `<div class="${names}">${html}</div>` };
  }

  #written({ range }: ClassPiece): string {
    return this.#deck.source.text.slice(range.from, range.to);
  }
}

/**
 * remark read a class of a part of a line twice, so authors wrote `.red[\\*]` for a star. Formulas double their
 * backslashes, too, before other characters: those stay.
 */
function escapedOnce(text: string): string {
  if (!text.includes("\\\\")) return text;
  return text.replace(ESCAPED_TWICE, (match) => (match.startsWith("\\") ? "\\" : match));
}

const ESCAPED_TWICE = new RegExp(`${CODE}|\\\\\\\\(?=[*_\`#])`, "g");

/** `.center[# Title]` is a heading inside the class, and a text with newlines came from a macro. */
function startsBlock(text: string): boolean {
  return /^\s*#{1,6} |\n/.test(text) || text.includes(BLOCK);
}

/** Looked for one by one: engines find one character many times faster than one of five. */
const UNUSUAL = ["\t", "\u0081", "\u0090", "\u009D", "\u00A0"];

/** Tabs are four blanks (remark). A no-break space stays one, but after a list's or heading's sign it is a blank. */
function cleaned(text: string): string {
  if (!UNUSUAL.some((character) => text.includes(character))) return text;
  return withoutPlaceholders(text.replaceAll("\t", "    ")).replace(
    /^[ \u00A0]*(?:[*+-]|\d{1,9}\.|#{1,6}|>)[ \u00A0]+/gm,
    (sign) => sign.replaceAll("\u00A0", " "),
  );
}

/** A class's lines may be indented together; then its first line may be indented as it likes (remark). */
function dedented(text: string): string {
  if (/^[^ \n]/m.test(text)) return withoutLead(text);
  const indents = [...text.matchAll(/^ *(?=\S)/gm)].map((match) => match[0].length);
  const common = Math.min(...indents, text.length);
  const moved = common > 0 ? text.replace(new RegExp(`^ {1,${common}}`, "gm"), "") : text;
  return withoutLead(moved);
}

/** remark: blanks at the very start are not code. A fence or list keeps those that its other lines have, too. */
function withoutLead(text: string): string {
  return text.replace(/^(?: *\n)*(?: {4,}|(?! {1,3}(?:`{3}|~{3}|[*+-] |\d+\. )) *)/, "");
}

/** marked's machinery is larger than most slides; one set does for a deck. */
const machines = new WeakMap<Deck, { readonly options: RenderOptions; readonly markdown: SlideMarkdown }>();

function markdownOf(deck: Deck, options: RenderOptions): SlideMarkdown {
  const known = machines.get(deck);
  if (known?.options === options) return known.markdown;
  const markdown = new SlideMarkdown(linksOf(deck), options);
  machines.set(deck, { options, markdown });
  return markdown;
}

function linksOf(deck: Deck): Links {
  const links = Object.create(null) as Links;
  for (const [id, { href, title }] of deck.links) links[id] = { href, title: title ?? null };
  return links;
}
