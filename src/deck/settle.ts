import { ahead, type Ahead } from "./ahead.ts";
import type { Problems } from "./problems.ts";
import type {
  CloseToken,
  CommentToken,
  DefinitionToken,
  MacroToken,
  NotesToken,
  SeparatorToken,
  Token,
} from "./tokens.ts";
import type { Source } from "./types.ts";
import type { SeparatorInClass } from "./words.ts";

/** What the pass over the text noted. Whether it counts is known at the end, when all brackets have been seen. */
export type Mark =
  | OpenMark
  | CloseMark
  | DefinitionToken
  | MacroToken
  | CommentToken
  | SeparatorToken
  | NotesToken
  | NearMissMark;

export interface OpenMark {
  readonly kind: "open";
  readonly from: number;
  readonly to: number;
  /** A backslash stands before it: it and all in its brackets are text. */
  readonly escaped: boolean;
  /** The number of the mark that closes it, or -1. */
  close: number;
}

interface CloseMark extends CloseToken {
  readonly open: OpenMark;
}

/** Almost a separator. */
interface NearMissMark {
  readonly kind: "near-miss";
  readonly from: number;
  readonly to: number;
}

const DEEPEST = 100;

/** Marks → tokens that tile the text: openers without an end, and separators inside a class, are text after all. */
export function settle(source: Source, marks: readonly Mark[], problems: Problems): Token[] {
  return new Settling(source, marks, problems).run();
}

class Settling {
  readonly #source: Source;
  readonly #marks: readonly Mark[];
  readonly #newline: Ahead;
  readonly #problems: Problems;
  readonly #tokens: Token[] = [];
  readonly #open: OpenMark[] = [];
  /** Openers without an end, that wait for the separator at which their slide ends. */
  #unclosed: OpenMark[] = [];
  /** The first separator in the outermost class so far; the others are only counted. */
  #inClass: SeparatorInClass | null = null;
  #at = 0;
  #deep = false;

  constructor(source: Source, marks: readonly Mark[], problems: Problems) {
    this.#source = source;
    this.#marks = marks;
    this.#newline = ahead(source.text, "\n");
    this.#problems = problems;
  }

  run(): Token[] {
    for (let index = 0; index < this.#marks.length; index++) {
      const mark = this.#marks[index]!;
      if (mark.kind === "open" && mark.escaped) {
        this.#emit({ kind: "escape", from: mark.from, to: mark.from + 1 });
        if (mark.close >= 0) index = mark.close;
      } else this.#settle(mark);
    }
    this.#fill(this.#source.text.length);
    this.#reportUnclosed(null);
    return this.#tokens;
  }

  #settle(mark: Mark): void {
    switch (mark.kind) {
      case "open":
        return this.#opens(mark);
      case "close":
        return this.#closes(mark);
      case "near-miss":
        if (this.#open.length === 0) this.#problems.add("near-miss-separator", mark, () => []);
        return;
      case "comment":
        if (this.#open.length === 0) this.#emit(mark);
        return;
      case "slide":
      case "increment":
      case "notes":
        return this.#separates(mark);
      default:
        this.#emit(mark);
    }
  }

  #opens(mark: OpenMark): void {
    if (mark.close < 0) {
      this.#unclosed.push(mark);
      return;
    }
    if (this.#open.length >= DEEPEST) {
      if (!this.#deep) this.#problems.add("nested-too-deep", mark, () => [DEEPEST]);
      this.#deep = true;
      return;
    }
    const { from, to } = mark;
    const block = this.#newline(to) < this.#marks[mark.close]!.from;
    this.#open.push(mark);
    const classes = this.#source.text.slice(from + 1, to - 1).split(".");
    this.#emit({ kind: "open", from, to, classes, block });
  }

  #closes({ from, to, open }: CloseMark): void {
    if (this.#open.at(-1) !== open) return;
    this.#open.pop();
    this.#emit({ kind: "close", from, to });
    if (this.#open.length === 0) this.#reportInClass(from);
  }

  #separates(mark: SeparatorToken | NotesToken): void {
    const around = this.#open[0];
    const at = lineIn(this.#source.text, mark);
    if (!around) {
      if (mark.kind !== "notes") this.#reportUnclosed(at);
      this.#emit(mark);
    } else if (this.#inClass) this.#inClass = { ...this.#inClass, more: this.#inClass.more + 1 };
    else this.#inClass = { kind: mark.kind, at, open: around, close: 0, more: 0 };
  }

  #reportInClass(close: number): void {
    const found = this.#inClass;
    if (found) {
      const range = { from: found.at, to: found.at + (found.kind === "increment" ? 2 : 3) };
      this.#problems.add("separator-in-class", range, () => [{ ...found, close }]);
    }
    this.#inClass = null;
  }

  #reportUnclosed(boundary: number | null): void {
    for (const mark of this.#unclosed) {
      this.#problems.add("unclosed-class", mark, () => [boundary]);
    }
    this.#unclosed = [];
  }

  #emit(token: Token): void {
    this.#fill(token.from);
    this.#tokens.push(token);
    this.#at = token.to;
  }

  #fill(to: number): void {
    if (to > this.#at) this.#tokens.push({ kind: "text", from: this.#at, to });
    this.#at = to;
  }
}

/** Where a separator's own line begins, past the newline that it takes. */
function lineIn(text: string, { from }: SeparatorToken | NotesToken): number {
  return text[from] === "\n" ? from + 1 : from;
}
