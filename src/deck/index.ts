// THE LANGUAGE: text becomes a Deck. Pure: no DOM, no Node, no clock, no packages.
// Total: every string is a deck with at least one slide; what is wrong with it is in `diagnostics`.
// The only door of this room but for "#deck/publish", which browsers need not carry; other rooms import "#deck".
export { canvasOf, defaultCanvas } from "./canvas.ts";
export type { Canvas } from "./canvas.ts";
export { formatDiagnostic } from "./format.ts";
export { nearest } from "./nearest.ts";
export { parseDeck } from "./parse.ts";
export { codeLanguages } from "./references.ts";
export { positionAt } from "./source.ts";
export type * from "./types.ts";
