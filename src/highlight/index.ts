// COLOURS FOR CODE: (code, language) → HTML. The only room that knows the highlighter; none of it is loaded
// before a deck has code to colour. Forty languages come in one chunk, every other one in its own.
export { createHighlighter } from "./highlighter.ts";
export type { Engine } from "./lazy-engine.ts";
export type { RemarkHljs } from "./remark-hljs.ts";
export type { Highlighted, Highlighter } from "./highlighter.ts";
