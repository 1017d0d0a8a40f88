import type { Content, Deck, Piece } from "#deck";
import { defaultRenderOptions, renderContent, type RenderOptions } from "#markdown";

const nowhere = { from: 0, to: 0 };

/** A deck of one slide, made by hand: these tests are about drawing, not about reading. */
export function deckOf(content: Content, links: Deck["links"] = new Map()): Deck {
  const slide = {
    index: 0,
    number: 1,
    increment: { first: 0, last: 0 },
    properties: new Map<string, string>(),
    content,
    notes: [],
    range: nowhere,
    title: null,
  };
  const source = { name: "deck", text: "", lines: [0], indent: 0 };
  return { source, slides: [slide], names: new Map(), links, settings: new Map(), diagnostics: [] };
}

/** Markdown between content classes. */
export function text(markdown: string): Piece {
  return { kind: "text", text: markdown, range: nowhere };
}

/** A content class: a block when a newline is in it. */
export function styled(classes: string, ...content: (string | Piece)[]): Piece {
  const pieces = content.map((part) => (typeof part === "string" ? text(part) : part));
  const block = pieces.some((part) => (part.kind === "text" ? part.text.includes("\n") : part.block));
  return { kind: "class", classes: classes.split(" "), block, content: pieces, range: nowhere };
}

export function render(
  content: string | readonly (string | Piece)[],
  options: Partial<RenderOptions> = {},
  links?: Deck["links"],
): string {
  const parts = typeof content === "string" ? [content] : content;
  const pieces = parts.map((part) => (typeof part === "string" ? text(part) : part));
  return renderContent(deckOf(pieces, links), pieces, { ...defaultRenderOptions(), ...options });
}

/** Without the newlines that stand between and around blocks. */
export function flat(html: string): string {
  return html.replace(/\n+(?=<)|(?<=>)\n+/g, "").trim();
}
