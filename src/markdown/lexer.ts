import { Lexer, type Links, type TokensList } from "marked";

import { rules, rulesWithoutEmphasis } from "./rules.ts";
import { DeckTokenizer } from "./tokenizer.ts";

/** More signs of emphasis than any paragraph has. */
const MOST_SIGNS = 500;

/** marked's lexer for one text, in the flavour of remark's decks; `links` are the deck's definitions. */
export class DeckLexer extends Lexer {
  readonly #tokenizer: DeckTokenizer;

  constructor(links: Links) {
    const tokenizer = new DeckTokenizer();
    super({ gfm: true, tokenizer });
    tokenizer.rules = rules;
    this.#tokenizer = tokenizer;
    this.tokens.links = links;
  }

  /** As marked's, but inline text too deeply nested for the stack stays as it was written. */
  override lex(source: string): TokensList {
    this.blockTokens(source, this.tokens);
    for (const { src, tokens } of this.inlineQueue) {
      this.state.inRawBlock = false;
      this.#tokenizer.rules = isOverloaded(src) ? rulesWithoutEmphasis : rules;
      try {
        this.inlineTokens(src, tokens);
      } catch {
        tokens.splice(0, Infinity, { type: "text", raw: src, text: src });
      }
    }
    this.inlineQueue = [];
    return this.tokens;
  }
}

function isOverloaded(text: string): boolean {
  return text.length > MOST_SIGNS && (text.match(/[*_]/g)?.length ?? 0) > MOST_SIGNS;
}
