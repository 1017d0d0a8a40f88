import type { Deck, Slide } from "#deck";

import type { Highlight, RenderOptions } from "./types.ts";

/** remark's defaults. Without a highlighter, code stays plain. */
export function defaultRenderOptions(highlight: Highlight = () => null): RenderOptions {
  return {
    highlight,
    highlightStyle: "default",
    highlightLanguage: "",
    highlightLines: false,
    highlightSpans: false,
    highlightInlineCode: false,
    slideNumber: currentOfTotal,
  };
}

/** "3 / 14"; the total is the last slide's number, as in remark. */
function currentOfTotal(slide: Slide, deck: Deck): string {
  return `${slide.number} / ${deck.slides.at(-1)?.number ?? slide.number}`;
}
