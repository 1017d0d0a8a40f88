// Which slides the reading view shows as pictures, and how deep their headings are there. Pure.
import { writtenText } from "#deck";
import type { ClassPiece, Content, Deck, Slide } from "#deck";

/** "text": it reads as well without its layout. "columns": side by side matters. "image": it stands on a picture. */
export type Layout = "text" | "columns" | "image";

const COLUMN =
  /^(?:left|right|middle|center)?-?col(?:umn)?s?(?:-|$)|^pull-(?:left|right)$|^(?:split|grid|row)(?:-|$)/;
const PLACED = /position:\s*(?:absolute|fixed)|<svg\b/i;
const PLACING = /^(?:abs|absolute|pos|top|bottom|full|fill|cover)(?:-|$)/;

export function layoutOf({ properties, content }: Slide): Layout {
  if (properties.has("background-image")) return "image";
  if (isPlaced(content)) return "image";
  return columnsIn(content).filter(({ content }) => hasSubstance(content)).length > 1 ? "columns" : "text";
}

function columnsIn(content: Content): readonly ClassPiece[] {
  return content.flatMap((piece) => {
    if (piece.kind === "text") return [];
    const inner = columnsIn(piece.content);
    return inner.length > 0 || !piece.classes.some((name) => COLUMN.test(name)) ? inner : [piece];
  });
}

/** More than the running title that many decks keep in a narrow column. */
function hasSubstance(content: Content): boolean {
  return content.some((piece) =>
    piece.kind === "class"
      ? hasSubstance(piece.content)
      : piece.text
          .split("\n")
          .some((line) => line.trim() !== "" && !/^\s*(?:#{1,6}\s|#{1,6}\w|<h[1-6]|<br)/i.test(line)),
  );
}

function isPlaced(content: Content): boolean {
  return content.some((piece) =>
    piece.kind === "text"
      ? PLACED.test(piece.text.replace(/(`{3,}|~{3,})[^]*?\1|`[^`\n]*`/g, ""))
      : piece.classes.some((name) => PLACING.test(name)) || isPlaced(piece.content),
  );
}

/**
 * Levels for the headings of one slide, in order, beneath the slide's own heading at `top`: the largest of them come
 * right under it, none is skipped and none is below 6.
 */
export function levelsUnder(top: number, levels: readonly number[]): readonly number[] {
  const kinds = [...new Set(levels)].sort((a, b) => a - b);
  let before = top;
  return levels.map((level) => {
    const wanted = top + 1 + kinds.indexOf(level);
    before = Math.min(6, wanted, before + 1);
    return before;
  });
}

/** What compares a text's source with its drawing. */
export function letters(text: string): string {
  return text.replace(/\]\([^()]*\)/g, "").replace(/<[^<>]*>|[^\p{L}\p{N}]+/gu, "");
}

/** Feet and running headers, by their letters, that slides have from a layout or template: they belong to slides, not to a page. */
export function runningLines({ slides }: Deck): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { content, range } of slides) {
    for (const piece of content) {
      if (piece.kind !== "class" || !piece.classes.some((name) => /foot|^header$/.test(name))) continue;
      const own = piece.range.from >= range.from && piece.range.to <= range.to;
      if (!own) found.add(letters(writtenText(piece.content)));
    }
  }
  return found;
}
