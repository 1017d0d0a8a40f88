import { parseDeck } from "#deck";
import { defaultRenderOptions, renderContent } from "#markdown";
import { macros } from "./open.ts";

/** As much of the global `remark` as a page of ours has, where there is no other talk to create. */
export const pageRemark = {
  version: "0.15.0",
  macros,
  /** Markdown with macros → HTML, of the text's first slide; a lone paragraph loses its `<p>`. */
  convert(markdown: string): string {
    const deck = parseDeck(markdown, { macros });
    const content = deck.slides[0]?.content ?? [];
    const html = renderContent({ ...deck, links: new Map() }, content, defaultRenderOptions()).trim();
    const [, alone] = /^<p>((?:(?!<p[ >])[^])*)<\/p>$/.exec(html) ?? [];
    return alone ?? html;
  },
};
