import { Renderer, type Tokens } from "marked";

import { adoptHtmlCode, renderCode, renderCodeSpan } from "./code.ts";
import { ENDS_PARAGRAPH, LEAVES_PARAGRAPH } from "./elements.ts";
import { escapeHtml, escapeKeepingReferences, unescapeHtml } from "./escape.ts";
import { Nesting } from "./nesting.ts";
import { BLOCK, fill, hasPlaceholder, type Level } from "./placeholder.ts";
import type { RenderOptions } from "./types.ts";

/** Tokens → HTML, as remark writes it and as a browser then repairs it. */
export class DeckRenderer extends Renderer {
  readonly #options: RenderOptions;
  #level: Level = { text: "", parts: [], sources: [] };
  #nesting = new Nesting();
  #mayHoldBlock = false;

  constructor(options: RenderOptions) {
    super();
    this.#options = options;
  }

  /** What is rendered from now on is of this level. */
  begin(level: Level): void {
    this.#level = level;
    this.#nesting = new Nesting();
  }

  /** Whether the author wrote HTML, since `begin`. */
  get hasHtml(): boolean {
    return this.#nesting.isUsed;
  }

  /** Whether the author's own HTML, since `begin`, closes what it opens and nothing else. */
  get isBalanced(): boolean {
    return this.#nesting.isClosed;
  }

  override code({ text, lang }: Tokens.Code): string {
    const word = lang?.split(/\s/)[0] ?? "";
    // remark: a newline only after code whose language is named.
    return `${renderCode(this.#written(text), word, this.#options)}${lang ? "\n" : ""}`;
  }

  override codespan({ text }: Tokens.Codespan): string {
    return renderCodeSpan(this.#written(text), this.#options);
  }

  /** remark: the id is the heading's source; decks link to it. */
  override heading({ tokens, depth, text }: Tokens.Heading): string {
    const id = this.#source(text)
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, "-");
    const html = this.#nesting.within(() => this.parser.parseInline(tokens));
    return `<h${depth} id="${id}">${html}</h${depth}>\n`;
  }

  /** What a block's tag ends the paragraph at is followed by no other: browsers repair remark's HTML so. */
  override paragraph({ tokens }: Tokens.Paragraph): string {
    this.#mayHoldBlock = false;
    const html = this.parser.parseInline(tokens);
    // A closing tag where nothing is open ends nothing; `balance` finds out.
    const leaves = this.#nesting.isBroken ? ENDS_PARAGRAPH : LEAVES_PARAGRAPH;
    const end = this.#mayHoldBlock ? html.search(leaves) : -1;
    if (end === -1) {
      const isEmpty = isBlank(html) || (this.#mayHoldBlock && ONLY_ENDS.test(html));
      return isEmpty ? html.trimStart() : `<p>${html}</p>\n`;
    }
    const before = html.slice(0, end);
    return `${isBlank(before) ? before : `<p>${before}</p>`}${html.slice(end)}\n`;
  }

  /** Here the content classes come to their places. */
  override text(token: Tokens.Text | Tokens.Escape): string {
    const html = super.text(token);
    if (this.#level.parts.length === 0) return html;
    this.#mayHoldBlock ||= html.includes(BLOCK);
    return fill(html, this.#level.parts);
  }

  override html({ text, block }: Tokens.HTML | Tokens.Tag): string {
    if (!/^<(?:br|img)\b[^<>]*>$/i.test(text)) {
      this.#mayHoldBlock = true;
      this.#nesting.add(text);
    }
    return fill(adoptHtmlCode(text, this.#options), this.#level.parts) + (block ? "\n" : "");
  }

  override listitem({ tokens }: Tokens.ListItem): string {
    return `<li>${this.#nesting.within(() => this.parser.parse(tokens))}</li>\n`;
  }

  override blockquote({ tokens }: Tokens.Blockquote): string {
    return `<blockquote>\n${this.#nesting.within(() => this.parser.parse(tokens))}</blockquote>\n`;
  }

  override tablecell({ tokens, header, align }: Tokens.TableCell): string {
    const tag = header ? "th" : "td";
    const style = align ? ` style="text-align:${align}"` : "";
    const html = this.#nesting.within(() => this.parser.parseInline(tokens));
    return `<${tag}${style}>${html}</${tag}>\n`;
  }

  /** Addresses are the author's: nothing in them is encoded (remark). */
  override link({ href, title, text, tokens, autolink }: Tokens.Link): string {
    const inner = autolink ? escapeHtml(this.#written(text)) : this.parser.parseInline(tokens);
    return `<a href="${this.#address(href)}"${this.#title(title)}>${inner}</a>`;
  }

  override image({ href, title, text }: Tokens.Image): string {
    const alt = escapeKeepingReferences(this.#written(text));
    return `<img src="${this.#address(href)}" alt="${alt}"${this.#title(title)}>`;
  }

  #address(href: string): string {
    return escapeKeepingReferences(this.#written(href));
  }

  #title(title: string | null | undefined): string {
    return title ? ` title="${escapeKeepingReferences(this.#written(title))}"` : "";
  }

  /** A heading as it was written, but its content classes as HTML. */
  #source(text: string): string {
    const { parts } = this.#level;
    return hasPlaceholder(text) ? fill(text, parts.map(withQuotes)) : text;
  }

  /** Where no element can be, a content class is the text it was. */
  #written(text: string): string {
    return fill(text, this.#level.sources);
  }
}

/** remark took the HTML of content classes from the browser, which writes quotes as they are. */
function withQuotes(html: string): string {
  return html.replace(/&quot;|&#39;/g, unescapeHtml);
}

/** remark takes paragraphs away that hold nothing. */
const ONLY_ENDS = /^\s*(?:<\/(?!br\b)[\w-]+\s*>\s*)+$/i;

function isBlank(html: string): boolean {
  return html.trimStart() === "";
}
