import { describe, expect, it } from "vitest";

import { parseDeck, type ParseOptions } from "#deck";
import { deck, properties, shape, shapes } from "../support/deck.ts";

describe("a layout", () => {
  it.each([
    [
      "stands above the slides after it",
      "layout: true\n\n# Head\n\n---\n\nA\n\n---\n\nB",
      ["⏎⏎# Head⏎⏎A⏎", "⏎⏎# Head⏎⏎B"],
    ],
    ["is not glued to them", "layout: true\n# Head\n---\nA\n---\nclass: x\nB", ["⏎# Head⏎A", "⏎# Head⏎B"]],
    [
      "gives way to the next layout",
      "layout: true\n# L1\n---\n\nA\n---\nlayout: true\n## L2\n---\n\nB",
      ["⏎# L1⏎A", "⏎## L2⏎B"],
    ],
    [
      "ends at layout: false",
      "layout: true\n# L\n\n---\n\nA\n---\nlayout: false\nB\n---\nC",
      ["⏎# L⏎⏎A", "⏎B", "C"],
    ],
    [
      "may still be a template",
      "name: t\nlayout: true\n# L1\n---\nlayout: false\nB\n---\ntemplate: t\nC",
      ["⏎B", "⏎# L1⏎C"],
    ],
    [
      "ends at layout: false beside a template",
      "layout: true\nname: t\n# L1\n---\nlayout: false\ntemplate: t\nX\n---\n\nY",
      ["⏎# L1⏎X", "⏎Y"],
    ],
    ["is one to the letter", "layout: True\n# L1\n---\nX", ["⏎# L1", "X"]],
    [
      "is not extended by an increment",
      "Z\n---\nlayout: true\n# L\n\n--\nmore\n---\n\nX",
      ["Z", "Z⏎more", "⏎# L⏎⏎X"],
    ],
    [
      "may have a template",
      "name: a\n# A\n---\nlayout: true\ntemplate: a\n## L\n---\n\nX",
      ["⏎# A", "⏎# A⏎## L⏎X"],
    ],
    ["is none when excluded", "layout: true\nexclude: true\n# L\n---\nA", ["A"]],
  ])("%s", (_, text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });

  it("has no number, and no index to go to", () => {
    const { slides, names } = parseDeck("name: l\nlayout: true\n# L\n---\nA");
    expect(slides.map(({ index, number }) => [index, number])).toEqual([[0, 1]]);
    expect([...names]).toEqual([]);
  });

  it("alone leaves one empty slide", () => {
    const { slides, diagnostics } = parseDeck("layout: true\n# L");
    expect(slides.map(shape)).toEqual([""]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["nothing-to-show"]);
  });
});

describe("a template", () => {
  it.each([
    ["is above its users", "template: t\nA\n---\nname: t\nT", ["⏎A", "⏎T"]],
    ["that nobody knows leaves the layout", "layout: true\n# L\n---\ntemplate: nope\n\nA", ["⏎# L⏎⏎A"]],
    [
      "goes before the layout",
      "name: t\n# T\n---\nlayout: true\n# L\n---\ntemplate: t\n\nA\n---\n\nB",
      ["⏎# T", "⏎# T⏎⏎A", "⏎# L⏎B"],
    ],
    ["may be excluded", "name: t\nexclude: true\n# T\n---\ntemplate: t\nA", ["⏎# T⏎A"]],
    [
      "takes no name from a slide that is shown",
      "name: t\nT\n---\nname: t\nexclude: true\nX\n---\ntemplate: t\nA",
      ["⏎T", "⏎T⏎A"],
    ],
    ["means nothing on an increment", "name: t\n# T\n---\nZ\n\n--\ntemplate: t\nA", ["⏎# T", "Z⏎", "Z⏎⏎A"]],
    [
      "is the last of its name",
      "name: a\nA1\n---\nname: a\nA2\n---\ntemplate: a\nX",
      ["⏎A1", "⏎A2", "⏎A2⏎X"],
    ],
    ["may be named as objects' own", "template: __proto__\nA\n---\ntemplate: constructor\nB", ["⏎A", "⏎B"]],
  ])("%s", (_, text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });

  it("hands on its properties, but for name, layout and count", () => {
    const { slides } = deck`
      name: t
      count: false
      class: c
      background-image: url(a.png)
      foo: 1

      # T
      ---
      template: t
      class: d

      A {{foo}} {{name}} {{class}}`;
    expect(properties(slides[1]!)).toEqual({
      template: "t",
      class: "c, d",
      "background-image": "url(a.png)",
      foo: "1",
    });
    expect(shape(slides[1]!)).toBe("⏎⏎# T⏎⏎A 1 {{name}} c, d");
  });

  it("may have a template of its own", () => {
    const { slides } = parseDeck(
      "name: a\nclass: a\n# A\n---\nname: b\ntemplate: a\nclass: b\n## B\n---\ntemplate: b\nclass: c\nC",
    );
    expect(slides.map((slide) => slide.properties.get("class"))).toEqual(["a", "a, b", "a, b, c"]);
    expect(shape(slides[2]!)).toBe("⏎# A⏎## B⏎C");
  });

  it("adds its class before that of the slide and its increments", () => {
    const { slides } = parseDeck("layout: true\nclass: l\n---\nclass: k\nA\n--\nB\n--\nclass: m\nC");
    expect(slides.map((slide) => slide.properties.get("class"))).toEqual(["l, k", "l, k", "l, k, m"]);
  });

  it("shares its pieces with the slides that copy it", () => {
    const { slides } = parseDeck("name: t\n.a[x]\n---\ntemplate: t\nA");
    expect(slides[1]!.content[1]).toBe(slides[0]!.content[1]);
  });
});

describe("{{content}}", () => {
  it.each([
    [
      "is where the slide goes",
      "layout: true\n# Head\n{{content}}\n\n.footer[foot]\n---\nA\n---\n---\nB",
      ["⏎# Head⏎A⏎⏎span.footer(foot)", "⏎# Head⏎⏎⏎span.footer(foot)", "⏎# Head⏎B⏎⏎span.footer(foot)"],
    ],
    ["may be in a class", "layout: true\n.box[\n{{content}}\n]\n---\n- A\n- b", ["⏎div.box(⏎- A⏎- b⏎)"]],
    [
      "makes a block of an inline class when there are lines",
      "layout: true\n.box[{{content}}]\n---\nA\n---\nA\n\nB",
      ["⏎span.box(A)", "⏎div.box(A⏎⏎B)"],
    ],
    [
      "takes classes along",
      "layout: true\n<div>{{content}}</div>\n---\nx .a[b] y",
      ["⏎<div>x span.a(b) y</div>"],
    ],
    ["may come twice", "layout: true\n{{content}} | {{ content }}\n---\nA", ["⏎A | A"]],
    ["is nothing without a layout", "A {{content}} B", ["A  B"]],
    ["is a property without a layout", "content: hey\n\nA {{content}} B", ["⏎⏎A hey B"]],
    [
      "is filled by the slide, then by nobody",
      "layout: true\n# L {{content}} foot\n---\nA\n\n--\nB",
      ["⏎# L A⏎ foot", "⏎# L A⏎ foot⏎B"],
    ],
    [
      "is an example in code",
      "```\n{{ content }}\n```\n--\nB",
      ["```⏎{{ content }}⏎```", "```⏎{{ content }}⏎```⏎B"],
    ],
    ["may be in a layout's code", "layout: true\n```\n{{content}}\n```\n---\nA", ["⏎```⏎A⏎```"]],
    ["is text behind a backslash", "layout: true\n\\{{content}}\n---\nA", ["⏎{{content}}⏎A"]],
  ])("%s", (_, text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });

  it("does not explode when it doubles at every step", () => {
    const { slides, diagnostics } = parseDeck("{{content}}{{content}} x\n--\n".repeat(60));
    expect(slides.at(-1)!.content.length).toBeLessThan(1_000_000);
    expect(diagnostics[0]?.code).toBe("content-too-long");
  });
});

describe("numbers", () => {
  const numbers = (text: string, options?: ParseOptions): number[] =>
    parseDeck(text, options).slides.map(({ number }) => number);

  it.each([
    ["do not count count: false", "A\n---\ncount: false\nB\n---\nC", undefined, [1, 1, 2]],
    ["begin at 1 whatever happens", "count: false\nA\n---\nB\n---\nC", undefined, [1, 1, 2]],
    ["mind capitals", "A\n---\ncount: False\nB", undefined, [1, 2]],
    ["count increments", "A\n\n--\nB\n\n--\nC\n---\nD", undefined, [1, 2, 3, 4]],
    [
      "may leave increments out",
      "A\n\n--\nB\n\n--\nC\n---\nD",
      { countIncrementalSlides: false },
      [1, 1, 1, 2],
    ],
    [
      "count an increment that asks",
      "A\n\n--\ncount: true\nB\n---\nD",
      { countIncrementalSlides: false },
      [1, 2, 3],
    ],
    ["do not inherit count: false", "name: t\ncount: false\nA\n---\ntemplate: t\nB", undefined, [1, 1]],
  ])("%s", (_, text, options, expected) => {
    expect(numbers(text, options)).toEqual(expected);
  });

  it("say count: false of increments that are not counted", () => {
    const { slides } = parseDeck("A\n--\nB", { countIncrementalSlides: false });
    expect(properties(slides[1]!)).toEqual({ continued: "true", count: "false" });
  });
});

describe("exclusion", () => {
  it.each([
    ["leaves a slide out, in any letters", "A\n---\nexclude: TRUE\nB\n---\nC", undefined, ["A", "C"]],
    [
      "leaves its increments out",
      "A\n---\nexclude: true\nB\n\n--\nB2\n\n--\nB3\n---\nC",
      undefined,
      ["A", "C"],
    ],
    ["may leave out one increment", "A\n--\nexclude: true\nB\n---\nC", undefined, ["A", "C"]],
    ["may go by class", "A\n---\nclass: x, y\nB\n---\nC", { excludedClasses: ["y"] }, ["A", "C"]],
    [
      "by class leaves increments out",
      "A\n---\nclass: y\nB\n\n--\nB2\n---\nC",
      { excludedClasses: ["y"] },
      ["A", "C"],
    ],
    [
      "by class leaves a template",
      "class: y\nname: t\n# T\n---\ntemplate: t\nA\n---\nC",
      { excludedClasses: ["y"] },
      ["⏎# T⏎A", "C"],
    ],
  ])("%s", (_, text, options, expected) => {
    expect(shapes(text, options)).toEqual(expected);
  });

  it("by class leads a name to the slide that follows", () => {
    const text = "A\n---\nclass: y\nname: b\nB\n---\nC\n---\nclass: y\nname: d\nD";
    expect([...parseDeck(text, { excludedClasses: ["y"] }).names]).toEqual([
      ["b", 1],
      ["d", 1],
    ]);
  });
});

describe("names", () => {
  it("lead to the last slide that has them", () => {
    const { names } = parseDeck("name: a\nA\n---\nname: foo bar\nB\n---\nname: a\nC");
    expect([...names]).toEqual([
      ["a", 2],
      ["foo bar", 1],
    ]);
  });
});

describe("link definitions", () => {
  const links = (text: string): Record<string, unknown> => Object.fromEntries(parseDeck(text).links);

  it.each([
    ["serve the whole deck, in any letters", '[x]\n---\nB\n\n[X]: u "T"', { x: { href: "u", title: "T" } }],
    ["count by the last", "[a]: u1\n---\n[a]: u2\n\n[a]", { a: { href: "u2" } }],
    ["of excluded slides are lost", "[a]\n---\nexclude: true\n[a]: u", {}],
    ["of layouts count", "layout: true\n[a]: u\n---\n[a]", { a: { href: "u" } }],
    ["may stand in notes", "[a]\n???\n[a]: u", { a: { href: "u" } }],
    ["may stand in a class", ".a[\n[a]: u\n]", { a: { href: "u" } }],
    ["are none in a fence", "```\n[a]: u\n```\n[a]", {}],
    [
      "may have a title in any quotes",
      "[b]: u 't'\n[c]: v (t)\n[d]: <w>",
      { b: { href: "u", title: "t" }, c: { href: "v", title: "t" }, d: { href: "w" } },
    ],
    ["may look like footnotes", "x[^1]\n\n[^1]: note", { "^1": { href: "note" } }],
    ["have no blank in the address", "[a]: some words", {}],
    ["may have blanks in the id", "[a  B]: u", { "a b": { href: "u" } }],
  ])("%s", (_, text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it.each([
    ["leave the lines around them apart", "text\n[a]: u\nmore [a]", "text⏎more [a]"],
    ["leave paragraphs apart", "- a\n- b\n\n[x]: u\n\npara [x]\n", "- a⏎- b⏎⏎para [x]⏎"],
    ["leave nothing at the end", "a\n\n[x]: u\n[y]: v", "a⏎⏎"],
  ])("%s", (_, text, expected) => {
    expect(shapes(text)).toEqual([expected]);
  });

  it("are kept even when they are named as objects' own", () => {
    expect(parseDeck("[__proto__]: u").links.get("__proto__")).toEqual({ href: "u" });
  });
});
