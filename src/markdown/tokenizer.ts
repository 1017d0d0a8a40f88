import { Tokenizer, type Links, type Token, type Tokens } from "marked";

import { fenceAt } from "./fences.ts";
import { HtmlBlocks } from "./html-blocks.ts";
import { readDestination } from "./links.ts";
import { lineAt } from "./lines.ts";
import { markerOf, readList } from "./lists.ts";
import { readQuote } from "./quotes.ts";
import { readTable } from "./tables.ts";

/** Lists in quotes in lists: deeper ones are text, since nobody sees them and stacks end. */
const DEEPEST = 40;

/** marked's tokenizer, with the blocks that remark's decks write differently. */
export class DeckTokenizer extends Tokenizer {
  readonly #html = new HtmlBlocks();
  #depth = 0;

  // Many of marked's rules try an expression at every place; a look at its first character says no much sooner.

  override space(source: string): Tokens.Space | undefined {
    return source.startsWith("\n") || source.startsWith(" ") ? super.space(source) : undefined;
  }

  override heading(source: string): Tokens.Heading | undefined {
    return firstSign(source) === "#" ? super.heading(source) : undefined;
  }

  override hr(source: string): Tokens.Hr | undefined {
    return isOneOf(firstSign(source), "-*_") ? super.hr(source) : undefined;
  }

  /** The deck has taken the definitions out of the text. */
  override def(): undefined {
    return undefined;
  }

  override url(source: string): Tokens.Link | undefined {
    const link = /^https?:/i.test(source) ? super.url(source) : undefined;
    // `"http://"` names no place.
    return link && !/^https?:\/*$/i.test(link.raw) ? link : undefined;
  }

  override code(source: string): Tokens.Code | undefined {
    if (!source.startsWith("    ")) return undefined;
    const after = this.lexer.state.lastToken?.type;
    // After a paragraph only what interrupts it can follow: a list, or the code that `fences` finds.
    if (after === "paragraph" && (markerOf(lineAt(source, 0)) || isIndentedHeading(source))) return undefined;
    return super.code(source);
  }

  override fences(source: string): Tokens.Code | undefined {
    // remark: a heading after a paragraph, indented by four, is code.
    if (this.lexer.state.lastToken?.type === "paragraph" && isIndentedHeading(source))
      return super.code(source);
    const fence = fenceAt(source, 0);
    if (!fence) return undefined;
    return { type: "code", raw: source.slice(0, fence.end), lang: fence.info, text: fence.code };
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    if (this.#depth >= DEEPEST || firstSign(source) !== ">") return undefined;
    const quote = readQuote(source);
    if (!quote) return undefined;
    return { type: "blockquote", raw: quote.raw, text: quote.text, tokens: this.#nested(quote.text, true) };
  }

  override list(source: string): Tokens.List | undefined {
    if (this.#depth >= DEEPEST || !isOneOf(firstSign(source), "*-+0123456789")) return undefined;
    // remark: an underlined line is a heading, even when it looks like an item.
    if (isOneOf(signBelow(source), "=-") && this.rules.block.lheading.test(source)) return undefined;
    if (this.lexer.state.lastToken?.type === "text" && !/^ *(?:[*+-]|\d{1,9}\.) +\S/.test(source))
      return undefined;
    const list = readList(source);
    if (!list) return undefined;
    const items = list.items.map(({ text, raw, loose }): Tokens.ListItem => {
      const tokens = this.#nested(text, false);
      if (loose) for (const token of tokens) if (token.type === "text") token.type = "paragraph";
      return { type: "list_item", raw, text, loose, task: false, tokens };
    });
    const start = list.ordered ? list.start : "";
    return { type: "list", raw: list.raw, ordered: list.ordered, start, loose: false, items };
  }

  override html(source: string): Tokens.HTML | undefined {
    const length = firstSign(source) === "<" ? this.#html.lengthAt(source) : 0;
    if (length === 0) return undefined;
    const raw = source.slice(0, length);
    return { type: "html", block: true, raw, pre: false, text: raw };
  }

  override lheading(source: string): Tokens.Heading | undefined {
    return isOneOf(signBelow(source), "=-") ? super.lheading(source) : undefined;
  }

  override table(source: string): Tokens.Table | undefined {
    const table = isOneOf(signBelow(source), "-:|") ? readTable(source) : null;
    if (!table) return undefined;
    const cells = (texts: readonly string[], header: boolean): Tokens.TableCell[] =>
      texts.map((text, column) => {
        const align = table.align[column] ?? null;
        return { text, tokens: this.lexer.inline(text), header, align };
      });
    const rows = table.rows.map((row) => cells(row, false));
    return {
      type: "table",
      raw: table.raw,
      align: [...table.align],
      header: cells(table.header, true),
      rows,
    };
  }

  /** Overridden so that marked does not join paragraphs that follow each other without an empty line. */
  override paragraph(source: string): Tokens.Paragraph | undefined {
    return super.paragraph(source);
  }

  override codespan(source: string): Tokens.Codespan | undefined {
    const match = source.startsWith("`") ? this.rules.inline.code.exec(source) : null;
    if (!match) return undefined;
    return { type: "codespan", raw: match[0], text: (match[2] ?? "").trim() };
  }

  override link(source: string): Tokens.Link | Tokens.Image | undefined {
    if (!source.startsWith("[") && !source.startsWith("![")) return undefined;
    const link = super.link(source);
    if (link || !source.includes(")")) return link;
    const written = readDestination(source);
    if (!written) return undefined;
    const canonical = super.link(`${written.label}(<${written.address}>${written.title})`);
    return canonical && { ...canonical, raw: written.raw };
  }

  /** remark: a blank may stand between text and id. Not where the text is an id itself: those are two links. */
  override reflink(source: string, links: Links): Tokens.Link | Tokens.Image | Tokens.Text | undefined {
    const link = super.reflink(source, links);
    if (link?.type !== "text" || !source.includes("] [")) return link;
    const [raw = "", label, id] = /^(!?\[[^[\]]+\]) (\[[^[\]]+\])/.exec(source) ?? [];
    const spaced = label && super.reflink(`${label}${id}`, links);
    return spaced && spaced.type !== "text" ? { ...spaced, raw } : link;
  }

  override inlineText(source: string): Tokens.Text | undefined {
    const raw = source.slice(0, textEnd(source));
    if (raw.includes("&#")) return super.inlineText(raw);
    return { type: "text", raw, text: raw, escaped: this.lexer.state.inRawBlock };
  }

  #nested(text: string, top: boolean): Token[] {
    const { state } = this.lexer;
    const before = state.top;
    this.#depth += 1;
    state.top = top;
    try {
      return this.lexer.blockTokens(text, []);
    } finally {
      state.top = before;
      this.#depth -= 1;
    }
  }
}

/** The first character of a text's first line that is no blank. */
function firstSign(source: string, from = 0): string {
  let at = from;
  while (source[at] === " ") at += 1;
  return source[at] ?? "";
}

function isOneOf(sign: string, signs: string): boolean {
  return sign !== "" && signs.includes(sign);
}

/** The same of its second line. Rules that need a line below look here before they look closer. */
function signBelow(source: string): string {
  const end = source.indexOf("\n");
  return end === -1 ? "" : firstSign(source, end + 1);
}

/** Where a text may stop being plain. A `_` within a word begins nothing. */
const SIGN = /[\\<[`*~]|!\[|\b_|[hH][tT][tT][pP][sS]?:\/\/| {2,}\n/g;

/** Whether a line's text is more than text: a sign of Markdown, or a number that stands for a character. */
export function mayHoldMarkup(source: string): boolean {
  SIGN.lastIndex = 0;
  return SIGN.test(source) || source.includes("&#");
}

/** Offset of the first sign after the text's first character, or after the backticks or tildes it begins with. */
function textEnd(source: string): number {
  const first = source[0];
  let at = 1;
  if (first === "`" || first === "~") while (source[at] === first) at += 1;
  SIGN.lastIndex = at;
  return SIGN.exec(source)?.index ?? source.length;
}

function isIndentedHeading(source: string): boolean {
  return /^ {4,}#{1,6}[^\n]*[^#\s]/.test(source);
}
