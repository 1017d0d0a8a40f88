import type { Highlighted } from "./highlighter.ts";

export interface Engine<Hljs = object> {
  /** The highlighter itself, for scripts that bring grammars of their own. */
  readonly hljs: Hljs;
  highlight(code: string, language: string): Highlighted | null;
  /** True when a grammar was added. */
  load(languages: readonly string[]): Promise<boolean>;
}

/** A highlighter, and the grammars there are for it. */
export interface Kit<Hljs, Grammar> {
  readonly hljs: Hljs;
  /** Those that are here, by their names. */
  readonly common: Readonly<Record<string, Grammar>>;
  /** Name → the common grammars that it colours inside itself. */
  readonly within: Readonly<Record<string, readonly string[]>>;
  /** Those that are fetched. */
  readonly onDemand: Readonly<Record<string, () => Promise<{ readonly default: Grammar }>>>;
  /** Other words for them. */
  readonly aliases: Readonly<Record<string, string>>;
  register(name: string, grammar: Grammar): void;
  isKnown(name: string): boolean;
  /** HTML of code in a language that is known. */
  colour(code: string, name: string): string;
}

/** With the common grammars, each read when it is first needed; the others come with `load`. */
export function lazyEngine<Hljs, Grammar>(kit: Kit<Hljs, Grammar>): Engine<Hljs> {
  const waiting = new Map(Object.entries(kit.common));

  function read(names: Iterable<string>): void {
    for (const name of names) {
      const grammar = waiting.get(name);
      waiting.delete(name);
      if (grammar === undefined) continue;
      kit.register(name, grammar);
      read(entry(kit.within, name) ?? []);
    }
  }

  async function add(name: string): Promise<boolean> {
    read([name]);
    const load = kit.isKnown(name) ? undefined : entry(kit.onDemand, name);
    if (!load) return false;
    try {
      const grammar = (await load()).default;
      // Who knows what it colours inside itself.
      read(waiting.keys());
      kit.register(name, grammar);
      return true;
    } catch {
      return false;
    }
  }

  function nameOf(word: string): string {
    const lower = word.toLowerCase();
    return entry(kit.aliases, lower) ?? lower;
  }

  return {
    get hljs() {
      read(waiting.keys());
      return kit.hljs;
    },
    highlight(code, word) {
      const language = nameOf(word);
      read([language]);
      return kit.isKnown(language) ? { html: kit.colour(code, language), language } : null;
    },
    async load(words) {
      const added = await Promise.all([...new Set(words.map(nameOf))].map(add));
      return added.includes(true);
    },
  };
}

/** A word like "constructor" is no language. */
function entry<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
