// THE LANGUAGE: text becomes a Deck. Pure: no DOM, no Node, no clock, no packages.
// Total: every string is a deck with at least one slide; what is wrong with it is in `diagnostics`.
// The door of this room; other rooms import "#deck". What no slide waits for has doors of its own: "#deck/words", what an
// author is told, and "#deck/publish", a text without what is nobody's business.
export { canvasOf, defaultCanvas } from "./canvas.ts";
export type { Canvas } from "./canvas.ts";
export { nearest } from "./nearest.ts";
export { writtenText } from "./pieces.ts";
export { parseDeck } from "./parse.ts";
export { codeLanguages } from "./references.ts";
export { positionAt } from "./source.ts";
export type * from "./types.ts";
