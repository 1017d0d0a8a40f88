import { describe, expect, it } from "vitest";

import { parseDeck, type Deck } from "#deck";
import { shape } from "../support/deck.ts";
import { charactersRead } from "./cost.ts";
import { PATTERNS } from "./patterns.ts";

const SIZE = 100_000;

/** Many times what the slowest takes on a tired machine; a square of a hundred thousand takes minutes. */
const LONGEST = 20_000;

describe.each(Object.entries(PATTERNS))("%s", (_, pattern) => {
  it(
    "cost a text twice as long twice as much",
    () => {
      const half = charactersRead(() => parseDeck(pattern(SIZE / 2)).diagnostics);
      const whole = charactersRead(() => parseDeck(pattern(SIZE)).diagnostics);
      expect(whole).toBeLessThan(2.5 * half + 1000);
      expect(whole).toBeLessThan(60 * SIZE);
    },
    LONGEST,
  );
});

function lastTitle(deck: Deck): string | null {
  return deck.slides.at(-1)!.title;
}

describe("a deck is opened", () => {
  it("of a single line of ten million characters", { timeout: LONGEST }, () => {
    const deck = parseDeck("x".repeat(10_000_000));
    expect(deck.slides).toHaveLength(1);
    expect(lastTitle(deck)).toBe(null);
  });

  it("of a single line of ten million marks", { timeout: LONGEST }, () => {
    for (const mark of ["[", "<", "`", "{{", "\\"]) {
      expect(parseDeck(mark.repeat(10_000_000 / mark.length)).slides).toHaveLength(1);
    }
  });

  it("of a hundred thousand classes without an end, which stay text", { timeout: LONGEST }, () => {
    const text = ".a[".repeat(100_000);
    const { slides, diagnostics } = parseDeck(text);
    expect(shape(slides[0]!)).toBe(text);
    expect(diagnostics).toHaveLength(1001);
  });

  it("of ten thousand classes in classes, which stay text a hundred deep", { timeout: LONGEST }, () => {
    const { slides, diagnostics } = parseDeck(`${".a[".repeat(10_000)}x${"]".repeat(10_000)}`);
    expect(shape(slides[0]!)).toHaveLength(30_001 + 10_000 + 100 * "span.a()".length - 100 * ".a[]".length);
    expect(diagnostics.map(({ code }) => code)).toEqual(["nested-too-deep"]);
  });

  it("of a million separators", { timeout: 3 * LONGEST }, () => {
    expect(parseDeck("---\n".repeat(1_000_000)).slides).toHaveLength(1_000_001);
  });

  it("of ten thousand increments, any of which can be shown", { timeout: LONGEST }, () => {
    const { slides } = parseDeck("- a\n--\n".repeat(10_000));
    expect(slides).toHaveLength(10_001);
    expect(shape(slides[9_999]!)).toBe("- a⏎".repeat(10_000).slice(0, -1));
  });

  it("of a thousand templates, each made from the one before", { timeout: LONGEST }, () => {
    const text = Array.from({ length: 1000 }, (_, at) => `name: t${at}\ntemplate: t${at - 1}\nx`).join(
      "\n---\n",
    );
    const { slides, diagnostics } = parseDeck(text);
    expect(shape(slides[999]!)).toBe("⏎x".repeat(1000));
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-template"]);
  });

  it("of bytes that are no text", { timeout: LONGEST }, () => {
    const bytes = String.fromCharCode(...Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 65_536));
    expect(parseDeck(bytes).slides.length).toBeGreaterThan(0);
  });
});
