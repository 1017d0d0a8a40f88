// A deck's text may change under a talk. A revision says which text an index counts in; `moveIndex` finds the same
// slide again in the next text.

import type { Deck, Slide } from "#deck";

const revisions = new WeakMap<Deck, string>();

/** A name for the deck's text: 53 bits of a hash, as 14 hexadecimal digits. Equal texts, equal revisions. */
export function revisionOf(deck: Deck): string {
  const known = revisions.get(deck);
  if (known !== undefined) return known;
  const revision = hash(deck.source.text);
  revisions.set(deck, revision);
  return revision;
}

/** Two 32-bit lanes over the UTF-16 units: no packages, no promises, a few milliseconds for a megabyte. */
function hash(text: string): string {
  let low = 0x9e3779b9;
  let high = 0x85ebca6b;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high + unit, 0xcc9e2d51);
    high ^= high >>> 15;
  }
  low = Math.imul(low ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (low >>> 16), 0x27d4eb2f);
  const top = (high >>> 0) & 0x1fffff;
  return (top * 0x1_0000_0000 + (low >>> 0)).toString(16).padStart(14, "0");
}

/**
 * The index in `to` of the slide that `index` was in `from`. Slides are known by their own text, then by name, then by
 * heading; one that is gone leaves its place to its neighbour. Depends on the two texts alone, so every window that
 * saw both comes to the same place.
 */
export function moveIndex(from: Deck, to: Deck, index: number): number {
  const old = from.slides[index];
  if (old === undefined) return clampIndex(to, index);
  const start = commonStart(from, to);
  if (index < start) return index;
  const end = commonEnd(from, to, start);
  const shift = to.slides.length - from.slides.length;
  if (index >= from.slides.length - end) return index + shift;

  // The others are taken: each is a slide that did not change.
  const changed = to.slides.slice(start, to.slides.length - end);
  const begun = old.increment.first < start ? to.slides[old.increment.first] : undefined;
  if (begun !== undefined) return sameStep(from, to, old, begun);
  const found =
    byName(from, to, changed, old) ?? byText(from, to, changed, old) ?? byHeading(from, to, changed, old);
  return found ?? clampIndex(to, Math.min(index, start + Math.max(0, changed.length - 1)));
}

export function clampIndex(deck: Deck, index: number): number {
  return Math.max(0, Math.min(index, deck.slides.length - 1));
}

/** Trimmed, because a slide's last newline comes and goes with what follows it. */
function textOf(deck: Deck, slide: Slide): string {
  return deck.source.text.slice(slide.range.from, slide.range.to).trim();
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
  while (count < most && alike(from, to, from.slides.length - 1 - count, to.slides.length - 1 - count))
    count++;
  return count;
}

/** The nearest, because a name may be used twice. */
function byName(from: Deck, to: Deck, changed: readonly Slide[], old: Slide): number | null {
  const name = from.slides[old.increment.first]?.properties.get("name");
  if (name === undefined) return null;
  const same = changed.filter((slide) => slide.properties.get("name") === name);
  const slide = nearest(same, old.increment.first);
  return slide === null ? null : sameStep(from, to, old, slide);
}

function byText(from: Deck, to: Deck, changed: readonly Slide[], old: Slide): number | null {
  const text = textOf(from, old);
  const same = changed.filter((slide) => textOf(to, slide) === text);
  return nearest(same, old.index)?.index ?? null;
}

function byHeading(from: Deck, to: Deck, changed: readonly Slide[], old: Slide): number | null {
  if (old.title === null) return null;
  const same = changed.filter((slide) => slide.title === old.title);
  const slide = nearest(same, old.increment.first);
  return slide === null ? null : sameStep(from, to, old, slide);
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
