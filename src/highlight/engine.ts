// The only file that talks to highlight.js; fetched when the first code of a talk needs colours.
import hljs from "highlight.js/lib/core";

import { common } from "./common.ts";
import type { Highlighted } from "./highlighter.ts";
import { aliases, onDemand } from "./languages.ts";

export interface Engine {
  /** The highlighter itself, for scripts that bring grammars of their own. */
  readonly hljs: typeof hljs;
  highlight(code: string, language: string): Highlighted | null;
  /** True when a grammar was added. */
  load(languages: readonly string[]): Promise<boolean>;
}

/** With the common grammars; the others come with `load`. */
export function createEngine(): Engine {
  const own = hljs.newInstance();
  for (const [name, grammar] of Object.entries(common)) own.registerLanguage(name, grammar);

  async function add(name: string): Promise<boolean> {
    const load = own.getLanguage(name) ? undefined : entry(onDemand, name);
    if (!load) return false;
    try {
      own.registerLanguage(name, (await load()).default);
      return true;
    } catch {
      return false;
    }
  }

  return {
    hljs: own,
    highlight(code, word) {
      const language = grammarName(word);
      if (!own.getLanguage(language)) return null;
      return { html: own.highlight(code, { language, ignoreIllegals: true }).value, language };
    },
    async load(words) {
      const added = await Promise.all([...new Set(words.map(grammarName))].map(add));
      return added.includes(true);
    },
  };
}

function grammarName(word: string): string {
  const lower = word.toLowerCase();
  return entry(aliases, lower) ?? lower;
}

/** A word like "constructor" is no language. */
function entry<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
