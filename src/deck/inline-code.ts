import { runLength } from "./fences.ts";

/**
 * Code in a line: a run of backticks up to a run of the same length. Over a line's end it does not reach
 * (remark 0.15): a stray backtick must not hide a separator.
 */
export class InlineCode {
  readonly #text: string;
  /** The line that was searched in vain, by its end, and the last run of each length in it. */
  #line = -1;
  readonly #last = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the code that begins at `at` ends, or -1; `lineEnd` is where its line does. */
  end(at: number, lineEnd: number): number {
    const length = runLength(this.#text, at);
    const from = at + length;
    if (this.#line === lineEnd && (this.#last.get(length) ?? -1) < from) return -1;
    for (let run = this.#next(from, lineEnd); run < lineEnd;) {
      const to = run + runLength(this.#text, run);
      if (to - run === length) return to;
      run = this.#next(to, lineEnd);
    }
    this.#remember(from, lineEnd);
    return -1;
  }

  #next(from: number, lineEnd: number): number {
    const found = this.#text.indexOf("`", from);
    return found < 0 ? lineEnd : found;
  }

  #remember(from: number, lineEnd: number): void {
    this.#line = lineEnd;
    this.#last.clear();
    for (let run = this.#next(from, lineEnd); run < lineEnd;) {
      const length = runLength(this.#text, run);
      this.#last.set(length, run);
      run = this.#next(run + length, lineEnd);
    }
  }
}
