import { tooManyProblems } from "./diagnostics.ts";
import type { Diagnostic, Source } from "./types.ts";

const MOST = 1000;

/** Collects what is wrong with a deck. Past the thousandth, problems are only counted. */
export class Problems {
  readonly #found: Diagnostic[] = [];
  #more = 0;

  /** `make` is called only while there is room. */
  add(make: () => Diagnostic): void {
    if (this.#found.length < MOST) this.#found.push(make());
    else this.#more += 1;
  }

  /** In order of position. */
  list(source: Source): readonly Diagnostic[] {
    const sorted = [...this.#found].sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to);
    return this.#more === 0 ? sorted : [...sorted, tooManyProblems(source, MOST, this.#more)];
  }
}
