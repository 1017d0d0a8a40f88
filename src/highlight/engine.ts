// The only file that talks to highlight.js; fetched when the first code of a talk needs colours.
import hljs from "highlight.js/lib/core";

import { common, within } from "./common.ts";
import type { Highlighted } from "./highlighter.ts";
import { aliases, onDemand } from "./languages.ts";

export interface Engine {
  /** The highlighter itself, for scripts that bring grammars of their own. */
  readonly hljs: typeof hljs;
  highlight(code: string, language: string): Highlighted | null;
  /** True when a grammar was added. */
  load(languages: readonly string[]): Promise<boolean>;
}

/** With the common grammars, each read when it is first needed; the others come with `load`. */
export function createEngine(): Engine {
  const own = hljs.newInstance();
  const waiting = new Map(Object.entries(common));

  function read(names: Iterable<string>): void {
    for (const name of names) {
      const grammar = waiting.get(name);
      waiting.delete(name);
      if (grammar === undefined) continue;
      own.registerLanguage(name, grammar);
      read(entry(within, name) ?? []);
    }
  }

  async function add(name: string): Promise<boolean> {
    read([name]);
    const load = own.getLanguage(name) ? undefined : entry(onDemand, name);
    if (!load) return false;
    try {
      const grammar = (await load()).default;
      // Who knows what it colours inside itself.
      read(waiting.keys());
      own.registerLanguage(name, grammar);
      return true;
    } catch {
      return false;
    }
  }

  return {
    get hljs() {
      read(waiting.keys());
      return own;
    },
    highlight(code, word) {
      const language = grammarName(word);
      read([language]);
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
