// A SLIDE, AS HTML TEXT. Pure: the same string in Node and in a browser. Markdown is marked's, in the flavour
// that remark's decks were written for; every part of a slide is rendered once, inside out.
export { renderContent } from "./content.ts";
export { defaultRenderOptions } from "./options.ts";
export { renderFace, renderNotes, renderSlide } from "./slide.ts";
export type * from "./types.ts";
