// OTHER PEOPLE'S DOOR: `create()` and the object it returns, shaped as remark's; and ours, `openPage`.
// The wiring of the browser side: options → deck → show → windows → views. Read create.ts first.
export { create, macros } from "./create.ts";
export { bringEngine } from "./engine.ts";
export type { Options } from "./options.ts";
export { firstSlidePainted } from "./first-slide.ts";
export { openPage } from "./page.ts";
export { remark } from "./remark.ts";
export type { SlideObject } from "./slide-object.ts";
export type { Slideshow, SlideshowEvent } from "./slideshow.ts";
export { bringCodeStyles } from "./styles.ts";
