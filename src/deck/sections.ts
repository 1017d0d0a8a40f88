// A DECK'S TABLE OF CONTENTS: a door of its own, "#deck/sections", because no slide waits for it. Pure.
import type { Content, Deck, Slide } from "./types.ts";

/** A slide as a speaker thinks of it: all steps of one `--` run together. */
export interface Group {
  readonly first: Slide;
  readonly last: Slide;
}

const groupsOf = new WeakMap<Deck, readonly Group[]>();

/** In order of showing; computed once for a deck. */
export function groups(deck: Deck): readonly Group[] {
  const known = groupsOf.get(deck);
  if (known !== undefined) return known;
  const found: Group[] = [];
  for (let index = 0; index < deck.slides.length;) {
    const first = deck.slides[index]!;
    const last = deck.slides[Math.max(index, Math.min(first.increment.last, deck.slides.length - 1))]!;
    found.push({ first, last });
    index = last.index + 1;
  }
  groupsOf.set(deck, found);
  return found;
}

/** What to call a slide in a list. */
export function titleOf(slide: Slide): string {
  return slide.title ?? slide.properties.get("name") ?? "Untitled";
}

/** "13", or "13–15" for a slide in steps that are counted. */
export function numberOf({ first, last }: Group): string {
  return first.number === last.number ? `${first.number}` : `${first.number}–${last.number}`;
}

/** Slides that follow each other under one title. */
export interface Entry {
  /** Index of its first step. */
  readonly first: number;
  /** Index of its last step; everything between is this entry. */
  readonly last: number;
  readonly title: string;
  /** "13", or "13–15". */
  readonly number: string;
}

/** A section slide and what follows it; of a deck without sections, each entry alone. */
export interface Section {
  readonly head: Entry;
  readonly entries: readonly Entry[];
}

/** Classes that decks give the slide which opens a section, xaringan's "inverse, center, middle" among them. */
const OPENING: readonly (readonly string[])[] = [
  ["section"],
  ["title"],
  ["title-slide"],
  ["inverse", "middle"],
  ["inverse", "center"],
];

/**
 * Sections begin at slides of an opening class. In a deck without any they begin at its `#` headings, where other slides
 * begin with lower ones; in a deck where all are alike there are none.
 */
export function sectionsOf(deck: Deck): readonly Section[] {
  const all = groups(deck);
  const byClass = all.map(({ last }) => opens(last));
  const levels = all.map(({ last }) => headingLevel(last.content));
  const classed = byClass.some((opening, at) => opening && at > 0);
  const headed = levels.includes(1) && levels.some((level) => level !== null && level > 1);

  const sections: { readonly head: Entry; readonly entries: Entry[] }[] = [];
  let before: Entry | null = null;
  for (const [at, group] of all.entries()) {
    const opening = classed ? byClass[at]! : headed && levels[at] === 1;
    const title = titleOf(group.last);
    const entry: Entry = {
      first: group.first.index,
      last: group.last.index,
      title,
      number: numberOf(group),
    };
    const section = sections.at(-1);
    if (!opening && before?.title === title && title !== "Untitled") {
      const longer: Entry = {
        ...before,
        last: entry.last,
        number: numberOf({ first: deck.slides[before.first]!, last: group.last }),
      };
      if (section!.entries.at(-1) === before) section!.entries[section!.entries.length - 1] = longer;
      else sections[sections.length - 1] = { head: longer, entries: section!.entries };
      before = longer;
      continue;
    }
    if (opening || section === undefined || !(classed || headed)) sections.push({ head: entry, entries: [] });
    else section.entries.push(entry);
    before = entry;
  }
  return sections;
}

function opens({ properties }: Slide): boolean {
  const classes = new Set((properties.get("class") ?? "").split(/[, ]+/));
  return OPENING.some((words) => words.every((word) => classes.has(word)));
}

/** Of the first heading, 1 … 6; null: there is none. */
export function headingLevel(content: Content): number | null {
  let fenced = false;
  let before = "";
  for (const line of textOf(content).split("\n")) {
    if (/^\s*(?:`{3}|~{3})/.test(line)) fenced = !fenced;
    if (fenced) continue;
    const marks = /^[ \t]*(#{1,6})[^#\n]/.exec(line)?.[1] ?? /<h([1-6])\b/i.exec(line)?.[1];
    if (marks !== undefined) return /\d/.test(marks) ? Number(marks) : marks.length;
    const under = /^[ \t]*(=+|-{2,})[ \t]*$/.exec(line)?.[1];
    if (under !== undefined && before.trim() !== "") return under.startsWith("=") ? 1 : 2;
    before = line;
  }
  return null;
}

function textOf(content: Content): string {
  return content
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      const inside = textOf(piece.content);
      return piece.block ? `\n${inside}\n` : inside;
    })
    .join("");
}

/** The titles of sections by the index of the slide that begins each; none of a deck where each slide would be one. */
export function sectionTitles(deck: Deck): ReadonlyMap<number, string> {
  const sections = sectionsOf(deck);
  if (sections.every(({ entries }) => entries.length === 0)) return new Map();
  return new Map(sections.map(({ head }) => [head.first, head.title]));
}
