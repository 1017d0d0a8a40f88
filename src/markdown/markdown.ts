import { Parser, type Links } from "marked";

import { balance } from "./balance.ts";
import { escapeHtml } from "./escape.ts";
import { DeckLexer } from "./lexer.ts";
import { fill, type Level } from "./placeholder.ts";
import { DeckRenderer } from "./renderer.ts";
import type { RenderOptions } from "./types.ts";

/** Markdown → HTML. The levels of a slide come one after the other, so one set of marked's machinery does. */
export class SlideMarkdown {
  readonly #lexer: DeckLexer;
  readonly #renderer: DeckRenderer;
  readonly #parser: Parser;

  constructor(links: Links, options: RenderOptions) {
    this.#lexer = new DeckLexer(links);
    this.#renderer = new DeckRenderer(options);
    this.#parser = new Parser({ renderer: this.#renderer });
  }

  blocks(level: Level): string {
    if (level.text === "") return "";
    return this.#render(level, "p", () => this.#parser.parse(this.#lexer.lex(level.text)));
  }

  /** A part of a line: no headings, no lists. */
  line(level: Level): string {
    if (isPlain(level.text)) return level.text;
    return this.#render(level, null, () => this.#parser.parseInline(this.#lexer.lexLine(level.text)));
  }

  #render(level: Level, fallback: string | null, draw: () => string): string {
    this.#renderer.begin(level);
    try {
      const html = draw();
      if (!this.#renderer.hasHtml) return html;
      // remark: tags of the author's may have left a paragraph without anything in it.
      return (this.#renderer.isBalanced ? html : balance(html)).replace(/<p>\s*<\/p>/g, "");
    } catch {
      // Nested beyond the stack: the text itself is better than no slide.
      const text = escapeHtml(level.text);
      return fill(fallback ? `<${fallback}>${text}</${fallback}>\n` : text, level.parts);
    }
  }
}

/** Words and numbers, which most classes within a line hold: Markdown would leave them as they are. */
function isPlain(text: string): boolean {
  return !/[^\w .,;()?-]|_|\n/.test(text);
}
