// The highlighter of our own pages, highlight.js 11; fetched when the first code of a talk needs colours.
import hljs from "highlight.js/lib/core";

import { common, within } from "./common.ts";
import type { Grammar } from "./grammar.ts";
import { aliases, onDemand } from "./languages.ts";
import { lazyEngine, type Engine } from "./lazy-engine.ts";

export function createEngine(): Engine<typeof hljs> {
  const own = hljs.newInstance();
  return lazyEngine<typeof hljs, Grammar>({
    hljs: own,
    common,
    within,
    onDemand,
    aliases,
    register: (name, grammar) => own.registerLanguage(name, grammar),
    isKnown: (name) => own.getLanguage(name) !== undefined,
    colour: (code, language) => own.highlight(code, { language, ignoreIllegals: true }).value,
  });
}
