// WHERE WE ARE: a deck and a place in it. Pure but for signals.
export type * from "./show.ts";
export type * from "./state.ts";
