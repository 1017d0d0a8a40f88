import { marked } from "marked";

import type { Content, Deck } from "#deck";
import { parseDeck } from "#deck";
import { defaultRenderOptions, renderSlide } from "#markdown";
import { compare } from "./clock.ts";
import { hostile, labDeck } from "./decks.ts";
import type { Figure } from "./figure.ts";
import { milliseconds } from "./figure.ts";

const options = defaultRenderOptions();

/** The deck and what is wrong with it, which is looked for when somebody asks. */
function read(text: string): Deck {
  const deck = parseDeck(text);
  void deck.diagnostics;
  return deck;
}

/** Its Markdown as marked would be given it: without the markers of content classes. */
const markdown = (content: Content): string =>
  content.map((piece) => (piece.kind === "text" ? piece.text : markdown(piece.content))).join("");

function render(deck: Deck): number {
  let length = 0;
  for (const slide of deck.slides) length += renderSlide(deck, slide, options).length;
  return length;
}

/** What slides may cost beside marked alone. */
const renderBudget = 1.3;

/** Text to slides to HTML, against marked alone on the same Markdown. */
function againstMarked(): Figure[] {
  const text = labDeck(500);
  const deck = parseDeck(text);
  const sources = deck.slides.map(({ content, notes }) =>
    [content, ...notes.map((note) => note.content)].map(markdown),
  );
  const alone = (): void => {
    for (const parts of sources) for (const part of parts) marked.parse(part);
  };
  const whole = compare(() => render(read(text)), alone, 1, renderBudget);
  const parsing = compare(() => read(text), alone, 1, renderBudget);
  const size = `${deck.slides.length} slides, ${Math.round(text.length / 1000)} kB`;
  return [
    {
      what: `parse and render, ${size}`,
      measured: milliseconds(whole.a),
      against: `marked alone ${milliseconds(whole.b)}`,
      value: whole.ratio,
      unit: "×",
      budget: renderBudget,
    },
    {
      what: `parse, ${size}`,
      measured: milliseconds(parsing.a),
      against: `marked alone ${milliseconds(parsing.b)}`,
      value: parsing.ratio,
      unit: "×",
      budget: null,
    },
  ];
}

/** What twice as much may cost; 2 is linear. */
const twiceBudget = 2.2;

/** A text of `size`, and one that is `times` as large, a power of two. The figure is what each doubling costs. */
function growth(
  what: string,
  work: (size: number) => () => void,
  [size, unit]: readonly [number, string],
  times: number,
): Figure {
  const doublings = Math.log2(times);
  const grown = compare(work(times * size), work(size), times, twiceBudget ** doublings);
  return {
    what: `${what}, ${size} → ${times * size} ${unit}`,
    measured: milliseconds(grown.a),
    against: milliseconds(grown.b),
    value: grown.ratio ** (1 / doublings),
    unit: "×",
    budget: twiceBudget,
  };
}

function prepared(
  make: (size: number) => string,
  work: (text: string) => unknown,
): (size: number) => () => void {
  return (size) => {
    const text = make(size);
    return () => void work(text);
  };
}

/** Over several doublings, the steps that memory is given in, and other work of the machine, count as little as they should. */
const times = 8;

export function parseFigures(): Figure[] {
  const whole = (text: string): number => render(read(text));
  const slides = growth("parse and render", prepared(labDeck, whole), [500, "slides"], times);
  const nasty = Object.entries(hostile).map(([name, text]) =>
    growth(`parse ${name}`, prepared(text, read), [25_000, "characters"], times),
  );
  return [...againstMarked(), slides, ...nasty];
}
