import { Lexer, type Links, type TokensList } from "marked";

import { rules } from "./rules.ts";
import { DeckTokenizer } from "./tokenizer.ts";

/** marked's lexer for one text, in the flavour of remark's decks; `links` are the deck's definitions. */
export class DeckLexer extends Lexer {
  constructor(links: Links) {
    const tokenizer = new DeckTokenizer();
    super({ gfm: true, tokenizer });
    tokenizer.rules = rules;
    this.tokens.links = links;
  }

  /** As marked's, but inline text too deeply nested for the stack stays as it was written. */
  override lex(source: string): TokensList {
    this.blockTokens(source, this.tokens);
    for (const { src, tokens } of this.inlineQueue) {
      this.state.inRawBlock = false;
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
