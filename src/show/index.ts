// WHERE WE ARE: a deck and a place in it, and the only ways to the next place. Pure but for signals.
// Commands go in, states come out; who draws them, sends them or keeps them is nobody's business here.
// The only door of this room; other rooms import "#show".
export { addressFor, slugOf } from "./address.ts";
export { applyShow, destination, elapsed, initialShow } from "./apply.ts";
export { escapeCommand, interpret, isMove, isShowCommand, isWindowCommand } from "./interpret.ts";
export type { Step } from "./interpret.ts";
export { commandFor, keymap } from "./keymap.ts";
export type { Binding, CommandName, KeyPress } from "./keymap.ts";
export { hashFor, placeFromHash, stableHash } from "./location.ts";
export type { Place } from "./location.ts";
export { compareNews } from "./news.ts";
export { revisionOf } from "./revision.ts";
export { moveIndex } from "./move-index.ts";
export { createShow } from "./show.ts";
export type { Show, ShowOptions, ShowWindow, TimerRules } from "./show.ts";
export type * from "./state.ts";
export { applyWindow, createWindow, initialWindow } from "./window.ts";
