// WHOLE DOCUMENTS, AS TEXT. Pure: strings in, a string out; what a browser or a printer is given.
// Escaping for every place a deck's words land in (element, attribute, textarea, script) lives here alone.
// The only door of this room; other rooms import "#pages".
export { firstSlide } from "./first-slide.ts";
export { stagePage } from "./stage.ts";
export type { PageData, StagePage } from "./stage.ts";
