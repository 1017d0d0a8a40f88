import { parseDeck } from "#deck";
import type { Macro } from "#deck";
import { defaultRenderOptions, renderContent } from "#markdown";
import { create, macros } from "./create.ts";

/** What pages written for remark find as the global `remark`. */
export interface Remark {
  readonly version: string;
  readonly create: typeof create;
  readonly macros: Record<string, Macro>;
  /** Markdown with macros → HTML, of the text's first slide; a lone paragraph loses its `<p>`. */
  convert(markdown: string): string;
}

export const remark: Remark = {
  version: "0.15.0",
  create,
  macros,
  convert(markdown) {
    const deck = parseDeck(markdown, { macros });
    const content = deck.slides[0]?.content ?? [];
    const html = renderContent({ ...deck, links: new Map() }, content, defaultRenderOptions()).trim();
    const [, alone] = /^<p>((?:(?!<p[ >])[^])*)<\/p>$/.exec(html) ?? [];
    return alone ?? html;
  },
};
