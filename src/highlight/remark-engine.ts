// The highlighter of pages written for remark: highlight.js 9.6, which remark 0.14 has inside. Its spans are what those
// pages' style sheets colour; later versions find others in more than half of all code.
import hljs from "remark-highlight/lib/highlight";

import { lazyEngine, type Engine } from "./lazy-engine.ts";
import { common, within } from "./remark-common.ts";
import { aliases, onDemand } from "./remark-languages.ts";
import type { RemarkGrammar, RemarkHljs } from "./remark-hljs.ts";
import { newer, type Newer } from "./remark-newer.ts";

/**
 * What grammars are made of, as it is before the first code is coloured. Version 9 marks it then as compiled, and whatever a
 * later grammar makes of it is taken for compiled too; remark reads every grammar first.
 */
const modes: object = structuredClone(
  Object.fromEntries(Object.entries(hljs).filter(([, value]) => typeof value === "object")),
);

/** The page's only one: version 9 keeps its grammars in one place. */
export function createRemarkEngine(): Engine<RemarkHljs> {
  const colours = new Map<string, Newer>();
  return lazyEngine<RemarkHljs, RemarkGrammar | { readonly newer: Newer }>({
    hljs,
    common,
    within,
    onDemand: { ...onDemand, ...newer },
    aliases,
    register(name, grammar) {
      if (typeof grammar === "function")
        hljs.registerLanguage(name, (own) => grammar({ ...own, ...structuredClone(modes) }));
      else colours.set(name, grammar.newer);
    },
    // Asked for "constructor", it has one.
    isKnown: (name) => colours.has(name) || (!(name in {}) && hljs.getLanguage(name) !== undefined),
    colour: (code, name) => colours.get(name)?.(code) ?? hljs.highlight(name, code, true).value,
  });
}
