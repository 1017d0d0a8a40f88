import { escapeHtml, unescapeHtml } from "./escape.ts";

/** A marked stretch of a code line, in columns of the line without its delimiters; `to` is excluded. */
export interface SpanMark {
  readonly from: number;
  readonly to: number;
}

const BACKTICKS = /`([^`]+)`/g;

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
    if (match.from === match.to) continue;
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
  if (pattern === true) yield* backticks(line);
  else if (/&(?:lt|gt|amp);/.test(pattern.source))
    yield* escapedMatches(escapeHtml(line).replaceAll("&quot;", '"'), global(pattern));
  else {
    for (const match of line.matchAll(global(pattern))) {
      yield { from: match.index, to: match.index + match[0].length, text: match[1] ?? match[0] };
    }
  }
}

/** remark: not behind another backtick; but one span may follow another at once. */
function* backticks(line: string): Generator<Match> {
  let end = 0;
  BACKTICKS.lastIndex = 0;
  for (let match = BACKTICKS.exec(line); match; match = BACKTICKS.exec(line)) {
    if (line[match.index - 1] === "`" && match.index !== end) BACKTICKS.lastIndex = match.index + 1;
    else {
      end = BACKTICKS.lastIndex;
      yield { from: match.index, to: end, text: match[1] ?? "" };
    }
  }
}

function* escapedMatches(line: string, pattern: RegExp): Generator<Match> {
  const column = (offset: number): number => unescapeHtml(line.slice(0, offset)).length;
  for (const match of line.matchAll(pattern)) {
    const end = match.index + match[0].length;
    yield { from: column(match.index), to: column(end), text: unescapeHtml(match[1] ?? match[0]) };
  }
}

/** remark 0.15 threw for a pattern without flag g. */
function global(pattern: RegExp): RegExp {
  return pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
}
