import type hljs from "highlight.js/lib/core";

/** What a grammar file of highlight.js exports. */
export type Grammar = Parameters<(typeof hljs)["registerLanguage"]>[1];
