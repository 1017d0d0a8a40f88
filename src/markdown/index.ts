// A SLIDE, AS HTML TEXT. Pure: the same string in Node and in a browser.
export type * from "./types.ts";
