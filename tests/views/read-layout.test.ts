import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { layoutOf, levelsUnder, runningLines } from "../../src/views/read-layout.ts";

describe("a slide in the reading view", () => {
  it.each<[string, string]>([
    ["# Words\n\n- and\n- more", "text"],
    ["background-image: url(a.jpg)\n# On a picture", "image"],
    [".left-column[\n## Running title\n### Here\n]\n.right-column[\nWords\n]", "text"],
    [".pull-left[\nThis\n]\n.pull-right[\nThat\n]", "columns"],
    [".left-column[\n## A\nwords\n]\n.right-column[\n![](b.png)\n]", "columns"],
    [".row[\n.col-6[\nThis\n]\n.col-6[\nThat\n]\n]", "columns"],
    ["<div style='position: absolute; top: 0'>x</div>", "image"],
    ["```css\na { position: absolute }\n```", "text"],
    ["`position: absolute` is code", "text"],
    [".absolute[\nx\n]", "image"],
    [".footnote[x] .red[y]", "text"],
  ])("%j is shown as %s", (text, layout) => {
    expect(layoutOf(parseDeck(text).slides[0]!)).toBe(layout);
  });

  it.each<[number, readonly number[], readonly number[]]>([
    [2, [], []],
    [2, [1, 1], [3, 3]],
    [2, [3, 5, 3], [3, 4, 3]],
    [3, [5, 3], [4, 4]],
    [5, [1, 2, 3], [6, 6, 6]],
  ])("under a heading of level %i, %j become %j", (top, levels, expected) => {
    expect(levelsUnder(top, levels)).toEqual(expected);
  });

  it("knows the feet that a layout gives to all of its slides, and no footnote of their own", () => {
    const deck = parseDeck(
      "layout: true\n.footnote[A *talk* at [x](y)]\n---\n# One\n---\n# Two\n\n.footnote[own]",
    );
    expect([...runningLines(deck)]).toEqual(["Atalkatx"]);
  });
});
