import { array, assert, constantFrom, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { addressFor, placeFromHash, slugOf, stableHash } from "#show";

const addresses = (text: string): string[] => {
  const deck = parseDeck(text);
  return deck.slides.map((_, index) => addressFor(deck, index));
};

describe("a stable address", () => {
  it.each<[string, string]>([
    ["Desired State", "desired-state"],
    ["  What's new?  ", "whats-new"],
    ["C++ & Rust: a `tale`", "c-rust-a-tale"],
    ["Übung macht den Meister", "übung-macht-den-meister"],
    ["コンテナ編成 入門", "コンテナ編成-入門"],
    ["שלום עולם", "שלום-עולם"],
    ["हिन्दी", "हिन्दी"],
    ["🎉 Party 🎉", "party"],
    ["🎉", ""],
    ["", ""],
    ["one two three four five six seven eight nine ten", "one-two-three-four-five-six-seven-eight"],
  ])("makes of the heading %j %j", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it.each<[string, string, string[]]>([
    ["is the name", "name: intro\n# Welcome", ["intro"]],
    ["is the heading without one", "# Welcome", ["welcome"]],
    [
      "is the slide's first words without a heading",
      "class: center\n\nSome words here\n???\nsecret",
      ["some-words-here"],
    ],
    [
      "is its properties for want of words",
      "background-image: url(cat.jpg)",
      ["background-image-url-cat-jpg"],
    ],
    ["never tells notes", "???\nsecret", ["slide"]],
    ["counts among equals", "# A\n---\n# B\n---\n# A", ["a", "b", "a.2"]],
    ["counts named equals too", "name: x\n# A\n---\n# A", ["x", "a.2"]],
    ["counts steps", "# A\n--\n+\n--\n+\n---\n# B", ["a", "a/2", "a/3", "b"]],
    ["counts steps of a named slide", "name: x\n--\n+", ["x", "x/2"]],
    ["is a step's own name", "# A\n--\nname: y\n+", ["a", "y"]],
    ["leaves numbers to numbers", "# 7\n---\n# P7\n---\nname: 3\n\n# C", ["7.1", "p7.1", "c"]],
    ["leaves the reading view its word", "# Read", ["read.1"]],
    ["leaves a name to its slide", "# A\n---\nname: a\n\n# B", ["a_", "a"]],
    ["is the last slide's that has a name", "name: a\n# A\n---\nname: a\n\n# B", ["a_", "a"]],
  ])("%s", (_, text, expected) => {
    expect(addresses(text)).toEqual(expected);
  });

  it("stays when slides are put before it, moved or changed", () => {
    const before = addresses("# A\n---\n# B\n---\n# C");
    const after = addresses("# New\n---\n# A\n---\nmore\n---\n# C\n\nOther words\n---\n# B");
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it("leads back to its slide, whatever is in the deck", () => {
    const title = constantFrom(
      "# A",
      "# a",
      "## A 2",
      "# Read",
      "# 7",
      "🎉",
      "",
      "# 100 % été",
      "???\nx",
      "name: b",
      "name: a",
    );
    const mark = constantFrom("\n---\n", "\n--\n");
    assert(
      property(array(tuple(title, mark), { minLength: 1, maxLength: 12 }), (parts) => {
        const deck = parseDeck(parts.map(([text, mark]) => text + mark).join(""));
        const all = deck.slides.map((_, index) => addressFor(deck, index));
        expect(new Set(all).size).toBe(all.length);
        for (const index of deck.slides.keys()) {
          expect(placeFromHash(stableHash(deck, index), deck)).toEqual({ index, presenter: false });
          expect(placeFromHash(stableHash(deck, index, true), deck)).toEqual({
            index,
            presenter: false,
            reading: true,
          });
        }
      }),
    );
  });

  it("of a step that is gone is the slide's last one", () => {
    const deck = parseDeck("# A\n--\n+\n---\n# B");
    for (const [hash, index] of [
      ["#a/9", 1],
      ["#a/0", 0],
      ["#a/1", 0],
      ["#b/2", 2],
    ] as const)
      expect(placeFromHash(hash, deck).index).toBe(index);
  });
});

describe("the reading view's address", () => {
  const deck = parseDeck("# A\n---\n# B\n---\nname: c");
  it.each<[string, number]>([
    ["#read", 0],
    ["#read/", 0],
    ["#read/b", 1],
    ["#read/c", 2],
    ["#read/3", 2],
    ["#read/p3", 2],
    ["#read/nobody", 0],
  ])("%s is the page of text at index %i", (hash, index) => {
    expect(placeFromHash(hash, deck)).toEqual({ index, presenter: false, reading: true });
  });

  it("is a slide's where that is its name", () => {
    expect(placeFromHash("#read", parseDeck("# A\n---\nname: read"))).toEqual({ index: 1, presenter: false });
    expect(placeFromHash("#reader", deck).reading).toBeUndefined();
  });
});
