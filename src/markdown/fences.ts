import { endsIn, lineAt, outdent } from "./lines.ts";

export interface Fence {
  /** Offset after the closing fence. */
  readonly end: number;
  /** Everything after the opening run. */
  readonly info: string;
  readonly code: string;
}

interface Closers {
  readonly line: RegExp;
  readonly tail: RegExp;
  /** A text without either, and so without them are its ends: a deck full of unclosed fences is read once. */
  without: string;
}

const closers = new Map<string, Closers>();

/**
 * A whole fenced block at `at`, or null; a fence that never closes is text (remark). It closes at a run as long
 * as its own or longer on a line of its own or, where there is none, at the end of a code line (remark).
 */
export function fenceAt(text: string, at: number): Fence | null {
  let mark = at;
  while (text[mark] === " ") mark += 1;
  if (text[mark] !== "`" && text[mark] !== "~") return null;
  const first = lineAt(text, at);
  const open = /^( *)(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(first);
  const run = open?.[2];
  if (!open || !run) return null;
  const from = at + first.length;
  const close = findCloser(text, from, closersOf(run));
  if (!close) return null;
  const indent = open[1]?.length ?? 0;
  const body = text.slice(from + 1, Math.max(from + 1, close.index));
  const code =
    indent === 0
      ? body
      : body
          .split("\n")
          .map((one) => outdent(one, indent))
          .join("\n");
  return { end: close.index + close[0].length, info: open[3]?.trim() ?? "", code };
}

function findCloser(text: string, from: number, known: Closers): RegExpExecArray | null {
  const rest = text.slice(from);
  if (endsIn(known.without, rest)) return null;
  for (const pattern of [known.line, known.tail]) {
    pattern.lastIndex = from;
    const close = pattern.exec(text);
    if (close) return close;
  }
  known.without = rest;
  return null;
}

function closersOf(run: string): Closers {
  const known = closers.get(run);
  if (known) return known;
  const mark = `${run[0] ?? ""}{${run.length},}`;
  const made = {
    line: new RegExp(`\\n *${mark} *(?=\\n|$)`, "g"),
    tail: new RegExp(`${mark} *(?=\\n|$)`, "g"),
    without: "",
  };
  if (closers.size < 100) closers.set(run, made);
  return made;
}
