/** A marked stretch of a code line, in columns of the line without its delimiters; `to` is excluded. */
export interface SpanMark {
  readonly from: number;
  readonly to: number;
}

const BACKTICKS = /(?<!`)`([^`]+)`/g;

/**
 * Takes `highlightSpans` delimiters out of a code line and says what they enclosed. A backslash before a
 * delimiter keeps it and goes itself. A pattern that says `&lt;` is matched as in remark 0.15, against
 * escaped text; any other against the text itself.
 */
export function markSpans(line: string, pattern: true | RegExp): { text: string; spans: SpanMark[] } {
  const spans: SpanMark[] = [];
  let text = "";
  let from = 0;
  for (const match of matches(line, pattern)) {
    if (match.from < from) continue;
    const before = line.slice(from, match.from);
    from = match.to;
    if (before.endsWith("\\")) {
      text += before.slice(0, -1) + line.slice(match.from, match.to);
      continue;
    }
    text += before;
    if (match.text !== "") spans.push({ from: text.length, to: text.length + match.text.length });
    text += match.text;
  }
  return { text: text + line.slice(from), spans };
}

interface Match {
  readonly from: number;
  readonly to: number;
  /** What stays of it. */
  readonly text: string;
}

function* matches(line: string, pattern: true | RegExp): Generator<Match> {
  const expression = pattern === true ? BACKTICKS : global(pattern);
  const escaped = /&(?:lt|gt|amp);/.test(expression.source);
  for (const match of (escaped ? escape(line) : line).matchAll(expression)) {
    if (match[0] === "") continue;
    const inner = match[1] ?? match[0];
    const end = match.index + match[0].length;
    if (!escaped) yield { from: match.index, to: end, text: inner };
    else {
      const at = (offset: number): number => unescape(match.input.slice(0, offset)).length;
      yield { from: at(match.index), to: at(end), text: unescape(inner) };
    }
  }
}

/** remark 0.15 threw for a pattern without flag g. */
function global(pattern: RegExp): RegExp {
  return pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function unescape(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
