import type { Diagnostic, Range, Source } from "./types.ts";
import type { Code, Facts } from "./words.ts";

/** The others are warnings. */
const ERRORS: ReadonlySet<Code> = new Set<Code>([
  "unclosed-class",
  "unclosed-fence",
  "unknown-template",
  "template-below",
  "own-template",
  "unknown-macro",
  "failed-macro",
  "endless-macro",
  "content-too-long",
]);

const MOST = 1000;

/** Collects what is wrong with a deck. Past the thousandth, problems are only counted. */
export class Problems {
  readonly #found: Diagnostic[] = [];
  #more = 0;

  /** `facts` is called only while there is room. */
  add<Of extends Code>(code: Of, range: Range, facts: () => readonly [...Facts[Of]]): void {
    if (this.#found.length < MOST) this.#found.push(diagnostic(code, range, facts()));
    else this.#more += 1;
  }

  /** In order of position. */
  list(source: Source): readonly Diagnostic[] {
    const sorted = [...this.#found].sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to);
    if (this.#more === 0) return sorted;
    const end = source.text.length;
    return [...sorted, diagnostic("too-many-problems", { from: end, to: end }, [MOST, this.#more])];
  }
}

/** The range without what else its carrier holds. */
function diagnostic<Of extends Code>(code: Of, { from, to }: Range, facts: readonly unknown[]): Diagnostic {
  return { code, severity: ERRORS.has(code) ? "error" : "warning", range: { from, to }, facts };
}
