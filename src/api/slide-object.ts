import type { Content, Deck, Slide } from "#deck";

/** A slide as scripts written for remark know it; `properties` are strings, as they were written. */
export interface SlideObject {
  readonly properties: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, { readonly href: string; readonly title?: string }>>;
  readonly content: readonly ContentPart[];
  readonly notes: readonly ContentPart[] | "";
  /** From 0. */
  getSlideIndex(): number;
  /** What its corner says, from 1. */
  getSlideNumber(): number;
  /** Variables are already expanded here; kept for those who call it. */
  expandVariables(): void;
}

/** Markdown, or a content class. */
export type ContentPart =
  | string
  | { readonly class: string; readonly block: boolean; readonly content: readonly ContentPart[] };

const objects = new WeakMap<Slide, SlideObject>();

/** The same object for the same slide of the same text, so that scripts may keep and compare them. */
export function slideObject(deck: Deck, slide: Slide): SlideObject {
  const known = objects.get(slide);
  if (known !== undefined) return known;
  const notes = slide.notes.filter((note) => note.audience === "speaker").flatMap((note) => note.content);
  const made: SlideObject = {
    properties: Object.fromEntries(slide.properties),
    links: linksOf(deck),
    // remark: an empty slide is an empty text.
    content: slide.content.length === 0 ? [""] : partsOf(slide.content),
    notes: notes.length === 0 ? "" : partsOf(notes),
    getSlideIndex: () => slide.index,
    getSlideNumber: () => slide.number,
    expandVariables: () => undefined,
  };
  objects.set(slide, made);
  return made;
}

export function linksOf(deck: Deck): SlideObject["links"] {
  return Object.fromEntries(deck.links);
}

function partsOf(content: Content): ContentPart[] {
  return content.map((piece) =>
    piece.kind === "text"
      ? piece.text
      : { class: piece.classes.join(" "), block: piece.block, content: partsOf(piece.content) },
  );
}
