export interface Destination {
  readonly raw: string;
  /** `[text]` or `![text]`. */
  readonly label: string;
  readonly address: string;
  /** With its quotes and a blank before, or "". */
  readonly title: string;
}

const LABEL = /^!?\[(?:\[(?:\\[\s\S]|[^[\]\\])*\]|\\[\s\S]|`+[^`]*`+|[^[\]\\`])*\](?=\()/;
const TITLE = /^([\s\S]*?)\s+("[^"]*"|'[^']*')$/;

/** A link whose address has blanks in it, which CommonMark refuses and remark's decks use: `[a](b c)`. */
export function readDestination(source: string): Destination | null {
  const label = LABEL.exec(source)?.[0];
  if (!label) return null;
  const from = label.length + 1;
  const to = closing(source, from);
  if (to === -1) return null;
  const inner = source.slice(from, to).trim();
  const [, address = inner, title = ""] = TITLE.exec(inner) ?? [];
  if (!address.includes(" ") || /[<>\n]/.test(address)) return null;
  return { raw: source.slice(0, to + 1), label, address, title: title && ` ${title}` };
}

/** Offset of the parenthesis that closes the one before `from`, on the same line. */
function closing(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const character = source[at];
    if (character === "\n") return -1;
    if (character === "\\") at += 1;
    else if (character === "(") depth += 1;
    else if (character === ")" && depth === 0) return at;
    else if (character === ")") depth -= 1;
  }
  return -1;
}
