// OTHER PEOPLE'S DOOR: `create()` and the object it returns, shaped as remark's. Ours is `openPage`, in page.ts.
// The wiring of the browser side: options → deck → show → windows → views. Read open.ts first.
export { create } from "./create.ts";
export { bringEngine } from "./engine.ts";
export type { Options } from "./options.ts";
export { macros } from "./open.ts";
export { remark } from "./remark.ts";
export type { SlideObject } from "./slide-object.ts";
export type { Slideshow, SlideshowEvent } from "./slideshow.ts";
export { bringCodeStyles } from "./code-styles.ts";
