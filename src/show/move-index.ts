// A deck's text may change under a talk; this finds the slide on screen again in the next text.

import type { Deck, Slide } from "#deck";

/** What is left of two texts without the slides that are the same at their starts and ends. */
interface Change {
  readonly from: Deck;
  readonly to: Deck;
  /** Index of the first changed slide, in both. */
  readonly start: number;
  /** Index after the last changed one, in `from`. */
  readonly fromEnd: number;
  /** Likewise, in `to`. */
  readonly toEnd: number;
  /** The changed slides of `to` by their own text. */
  readonly byText: ReadonlyMap<string, readonly Slide[]>;
}

/**
 * The index in `to` of the slide that `index` was in `from`. Slides are known by their own text, then by name, then by
 * heading, then by their neighbours; one that is gone leaves its place to the next. Depends on the two texts alone, so
 * every window that saw both comes to the same place.
 */
export function moveIndex(from: Deck, to: Deck, index: number): number {
  const old = from.slides[index];
  if (old === undefined) return clampIndex(to, index);
  const start = commonStart(from, to);
  if (index < start) return index;
  const common = commonEnd(from, to, start);
  const fromEnd = from.slides.length - common;
  const toEnd = to.slides.length - common;
  if (index >= fromEnd) return index + toEnd - fromEnd;

  const begun = old.increment.first < start ? to.slides[old.increment.first] : undefined;
  if (begun !== undefined) return sameStep(from, to, old, begun);
  const change: Change = { from, to, start, fromEnd, toEnd, byText: textsOf(to, start, toEnd) };
  return (
    whereNamed(change, old) ??
    whereSameText(change, old) ??
    whereHeaded(change, old) ??
    clampIndex(to, amongNeighbours(change, old))
  );
}

export function clampIndex(deck: Deck, index: number): number {
  return Math.max(0, Math.min(index, deck.slides.length - 1));
}

/** Trimmed, because a slide's last newline comes and goes with what follows it. */
function textOf(deck: Deck, slide: Slide): string {
  return deck.source.text.slice(slide.range.from, slide.range.to).trim();
}

function textsOf(deck: Deck, start: number, end: number): Map<string, Slide[]> {
  const texts = new Map<string, Slide[]>();
  for (const slide of deck.slides.slice(start, end)) {
    const text = textOf(deck, slide);
    const same = texts.get(text);
    if (same === undefined) texts.set(text, [slide]);
    else same.push(slide);
  }
  return texts;
}

function alike(from: Deck, to: Deck, here: number, there: number): boolean {
  const a = from.slides[here];
  const b = to.slides[there];
  return a !== undefined && b !== undefined && textOf(from, a) === textOf(to, b);
}

function commonStart(from: Deck, to: Deck): number {
  let count = 0;
  while (alike(from, to, count, count)) count++;
  return count;
}

function commonEnd(from: Deck, to: Deck, start: number): number {
  const most = Math.min(from.slides.length, to.slides.length) - start;
  let count = 0;
  while (count < most && alike(from, to, from.slides.length - 1 - count, to.slides.length - 1 - count)) {
    count++;
  }
  return count;
}

/** Only among the changed slides, and the nearest: a name may be used twice. */
function whereNamed({ from, to, start, toEnd }: Change, old: Slide): number | null {
  const name = from.slides[old.increment.first]?.properties.get("name");
  if (name === undefined) return null;
  const same = to.slides.slice(start, toEnd).filter((slide) => slide.properties.get("name") === name);
  const slide = nearest(same, old.increment.first);
  return slide === null ? null : sameStep(from, to, old, slide);
}

function whereSameText({ from, byText }: Change, old: Slide): number | null {
  return nearest(byText.get(textOf(from, old)) ?? [], old.index)?.index ?? null;
}

function whereHeaded({ from, to, start, toEnd }: Change, old: Slide): number | null {
  if (old.title === null) return null;
  const same = to.slides.slice(start, toEnd).filter((slide) => slide.title === old.title);
  const slide = nearest(same, old.increment.first);
  return slide === null ? null : sameStep(from, to, old, slide);
}

/** As far from the nearer of the unchanged slides around it as it was, but between the two. */
function amongNeighbours(change: Change, old: Slide): number {
  const { from, start, fromEnd, toEnd } = change;
  let before = { was: start - 1, is: start - 1 };
  for (const slide of from.slides.slice(start, old.index)) {
    const is = whereSameText(change, slide);
    if (is !== null) before = { was: slide.index, is };
  }
  let after = { was: fromEnd, is: toEnd };
  for (const slide of from.slides.slice(old.index + 1, fromEnd).toReversed()) {
    const is = whereSameText(change, slide);
    if (is !== null && is > before.is) after = { was: slide.index, is };
  }
  // Nothing is between the two: it is gone, and the next one takes its place.
  if (after.is === before.is + 1) return after.is;
  const behind = old.index - before.was;
  const ahead = after.was - old.index;
  return behind <= ahead
    ? Math.min(before.is + behind, after.is - 1)
    : Math.max(after.is - ahead, before.is + 1);
}

/** In the steps of `slide`: the one with the old step's text, else the one with its count, else the last. */
function sameStep(from: Deck, to: Deck, old: Slide, slide: Slide): number {
  const { first, last } = slide.increment;
  const text = textOf(from, old);
  const step = to.slides.slice(first, last + 1).find((candidate) => textOf(to, candidate) === text);
  return step?.index ?? Math.min(first + old.index - old.increment.first, last);
}

function nearest(slides: readonly Slide[], index: number): Slide | null {
  let best: Slide | null = null;
  for (const slide of slides) {
    if (best === null || Math.abs(slide.index - index) < Math.abs(best.index - index)) best = slide;
  }
  return best;
}
