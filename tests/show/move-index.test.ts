import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { moveIndex } from "#show";
import { slides } from "./slides.ts";

describe("after an edit, the same slide", () => {
  it.each<[string, string, string, number, number]>([
    ["nothing changed", "a b c", "a b c", 2, 2],
    ["a slide comes before it", "a b c", "x a b c", 1, 2],
    ["slides come right before it", "a b c", "a x y b c", 1, 3],
    ["a slide comes after it", "a b c", "a b x c", 1, 1],
    ["a slide goes before it", "a b c", "b c", 2, 1],
    ["it is edited", "a b c", "a B c", 1, 1],
    ["it is edited and one comes after the last", "a b c", "a B c d", 1, 1],
    ["it goes: the next takes its place", "a b c", "a c", 1, 1],
    ["it goes and was the last", "a b c", "a b", 2, 1],
    ["everything goes but one", "a b c", "z", 2, 0],
    ["it is edited and a slide comes before those before it", "a b c", "x a B c", 1, 2],
    ["it goes and a slide comes before those before it", "a b c d", "x a c d", 1, 2],
    ["it is edited among edited and moved ones", "a b c d e f", "x a B C y D e z f", 3, 5],
    ["it is edited and one before it goes", "p a b q c d r", "a B q C d R", 4, 3],
    ["slides around it are edited", "a b c d e", "a B1 B2 c D e", 2, 3],
    ["it changes places with its neighbour", "a b c d", "a c b d", 1, 2],
    ["its twins change", "a x b x c", "a q x b x c", 3, 4],
    ["a step comes before its step", "a b+c+d e", "a b+x+c+d e", 2, 3],
    ["its step is edited", "a b+c+d e", "a b+C+d e", 2, 2],
    ["the steps after its own go", "a b+c+d e", "a b+c e", 2, 2],
    ["its step goes: the last one that its slide still has", "a b+c+d e", "a b e", 3, 1],
  ])("is found when %s", (_, before, after, from, to) => {
    expect(moveIndex(slides(before), slides(after), from)).toBe(to);
  });

  it("is known by its name, wherever it goes and whatever it says", () => {
    const before = parseDeck("a\n---\nname: plan\nold\n--\nmore\n---\nz");
    const after = parseDeck("A\n---\nz\n---\nnew\n---\nname: plan\nnew\n--\nnew more\n--\nand more");
    expect(moveIndex(before, after, 1)).toBe(3);
    expect(moveIndex(before, after, 2)).toBe(4);
  });

  it("is not another one of the same name", () => {
    const before = parseDeck("a\n---\nname: plan\nold\n---\nb\n---\nname: plan\nother\n---\nz");
    const after = parseDeck("a\n---\nname: plan\nnew\n---\nb\n---\nname: plan\nother\n---\nz");
    expect(moveIndex(before, after, 1)).toBe(1);
    const both = parseDeck("a\n---\nname: plan\nnew\n---\nb\n---\nname: plan\nanother\n---\nz");
    expect(moveIndex(before, both, 1)).toBe(1);
    expect(moveIndex(before, both, 3)).toBe(3);
  });

  it("is the same step of a named slide, or its last when there are fewer", () => {
    const before = parseDeck("a\n---\nname: plan\none\n--\ntwo\n--\nthree\n---\nz");
    const after = parseDeck("b\n---\nname: plan\nONE\n--\nTWO\n---\nz");
    expect(moveIndex(before, after, 2)).toBe(2);
    expect(moveIndex(before, after, 3)).toBe(2);
  });

  it("is known by its heading when its text changed", () => {
    const before = parseDeck("a\n---\n# Plan\nold\n--\nmore\n---\nz");
    const after = parseDeck("b\n---\n# Why\n---\n# Plan\nnew\n--\nnew more\n---\nz");
    expect(moveIndex(before, after, 1)).toBe(2);
    expect(moveIndex(before, after, 2)).toBe(3);
  });

  it("does not mind the newline that the last slide gains when one follows it", () => {
    expect(moveIndex(parseDeck("a\n---\nb"), parseDeck("a\n---\nb\n\n---\nc\n"), 1)).toBe(1);
  });

  const words = fc.array(fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
  });
  const decks = words.map((all) => slides(all.map((slide) => slide.join("+")).join(" ")));

  it("is always one of the new deck's", () => {
    fc.assert(
      fc.property(decks, decks, fc.integer({ min: -1, max: 30 }), (before, after, index) => {
        expect(after.slides[moveIndex(before, after, index)]).toBeDefined();
      }),
    );
  });

  it("is itself when the text is the same", () => {
    fc.assert(
      fc.property(decks, fc.nat(30), (deck, at) => {
        const index = at % deck.slides.length;
        expect(moveIndex(deck, parseDeck(deck.source.text), index)).toBe(index);
      }),
    );
  });

  it("is found after any insertion or removal of other slides", () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, at) => `s${at}`);
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.nat(11),
        fc.nat(11),
        fc.nat(3),
        fc.nat(3),
        (count, at, where, add, drop) => {
          const before = numbers(count);
          const index = at % count;
          const edited = before.toSpliced(where % count, 0, ...numbers(add).map((name) => `new-${name}`));
          const gone = new Set(edited.filter((name) => name !== before[index]).slice(0, drop));
          const after = edited.filter((name) => !gone.has(name));
          const moved = moveIndex(slides(before.join(" ")), slides(after.join(" ")), index);
          expect(after[moved]).toBe(before[index]);
        },
      ),
    );
  });
});
