import type { Deck, Slide } from "#deck";

/** Which slides are printed. */
export interface PaperRange {
  /** In the deck's order, each once. */
  readonly slides: readonly Slide[];
  /** Parts of the range that name no slide. */
  readonly unknown: readonly string[];
}

/**
 * The slides that a range names, "1-3,7,intro": numbers as slides' corners have them, from and to included, `12-` for all
 * from there on, and names. "" is all. Of a slide in steps the last is the whole; `steps` keeps each.
 */
export function paperRange(deck: Deck, range: string, steps: "final" | "all"): PaperRange {
  const parts = range
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const wanted = new Set<Slide>();
  const unknown: string[] = [];
  for (const part of parts) {
    const found = named(deck, part);
    if (found.length === 0) unknown.push(part);
    for (const slide of found) wanted.add(slide);
  }
  const slides = deck.slides.filter(
    (slide) =>
      (steps === "all" || slide.index === slide.increment.last) && (parts.length === 0 || wanted.has(slide)),
  );
  return { slides, unknown };
}

function named({ slides, names }: Deck, part: string): readonly Slide[] {
  const index = names.get(part);
  if (index !== undefined) {
    const { first, last } = slides[index]!.increment;
    return slides.slice(first, last + 1);
  }
  const [, from, dash, to] = /^(\d+)\s*(?:(-)\s*(\d*))?$/.exec(part) ?? [];
  if (from === undefined) return [];
  const least = Number(from);
  const most = dash === undefined ? least : to === "" ? Infinity : Number(to);
  return slides.filter(({ number }) => number >= least && number <= most);
}
