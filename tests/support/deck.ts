// A tiny language for tests about decks.

import { expect } from "vitest";

import {
  parseDeck,
  type Content,
  type Deck,
  type Diagnostic,
  type Note,
  type ParseOptions,
  type Slide,
} from "#deck";
import { describe, type Sentences } from "#deck/words";

/** deck`…`: an indented literal; its first and last line breaks are the literal's own, not the deck's. */
export function deck(strings: TemplateStringsArray, ...values: readonly string[]): Deck {
  return parseDeck(String.raw({ raw: strings.raw }, ...values).replace(/^\n|\n[ \t]*$/g, ""));
}

/** `# T⏎div.left-column(⏎text span.red(text)⏎)`: texts run together, ⏎ is a newline. */
export function shape(of: Slide | Content): string {
  const content = "content" in of ? of.content : of;
  return content
    .map((piece) => {
      if (piece.kind === "text") return piece.text.replaceAll("\n", "⏎");
      return `${piece.block ? "div" : "span"}.${piece.classes.join(".")}(${shape(piece.content)})`;
    })
    .join("");
}

/** The shapes of a deck's slides. */
export function shapes(text: string, options?: ParseOptions): string[] {
  return parseDeck(text, options).slides.map((slide) => shape(slide));
}

/** The shapes of each slide's notes, those of handouts and readers marked. */
export function notesOf(text: string, options?: ParseOptions): string[][] {
  const print = ({ audience, content }: Note): string =>
    audience === "speaker" ? shape(content) : `${audience}: ${shape(content)}`;
  return parseDeck(text, options).slides.map((slide) => slide.notes.map(print));
}

/** A slide's properties, but for the `continued: false` that every ordinary slide has. */
export function properties(slide: Slide): Record<string, string> {
  const entries = [...slide.properties].filter(([key, value]) => key !== "continued" || value !== "false");
  return Object.fromEntries(entries);
}

/** A deck's diagnostics with their sentences. */
export function told({ source, diagnostics }: Deck): (Diagnostic & Sentences)[] {
  return diagnostics.map((each) => ({ ...each, ...describe(source, each) }));
}

/**
 * Expects these diagnostics and no others: `reports("«.a[» b", "unclosed-class")`. Each «…» marks the range of one,
 * in order of position. Gives the deck, for its words.
 */
export function reports(marked: string, ...codes: readonly string[]): Deck {
  const text = marked.replace(/[«»]/g, "");
  const ranges = [...marked.matchAll(/«([^»]*)»/g)].map(({ index, 1: inside }, count) => {
    const from = index - 2 * count;
    return { from, to: from + inside!.length };
  });
  const found = parseDeck(text);
  const expected = codes.map((code, index) => ({ code, range: ranges[index] }));
  expect(found.diagnostics.map(({ code, range }) => ({ code, range }))).toEqual(expected);
  return found;
}
