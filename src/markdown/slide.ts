import type { Audience, Deck, Piece, Slide } from "#deck";

import { backgroundStyle } from "./background.ts";
import { renderContent } from "./content.ts";
import { escapeHtml } from "./escape.ts";
import type { RenderOptions } from "./types.ts";

/**
 * A slide's whole element under remark's class names, which decks style and query: `div.remark-slide-container`
 * with the slide, its number and its notes. Views add `remark-visible` and the scaler's size.
 */
export function renderSlide(deck: Deck, slide: Slide, options: RenderOptions): string {
  return (
    `<div class="remark-slide-container">${renderFace(deck, slide, options)}` +
    `<div class="remark-slide-notes">${renderNotes(deck, slide, options)}</div></div>`
  );
}

/** What the audience sees of it: the element without its notes, `div.remark-slide-scaler`. */
export function renderFace(deck: Deck, slide: Slide, options: RenderOptions): string {
  const step = slide.properties.get("continued") === "true" ? " remark-slide-incremental" : "";
  return (
    `<div class="remark-slide-scaler"><div class="remark-slide${step}">` +
    `<div${contentAttributes(slide, options)}>${renderContent(deck, slide.content, options)}` +
    `<div class="remark-slide-number">${options.slideNumber(slide, deck)}</div></div></div></div>`
  );
}

/** Inner HTML of a slide's notes; those for the speaker unless told otherwise. */
export function renderNotes(
  deck: Deck,
  slide: Slide,
  options: RenderOptions,
  audience: Audience = "speaker",
): string {
  const content: Piece[] = [];
  for (const note of slide.notes) {
    if (note.audience !== audience) continue;
    if (content.length > 0) content.push(BREAK);
    content.push(...note.content);
  }
  return renderContent(deck, content, options);
}

/** An empty line between the notes of a template and of the slide itself (remark 0.14). */
const BREAK = { kind: "text", text: "\n\n", range: { from: 0, to: 0 } } as const;

function contentAttributes(slide: Slide, options: RenderOptions): string {
  const name = slide.properties.get("name");
  const style = backgroundStyle(slide.properties);
  return (
    (name ? ` id="slide-${escapeHtml(name)}"` : "") +
    attribute("lang", slide) +
    attribute("dir", slide) +
    ` class="${escapeHtml(slideClasses(slide, options))}"` +
    (style ? ` style="${escapeHtml(style)}"` : "")
  );
}

/** What language a slide is in, and which way it is read. */
function attribute(name: "lang" | "dir", { properties }: Slide): string {
  const value = properties.get(name);
  return value ? ` ${name}="${escapeHtml(value)}"` : "";
}

function slideClasses(slide: Slide, options: RenderOptions): string {
  const style = slide.properties.get("highlight-style") ?? options.highlightStyle;
  const own = slide.properties.get("class")?.split(/[, ]/) ?? [];
  return ["remark-slide-content", ...own, style && `hljs-${style}`].filter(Boolean).join(" ");
}
