import { Marked } from "marked";

import type { Content, Deck } from "#deck";

import { renderCode, renderCodeSpan } from "./code.ts";
import type { RenderOptions } from "./types.ts";

/** Inner HTML of a slide's content, without the slide number. */
export function renderContent(deck: Deck, content: Content, options: RenderOptions): string {
  const parts: string[] = [];
  const text = content.map((piece) => {
    if (piece.kind === "text") return piece.text;
    const inner = renderContent(deck, piece.content, options);
    const html = piece.block ? inner : inner.replace(/^<p>([\s\S]*)<\/p>\n$/, "$1");
    const tag = piece.block ? "div" : "span";
    parts.push(`<${tag} class="${piece.classes.join(" ")}">${html}</${tag}>`);
    return `\ufdd1${parts.length - 1}\ufdd2`;
  });
  const marked = new Marked({
    renderer: {
      code: ({ text, lang }) => renderCode(text, (lang ?? "").split(" ", 1)[0] ?? "", options),
      codespan: ({ text }) => renderCodeSpan(text, options),
    },
  });
  const html = marked.parse(text.join("").replace(/^\s+/, ""), { async: false });
  return html.replace(/\ufdd1(\d+)\ufdd2/g, (_, index: string) => parts[Number(index)] ?? "");
}
