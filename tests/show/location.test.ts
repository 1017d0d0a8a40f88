import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { hashFor, placeFromHash } from "#show";

const deck = parseDeck(
  "name: one\n---\ncount: false\n--\n+\n---\nname: été 100%\n---\nname: 2\n---\nname: slide-one",
);

describe("an address", () => {
  it.each<[string, number, boolean]>([
    ["", 0, false],
    ["#", 0, false],
    ["#1", 0, false],
    ["#3", 2, false],
    ["3", 2, false],
    ["#p3", 2, true],
    ["#0", 0, false],
    ["#99", 5, false],
    ["#p99", 5, true],
    ["#99999999999999999999999999", 5, false],
    ["#-1", 0, false],
    ["#3abc", 0, false],
    ["#p", 0, false],
    ["#one", 0, false],
    ["#2", 1, false],
    ["#été 100%", 3, false],
    ["#%C3%A9t%C3%A9%20100%25", 3, false],
    ["#slide-%C3%A9t%C3%A9%20100%25", 3, false],
    ["#slide-one", 5, false],
    ["#slide-2", 4, false],
    ["#nobody", 0, false],
    ["#%", 0, false],
    ["#%E0%A4%A", 0, false],
    ["#__proto__", 0, false],
  ])("%s is index %i (presenter: %s)", (hash, index, presenter) => {
    expect(placeFromHash(hash, deck)).toEqual({ index, presenter });
  });

  it("asks who else knows an id before it gives up", () => {
    const headings = new Map([["why-it-matters", 4]]);
    expect(placeFromHash("#why-it-matters", deck, (id) => headings.get(id)).index).toBe(4);
    expect(placeFromHash("#nobody", deck, (id) => headings.get(id)).index).toBe(0);
    expect(placeFromHash("#nobody", deck, () => 99).index).toBe(5);
  });

  it("is written as a number, and read back", () => {
    expect(hashFor(6, false)).toBe("#7");
    expect(hashFor(6, true)).toBe("#p7");
    for (const [index] of deck.slides.entries()) {
      for (const presenter of [true, false]) {
        expect(placeFromHash(hashFor(index, presenter), deck)).toEqual({ index, presenter });
      }
    }
  });
});
