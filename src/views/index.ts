// PIXELS. The slides on screen, the presenter view, keys and fingers; only here and in api/ is there a DOM.
// `openViews` draws a `Talk`; everything it does hangs on the talk's signals.
// What draws with preact is fetched beside the first slide, so nothing else imports it: signals come from signals-core.
// The only door of this room; other rooms import "#views".
export { whenLoaded } from "./draw.ts";
export { addressedPlace } from "./location.ts";
export { keepMedia } from "./media.ts";
export { openViews } from "./open.ts";
export { fetchFitting } from "./fetch-fitting.ts";
export { openRemarkElements } from "./remark-elements.ts";
export type { ViewOptions, Views } from "./open.ts";
export type { Stage, StageEvent } from "./stage.ts";
export type * from "./talk.ts";
