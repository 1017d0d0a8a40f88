import type { Deck, Slide } from "#deck";

/**
 * Code to HTML. Null: leave it plain (unknown language, or one whose grammar is not here yet).
 * `language` is the word after the fence as the author wrote it.
 */
export type Highlight = (code: string, language: string) => Highlighted | null;

export interface Highlighted {
  /** Escaped code with `span.hljs-…`; a span may cover several lines. */
  readonly html: string;
  /** The grammar's own name, when it differs from the author's word: "javascript" for "js". */
  readonly language: string;
}

/** How a deck's slides are drawn; remark's options of the same names, with its defaults. */
export interface RenderOptions {
  readonly highlight: Highlight;
  /** Class `hljs-<style>` on every slide; "" for none. Default "default". */
  readonly highlightStyle: string;
  /** Class of code that names no language. Default "". */
  readonly highlightLanguage: string;
  /** A `*` at the start of a code line marks it. Default false (remark 0.11). */
  readonly highlightLines: boolean;
  /** `` `x` `` inside code, or a RegExp with flag g whose first group is the text. Default false. */
  readonly highlightSpans: boolean | RegExp;
  /** Default false (remark 0.14). */
  readonly highlightInlineCode: boolean;
  /** HTML for the corner. Default "current / total". */
  readonly slideNumber: (slide: Slide, deck: Deck) => string;
}
