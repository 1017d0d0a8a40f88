import type { Deck, Slide } from "#deck";

/** A deck of separators, names, numbers and headings; all that a place needs to know of the language. */
export function deckOf(text: string): Deck {
  const slides: Slide[] = [];
  let from = 0;
  let step = false;
  let number = 0;
  const close = (to: number): void => {
    const own = text.slice(from, to);
    const before = slides.at(-1);
    const first = step && before ? before.increment.first : slides.length;
    const properties = new Map(
      [...own.matchAll(/^(name|count): (.*)$/gm)].map(([, key, value]) => [key!, value!]),
    );
    if (!step && properties.get("count") !== "false") number++;
    const title = /^# (.*)$/m.exec(own)?.[1] ?? (step ? (before?.title ?? null) : null);
    slides.push({
      index: slides.length,
      number: Math.max(1, number),
      increment: { first, last: first },
      properties,
      content: [],
      notes: [],
      range: { from, to },
      title,
    });
  };
  for (const { index, 0: line } of text.matchAll(/^---?$/gm)) {
    close(index);
    step = line === "--";
    from = index + line.length + 1;
  }
  close(text.length);
  const last = new Map(slides.map((slide) => [slide.increment.first, slide.index]));
  const finished = slides.map((slide) =>
    Object.assign(slide, {
      increment: { first: slide.increment.first, last: last.get(slide.increment.first)! },
    }),
  );
  return {
    source: { name: "deck", text, lines: [0], indent: 0 },
    slides: finished,
    names: new Map(
      finished.flatMap((slide) =>
        slide.properties.has("name") ? [[slide.properties.get("name")!, slide.index]] : [],
      ),
    ),
    links: new Map(),
    settings: new Map(),
    diagnostics: [],
  };
}

/** `slides("a b+c")`: slide a; slide b with a second step c. */
export function slides(outline: string): Deck {
  return deckOf(
    outline
      .split(" ")
      .map((slide) => slide.split("+").join("\n--\n"))
      .join("\n---\n"),
  );
}
