/** A grammar as highlight.js 9 has it, which no later version reads. */
export type RemarkGrammar = (hljs: RemarkHljs) => object;

/** highlight.js 9, which came without types: what pages written for remark may use. */
export interface RemarkHljs {
  /** Escaped code with `span.hljs-…`. Throws for a language that is not registered. */
  highlight(
    language: string,
    code: string,
    ignoreIllegals?: boolean,
  ): { readonly value: string; readonly language: string; readonly relevance: number };
  highlightAuto(
    code: string,
    languages?: readonly string[],
  ): { readonly value: string; readonly language?: string; readonly relevance: number };
  highlightBlock(block: Element): void;
  registerLanguage(name: string, grammar: RemarkGrammar): void;
  getLanguage(word: string): { readonly aliases?: readonly string[] } | undefined;
  listLanguages(): string[];
}
