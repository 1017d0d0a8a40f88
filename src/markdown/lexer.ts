import {
  Lexer,
  type Links,
  type MarkedOptions,
  type Token,
  type TokenizerThis,
  type Tokens,
  type TokensList,
} from "marked";

import { rulesFor, usualRules } from "./rules.ts";
import { DeckTokenizer, mayHoldMarkup } from "./tokenizer.ts";

type MarkedExtensions = NonNullable<MarkedOptions["extensions"]>;

/** marked's lexer for one text after another, in the flavour of remark's decks; `links` are the deck's definitions. */
export class DeckLexer extends Lexer {
  readonly #tokenizer: DeckTokenizer;
  readonly #extensions: MarkedExtensions = {
    block: [(source, tokens) => this.#plainBlock(source, tokens)],
    childTokens: {},
    renderers: {},
  };
  readonly #withEmphasis: MarkedExtensions = { ...this.#extensions, inline: [plainEmphasis] };

  constructor(links: Links) {
    const tokenizer = new DeckTokenizer();
    super({ gfm: true, tokenizer });
    this.options.extensions = this.#extensions;
    tokenizer.rules = usualRules;
    this.#tokenizer = tokenizer;
    this.tokens.links = links;
  }

  /** As marked's, but inline text too deeply nested for the stack stays as it was written. */
  override lex(source: string): TokensList {
    this.#restart();
    this.blockTokens(source, this.tokens);
    for (const { src, tokens } of this.inlineQueue) {
      try {
        this.#line(src, tokens);
      } catch {
        tokens.splice(0, Infinity, { type: "text", raw: src, text: src });
      }
    }
    return this.tokens;
  }

  // marked looks for a dozen things at the start of lines and words that are only words.

  override blockTokens(source: string, tokens?: Token[], cut?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, cut?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], cut?: boolean): Token[] {
    if (!isProse(source)) return super.blockTokens(source, tokens, cut);
    const text = source.replace(/\n+$/, "");
    const type = this.state.top ? "paragraph" : "text";
    tokens.push({ type, raw: source, text, tokens: [{ type: "text", raw: text, text, escaped: false }] });
    return tokens;
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    return mayHoldMarkup(source) ? super.inlineTokens(source, tokens) : this.#words(source, tokens);
  }

  #words(source: string, tokens: Token[]): Token[] {
    if (source !== "")
      tokens.push({ type: "text", raw: source, text: source, escaped: this.state.inRawBlock });
    return tokens;
  }

  /** Headings and text need not be tried as a dozen other things. */
  #plainBlock(source: string, tokens: readonly Token[]): Token | undefined {
    const tokenizer = this.#tokenizer;
    if (source.startsWith("#")) return tokenizer.heading(source);
    if (!/^[A-Za-z]/.test(source)) return undefined;
    const more = tokenizer.table(source) ?? tokenizer.lheading(source);
    if (more !== undefined) return more;
    if (this.state.top) return tokenizer.paragraph(source);
    // marked joins lines of text that follow each other.
    return tokens.length === 0 && !source.includes("\n") ? tokenizer.text(source) : undefined;
  }

  /** Only what can be within a line. */
  lexLine(source: string): Token[] {
    this.#restart();
    return this.#line(source, []);
  }

  #line(source: string, tokens: Token[]): Token[] {
    this.state.inRawBlock = false;
    if (!mayHoldMarkup(source)) return this.#words(source, tokens);
    const hasEmphasis = /[*_~]/.test(source);
    this.#tokenizer.rules = hasEmphasis ? rulesFor(source) : usualRules;
    this.options.extensions = hasEmphasis ? this.#withEmphasis : this.#extensions;
    return super.inlineTokens(source, tokens);
  }

  /** A text may have ended in an error, so nothing of the one before may be left. */
  #restart(): void {
    const tokens = [] as unknown as TokensList;
    tokens.links = this.tokens.links;
    this.tokens = tokens;
    this.inlineQueue = [];
    this.state = { inLink: false, inRawBlock: false, linkEmitted: false, linkParenPossible: true, top: true };
  }
}

/**
 * remark: what stands between two `**` is bold, also with blanks: `**Note: **text`, and first: `***a***`; and words of
 * scripts without blanks may touch `_`.
 */
function plainEmphasis(this: TokenizerThis, source: string): Tokens.Em | Tokens.Strong | undefined {
  if (source[0] !== "*" && source[0] !== "_") return undefined;
  const [raw = "", sign, text] = STARS.exec(source) ?? UNDERSCORES.exec(source) ?? [];
  if (!text) return undefined;
  return { type: sign === "_" ? "em" : "strong", raw, text, tokens: this.lexer.inlineTokens(text) };
}

const STARS = /^(\*\*)(?!\s*\*\*)((\*?)[^*`\\]+\3)\1(?!\*)/;
const UNDERSCORES = /^(__?)(?=[^_]*_*[^ -~])(?!\s)([^_`\\]+)\1(?!\w)/;

/** One paragraph, or the text of an item, with nothing in it that Markdown has a meaning for. */
function isProse(source: string): boolean {
  return PROSE.test(source) && !mayHoldMarkup(source);
}

/** A line that begins with a letter begins no block. One with a pipe may be a table's. */
const PROSE = /^[A-Za-z\u00C0-\uFFFF][^\n|]*(?:\n[A-Za-z\u00C0-\uFFFF][^\n|]*)*\n*$/;
