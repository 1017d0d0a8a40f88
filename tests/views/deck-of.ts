import type { Deck, Slide } from "#deck";

/** A deck of slides with these titles; `steps` says in how many steps each is shown. */
export function deckOf(titles: readonly (string | null)[], steps: readonly number[] = []): Deck {
  const slides: Slide[] = [];
  for (const [at, title] of titles.entries()) {
    const first = slides.length;
    const last = first + (steps[at] ?? 1) - 1;
    const range = { from: 0, to: 0 };
    const properties = new Map([["name", `name-${at}`]]);
    for (let index = first; index <= last; index += 1) {
      const increment = { first, last };
      slides.push({ index, number: index + 1, increment, properties, content: [], notes: [], range, title });
    }
  }
  return {
    source: { name: "talk.md", text: "", lines: [0], indent: 0 },
    slides,
    names: new Map(),
    links: new Map(),
    settings: new Map(),
    diagnostics: [],
  };
}
