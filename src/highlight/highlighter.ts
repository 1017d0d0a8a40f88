import type { Engine } from "./lazy-engine.ts";

/** Colour costs time a speaker does not have: longer code stays plain. In UTF-16 code units. */
const LONGEST = 50_000;

export interface Highlighted {
  /** Escaped code with `span.hljs-…`; a span may cover several lines. */
  readonly html: string;
  /** The grammar's own name: "javascript" for "js". */
  readonly language: string;
}

export interface Highlighter {
  /** Null: leave the code plain; the language is unknown, or `load` has not brought it yet. Never guesses. */
  readonly highlight: (code: string, language: string) => Highlighted | null;
  /**
   * Fetches the grammars of these languages, by any of their names. True when new ones arrived, so that what
   * was drawn with them should be drawn again. Never rejects: code that stays plain is no reason to stop a talk.
   */
  load(languages: Iterable<string>): Promise<boolean>;
}

/**
 * Nothing of the highlighter is fetched before the first `load` of some language.
 *
 * @param inside makes an engine that is here already, so that the first drawing has its colours
 */
export function createHighlighter(inside?: () => Engine): Highlighter {
  let engine: Engine | null = null;

  return {
    highlight(code, language) {
      engine ??= inside?.() ?? null;
      return code.length > LONGEST ? null : (engine?.highlight(code, language) ?? null);
    },
    async load(languages) {
      const wanted = [...languages];
      if (wanted.length === 0) return false;
      try {
        engine ??= inside?.() ?? null;
        const arrived = engine === null;
        if (engine === null) {
          const { createEngine } = await import("./engine.ts");
          engine ??= createEngine();
        }
        const more = await engine.load(wanted);
        return arrived || more;
      } catch {
        return false;
      }
    },
  };
}
