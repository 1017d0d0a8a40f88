// WHOLE DOCUMENTS, AS TEXT. Pure: strings in, a string out; what a browser or a printer is given.
// Escaping for every place a deck's words land in (element, attribute, textarea, script) lives here alone.
// The only door of this room; other rooms import "#pages".
export { inStyle, kindOf } from "./addresses.ts";
export { deckArticle } from "./article.ts";
export type { Article, PlacedAddress } from "./article.ts";
export { describe } from "./describe.ts";
export type { PageData, PageSheet, TalkPage } from "./document.ts";
export { firstSlide } from "./first-slide.ts";
export type { FirstSlide } from "./first-slide.ts";
export { iconSvg } from "./icon.ts";
export { webManifest } from "./manifest.ts";
export { previewPage } from "./preview.ts";
export { singlePage } from "./single.ts";
export type { SinglePage } from "./single.ts";
export { sitePage, textPage } from "./site.ts";
export type { SitePage, Social } from "./site.ts";
export { stagePage } from "./stage.ts";
export { paperDocument } from "./paper.ts";
export type { PaperDocument, PaperInput } from "./paper.ts";
export { paperQuery, paperValues, readPaperQuery, sheetSizes, usualPaper } from "./paper-choices.ts";
export type { PaperChoices, PaperLayout, PaperSize } from "./paper-choices.ts";
export { paperId, paperTitle } from "./paper-slide.ts";
