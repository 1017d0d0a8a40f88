import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDeck, positionAt, type Content, type Deck, type Macro, type ParseOptions } from "#deck";
import { describe as describeProblem } from "#deck/words";
import { Problems } from "../../src/deck/problems.ts";
import { scan } from "../../src/deck/scan.ts";
import { readSource } from "../../src/deck/source.ts";
import type { Token } from "../../src/deck/tokens.ts";
import { properties, shape } from "../support/deck.ts";
import { anyDeck, markers } from "./markers.ts";

const m: Macro = () => "x .a[y]\n---\nz";
const options = fc.record<ParseOptions>(
  {
    macros: fc.constant({ m }),
    disableIncrementalSlides: fc.boolean(),
    countIncrementalSlides: fc.boolean(),
    excludedClasses: fc.constantFrom([], ["x"]),
    includePresenterNotes: fc.boolean(),
    inheritPresenterNotes: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** The same decks every time; `FC_SEED` and `FC_RUNS` look further. */
const RUNS = { seed: Number(process.env["FC_SEED"] ?? 1), numRuns: Number(process.env["FC_RUNS"] ?? 500) };

function tokensOf(text: string): readonly Token[] {
  return scan(readSource(text, "deck"), new Problems()).tokens;
}

/** A deck as plain values, so that two can be compared. */
function plain(deck: Deck): unknown {
  return {
    source: deck.source,
    slides: deck.slides.map((slide) => ({
      index: slide.index,
      number: slide.number,
      increment: { ...slide.increment },
      properties: [...slide.properties],
      content: slide.content,
      notes: slide.notes,
      range: slide.range,
      title: slide.title,
    })),
    names: [...deck.names],
    links: [...deck.links],
    settings: [...deck.settings],
    diagnostics: deck.diagnostics,
  };
}

function* texts(
  content: Content,
): Generator<{ readonly text: string; readonly from: number; readonly to: number }> {
  for (const piece of content) {
    if (piece.kind === "text") yield { text: piece.text, ...piece.range };
    else yield* texts(piece.content);
  }
}

describe("every text", () => {
  it("is a deck of at least one slide", () => {
    fc.assert(
      fc.property(anyDeck, options, (text, options) => {
        const deck = parseDeck(text, options);
        plain(deck);
        expect(deck.slides.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it("numbers its slides in order", () => {
    fc.assert(
      fc.property(markers, options, (text, options) => {
        const { slides, names } = parseDeck(text, options);
        let before = 1;
        slides.forEach(({ index, number, increment }, place) => {
          expect(index).toBe(place);
          expect(number).toBeGreaterThanOrEqual(before);
          before = number;
          expect(increment.first).toBeLessThanOrEqual(index);
          expect(increment.last).toBeGreaterThanOrEqual(index);
          expect(increment.last).toBeLessThan(slides.length);
          expect(slides[increment.first]!.increment).toEqual(increment);
          expect(slides[increment.last]!.increment).toEqual(increment);
        });
        for (const index of names.values()) expect(slides[index]).toBeDefined();
      }),
      RUNS,
    );
  });

  it("gives pieces that are its own slices, but for what variables and macros fill", () => {
    fc.assert(
      fc.property(markers, (text) => {
        const { source, slides } = parseDeck(text, { macros: { m } });
        for (const slide of slides) {
          for (const content of [slide.content, ...slide.notes.map((note) => note.content)]) {
            for (const piece of texts(content)) {
              const slice = source.text.slice(piece.from, piece.to);
              if (piece.text !== slice) expect(slice).toMatch(/^(?:\{\{[^}\n]+\}\}|!\[:[^]*)$/);
            }
          }
        }
      }),
      RUNS,
    );
  });

  it("is tiled by its tokens", () => {
    fc.assert(
      fc.property(anyDeck, (text) => {
        let at = 0;
        for (const { from, to } of tokensOf(text)) {
          expect(from).toBe(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBe(readSource(text, "deck").text.length);
      }),
      RUNS,
    );
  });

  it("closes what its tokens open", () => {
    fc.assert(
      fc.property(markers, (text) => {
        let open = 0;
        for (const { kind } of tokensOf(text)) {
          if (kind === "open") open += 1;
          if (kind === "close") open -= 1;
          expect(open).toBeGreaterThanOrEqual(0);
          if (kind === "slide" || kind === "increment" || kind === "notes") expect(open).toBe(0);
        }
        expect(open).toBe(0);
      }),
      RUNS,
    );
  });

  it("is put together again by slides and separators", () => {
    fc.assert(
      fc.property(markers, (text) => {
        const source = readSource(text, "deck");
        const visible = text.replaceAll(/(?:exclude|layout|continued): /g, "x: ");
        const deck = parseDeck(visible);
        const separators = tokensOf(visible).filter(({ kind }) => kind === "slide" || kind === "increment");
        expect(separators).toHaveLength(deck.slides.length - 1);
        let at = 0;
        deck.slides.forEach(({ range }, index) => {
          expect(range.from).toBe(at);
          at = separators[index]?.to ?? range.to;
          expect(range.to).toBe(separators[index]?.from ?? deck.source.text.length);
        });
        expect(source.lines[0]).toBe(0);
      }),
      RUNS,
    );
  });

  it("means the same whatever its newlines are", () => {
    fc.assert(
      fc.property(markers, (text) => {
        const wanted = plain(parseDeck(text));
        for (const newline of ["\r\n", "\r"]) {
          expect(plain(parseDeck(text.replaceAll("\n", newline)))).toEqual(wanted);
        }
      }),
      RUNS,
    );
  });

  it("means the same every time", () => {
    fc.assert(
      fc.property(markers, markers, (text, other) => {
        const first = plain(parseDeck(text));
        parseDeck(other);
        expect(plain(parseDeck(text))).toEqual(first);
      }),
      RUNS,
    );
  });

  it("leaves every object's own properties alone", () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(fc.constantFrom("__proto__", "constructor", "toString"), markers, (key, text) => {
        const { slides } = parseDeck(
          `${key}: 1\nname: ${key}\ntemplate: ${key}\n\n{{${key}}} [${key}]: u\n---\n${text}`,
        );
        expect(slides[0]?.properties.get(key)).toBe("1");
      }),
      RUNS,
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });
});

describe("every diagnostic", () => {
  it("is inside the text, and its line and column lead back to it", () => {
    fc.assert(
      fc.property(anyDeck, (text) => {
        const { source, diagnostics } = parseDeck(text);
        for (const diagnostic of diagnostics) {
          const { range } = diagnostic;
          const { what, why, fix } = describeProblem(source, diagnostic);
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.from).toBeLessThanOrEqual(range.to);
          expect(range.to).toBeLessThanOrEqual(source.text.length);
          const { line, column } = positionAt(source, range.from);
          expect(source.lines[line - 1]! + column - 1 - source.indent).toBe(range.from);
          for (const words of [what, why, fix]) expect(words).toMatch(/^\S[^\n]*\S$/);
        }
      }),
      RUNS,
    );
  });
});

describe("slides", () => {
  it("are one more with one more at the end", () => {
    const closed = fc.array(
      fc.constantFrom("# A\n", "text `x`\n", ".a[b]\n", "--\n", "---\n", "???\n", "```\n---\n```\n"),
    );
    fc.assert(
      fc.property(closed, (parts) => {
        const text = parts.join("");
        const { slides } = parseDeck(text);
        const longer = parseDeck(`${text}\n---\n# More`).slides;
        expect(longer).toHaveLength(slides.length + 1);
        expect(longer.slice(0, -1).map(properties)).toEqual(slides.map(properties));
      }),
      RUNS,
    );
  });

  it("are never split by what a longer fence holds", () => {
    fc.assert(
      fc.property(markers, (inside) => {
        const fence = "`".repeat(Math.max(3, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
        const deck = parseDeck(`# A\n\n${fence}\n${inside}\n${fence}\n\n# B`);
        expect(deck.slides).toHaveLength(1);
        expect(deck.diagnostics.filter(({ code }) => code !== "runaway-fence")).toEqual([]);
      }),
      RUNS,
    );
  });

  it("repeat, in each step, all of the step before", () => {
    const step = fc.constantFrom("- a", "# B\n", ".c[\nd\n]", "\n\ntext\n", "`e`", "");
    fc.assert(
      fc.property(fc.array(step, { minLength: 2 }), (steps) => {
        const drawn = parseDeck(steps.join("\n--\n")).slides.map(shape);
        drawn.slice(1).forEach((after, index) => expect(after.startsWith(drawn[index]!)).toBe(true));
      }),
      RUNS,
    );
  });

  it("are not told of their neighbours' problems", () => {
    const slip = fc.constantFrom(
      "`",
      "<!-- x",
      ".a[",
      "```\nx",
      "layout: maybe\n",
      "text",
      "![:nope]",
      "{{x",
      "??? y",
      "--- ",
    );
    fc.assert(
      fc.property(slip, fc.constantFrom("# A", "text\n\n    .b[c]", "- `d`"), (before, slide) => {
        const found = (text: string): readonly string[] =>
          parseDeck(text).diagnostics.map(({ code }) => code);
        expect(found(`${before}\n---\n${slide}`)).toEqual(found(before));
      }),
      RUNS,
    );
  });
});
