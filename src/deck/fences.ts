import { ahead } from "./ahead.ts";
import { lineEnd, skipBlanks } from "./source.ts";

/** A fenced code block: from its opening run to the end of its closing run. */
export interface Fence {
  readonly from: number;
  /** Where its first line of code begins. */
  readonly body: number;
  /** Where its closing run begins. */
  readonly close: number;
  readonly to: number;
  /** How many backticks or tildes open it. */
  readonly length: number;
  /** What stands after the opening run: "js", "js {1,3}". */
  readonly info: string;
}

/** A run that may close a fence. */
interface Closer {
  readonly at: number;
  readonly length: number;
  readonly to: number;
  /** It has its line to itself; otherwise it ends a line of code, which remark lets close a fence too. */
  readonly alone: boolean;
}

/**
 * The fences of a text. As CommonMark has it, the closing run is at least as long as the opening one; as remark
 * has it, a run of the same length at the end of a line of code closes too, unless that line holds another run
 * (then it shows code in a sentence). What is never closed is not a fence, so no slide is swallowed.
 */
export class Fences {
  readonly #text: string;
  readonly #last = new Map<string, LastClosers>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The fence whose opening run is at `at`; null: no run, or no fence's; "unclosed": one that nothing closes. */
  read(at: number, inClass: boolean): Fence | "unclosed" | null {
    const text = this.#text;
    const run = text[at] ?? "";
    const length = runLength(text, at);
    if (length < 3) return null;
    const end = lineEnd(text, at + length);
    const info = text.slice(at + length, end);
    if (run === "`" && info.includes("`")) return null;
    if (end === text.length || !this.#lastClosers(run, inClass).after(end, length)) return "unclosed";
    for (const closer of closers(text, run, end + 1, inClass)) {
      if (closes(closer, length)) {
        return { from: at, body: end + 1, close: closer.at, to: closer.to, length, info: info.trim() };
      }
    }
    return "unclosed";
  }

  #lastClosers(run: string, inClass: boolean): LastClosers {
    const key = run + inClass;
    let last = this.#last.get(key);
    if (!last) this.#last.set(key, (last = new LastClosers(closers(this.#text, run, 0, inClass))));
    return last;
  }
}

function closes(closer: Closer, length: number): boolean {
  return closer.alone ? closer.length >= length : closer.length === length;
}

/** Where, in a fence's code from `from` on, another fence with a language begins; -1 when none does. */
export function innerFence(text: string, fence: Fence, from: number): number {
  const code = text.slice(from, fence.close);
  for (const found of code.matchAll(/^ {0,3}(`{3,}|~{3,})[\w.{]/gm)) {
    if (found[1]!.length >= fence.length) return from + found.index;
  }
  return -1;
}

/** Fences in quotes, `> ```js`, line by line: every line of theirs is quoted, and the quote's end is theirs. */
export class QuotedCode {
  #open: { readonly code: number; readonly length: number } | null = null;

  /** A line that is not quoted. */
  end(): void {
    this.#open = null;
  }

  /** The line that begins at `first`, blanks apart: where it ends if it is code, or `first`. */
  take(text: string, first: number): number {
    if (text[first] !== ">") {
      this.end();
      return first;
    }
    let at = first;
    while (text[at] === ">") at = skipBlanks(text, at + 1);
    const length = runLength(text, at);
    const end = lineEnd(text, at);
    const rest = text.slice(at + length, end);
    const open = this.#open;
    if (open) {
      const closes = length >= open.length && text.charCodeAt(at) === open.code && rest.trim() === "";
      if (closes) this.#open = null;
      return end;
    }
    if (length < 3 || (text[at] === "`" && rest.includes("`"))) return first;
    this.#open = { code: text.charCodeAt(at), length };
    return end;
  }
}

/** How many backticks or tildes stand at `at`. */
export function runLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== 96 && code !== 126) return 0;
  let to = at + 1;
  while (text.charCodeAt(to) === code) to += 1;
  return to - at;
}

function* closers(text: string, run: string, from: number, inClass: boolean): Generator<Closer> {
  const newline = ahead(text, "\n");
  let before = from;
  let first = true;
  for (let at = text.indexOf(run.repeat(3), from); at >= 0; at = text.indexOf(run.repeat(3), before)) {
    const length = runLength(text, at);
    const sharesLine = !first && newline(before) > at;
    const to = at + length;
    before = to;
    first = false;
    const next = skipBlanks(text, to);
    const ends = next === text.length || text[next] === "\n" || (inClass && text[next] === "]");
    if (!ends) continue;
    const alone = onlyBlanksBefore(text, at, from);
    if (alone || !sharesLine) yield { at, length, to, alone };
  }
}

function onlyBlanksBefore(text: string, at: number, from: number): boolean {
  let start = at;
  while (start > from && (text[start - 1] === " " || text[start - 1] === "\t")) start -= 1;
  return start === from || text[start - 1] === "\n";
}

/** Where the last closer of each length is: a fence that nothing closes is known without looking again. */
class LastClosers {
  /** Lengths of closers alone on their lines, growing, and the last place of one that long or longer. */
  readonly #lengths: number[];
  readonly #places: number[] = [];
  readonly #shared = new Map<number, number>();

  constructor(all: Iterable<Closer>) {
    const alone = new Map<number, number>();
    for (const { at, length, alone: own } of all) (own ? alone : this.#shared).set(length, at);
    this.#lengths = [...alone.keys()].sort((a, b) => a - b);
    let last = -1;
    for (let index = this.#lengths.length - 1; index >= 0; index--) {
      last = Math.max(last, alone.get(this.#lengths[index]!)!);
      this.#places[index] = last;
    }
  }

  after(at: number, length: number): boolean {
    if ((this.#shared.get(length) ?? -1) > at) return true;
    let low = 0;
    let high = this.#lengths.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lengths[middle]! < length) low = middle + 1;
      else high = middle;
    }
    return low < this.#places.length && this.#places[low]! > at;
  }
}
