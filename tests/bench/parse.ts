import { marked } from "marked";

import type { Content, Deck } from "#deck";
import { parseDeck } from "#deck";
import { defaultRenderOptions, renderSlide } from "#markdown";
import { leastOf } from "./clock.ts";
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
  const tasks = [() => render(read(text)), () => void read(text), alone].map((work) => ({ work, times: 1 }));
  const [whole, parsing, theirs] = leastOf(
    tasks,
    ([whole, , theirs]) => whole! / theirs! <= renderBudget,
  ) as [number, number, number];
  const size = `${deck.slides.length} slides, ${Math.round(text.length / 1000)} kB`;
  const row = (what: string, cost: number, budget: number | null): Figure => ({
    what: `${what}, ${size}`,
    measured: milliseconds(cost),
    against: `marked alone ${milliseconds(theirs)}`,
    value: cost / theirs,
    unit: "×",
    budget,
  });
  return [row("parse and render", whole, renderBudget), row("parse", parsing, null)];
}

/** What twice as much may cost; 2 is linear. */
const twiceBudget = 2.2;

/** What is measured, each twice as large as the one before, eight times the first in all. */
const doublings = [1, 2, 4, 8];

/** What `work` costs for each of the sizes, ms. */
function costsOf(work: (size: number) => () => void, size: number): readonly number[] {
  const most = doublings.at(-1)!;
  const tasks = doublings.map((times) => ({ work: work(times * size), times: most / times }));
  return leastOf(tasks, (costs) =>
    costs.every((cost, at) => at === 0 || cost / costs[at - 1]! <= twiceBudget),
  );
}

/** Every doubling, up to four thousand slides. */
function grownSlides(): Figure[] {
  const size = 500;
  const costs = costsOf((slides) => {
    const text = labDeck(slides);
    return () => render(read(text));
  }, size);
  return doublings.slice(1).map((times, at) => ({
    what: `parse and render, ${(size * times) / 2} → ${size * times} slides`,
    measured: milliseconds(costs[at + 1]!),
    against: milliseconds(costs[at]!),
    value: costs[at + 1]! / costs[at]!,
    unit: "×",
    budget: twiceBudget,
  }));
}

/** Three doublings as one figure, which is what one costs: memory for a hundred thousand marks is given in steps. */
function grownText([name, text]: readonly [string, (size: number) => string]): Figure {
  const size = 25_000;
  const costs = costsOf((characters) => {
    const made = text(characters);
    return () => void read(made);
  }, size);
  const [small, large] = [costs[0]!, costs.at(-1)!];
  return {
    what: `parse ${name}, ${size} → ${size * doublings.at(-1)!} characters`,
    measured: milliseconds(large),
    against: milliseconds(small),
    value: (large / small) ** (1 / (doublings.length - 1)),
    unit: "×",
    budget: twiceBudget,
  };
}

export function parseFigures(): Figure[] {
  return [...againstMarked(), ...grownSlides(), ...Object.entries(hostile).map(grownText)];
}
