import { INLINE_ELEMENTS } from "./elements.ts";
import { endsIn } from "./lines.ts";

const INLINE = new RegExp(`^(?:${INLINE_ELEMENTS})$`);
const VERBATIM = /^(?:script|style|pre|textarea)$/;
const ENDED = " *(?=\\n *\\n|\\s*$)";

/**
 * Finds blocks of HTML as remark 0.14 does: a comment before an empty line, or a block element up to
 * the first of its closing tags that an empty line or the end follows. Nothing in it is Markdown. Any other
 * HTML is part of a paragraph.
 */
export class HtmlBlocks {
  /** Name of an element → a text without its end, so that every suffix is known to be without it, too. */
  readonly #unended = new Map<string, string>();

  /** Length of the block that `text` starts with, or 0. */
  lengthAt(text: string): number {
    const start = /^ {0,3}<(?:!--|([A-Za-z][\w-]*)(?=[\s/>]))/.exec(text);
    if (!start) return 0;
    const name = start[1]?.toLowerCase();
    if (name === undefined) return commentLength(text);
    if (name.includes("-") || INLINE.test(name)) return 0;
    if (endsIn(this.#unended.get(name) ?? "", text)) return tagLength(text);
    // Not remark's rule: style sheets and preformatted text are whole whatever follows them.
    const end = VERBATIM.test(name) ? `</${name}[^>]*>[^\\n]*` : `</${name}>${ENDED}`;
    const match = new RegExp(end, "i").exec(text);
    if (match) return match.index + match[0].length;
    this.#unended.set(name, text);
    return tagLength(text);
  }
}

/**
 * Comments directly above a text are in that text's paragraph (remark 0.14). One of several lines may hold anything, and
 * stays whole.
 */
function commentLength(text: string): number {
  const lines = lengthOf(/^ *<!--.*--> *(?:\n *<!--.*--> *)*(?=\n|$)/, text);
  if (lines === 0) return lengthOf(/^ *<!--(?:-?>|[\s\S]*?-->) *(?=\n|$)/, text);
  return /^(?:\n *\n|\s*$)/.test(text.slice(lines)) ? lines : 0;
}

/** A tag on its own before an empty line: what follows is Markdown, and the browser puts it inside. */
function tagLength(text: string): number {
  return lengthOf(TAG, text);
}

const TAG = new RegExp(`^ *<\\w+(?:"[^"]*"|'[^']*'|[^'">])*>${ENDED}`);

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
