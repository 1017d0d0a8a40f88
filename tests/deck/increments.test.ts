import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { notesOf, properties, shapes } from "../support/deck.ts";

describe("an increment", () => {
  it.each([
    ["repeats its slide and adds", "a\n\n--\n\nb", ["a⏎", "a⏎⏎b"]],
    ["never glues words together", "para\n--\nB", ["para", "para⏎B"]],
    ["goes on with a list", "- a\n--\n- b", ["- a", "- a⏎- b"]],
    ["keeps a list tight", "- a\n\n--\n- b", ["- a⏎", "- a⏎- b"]],
    ["keeps a list tight, the other way", "- a\n--\n\n- b", ["- a", "- a⏎- b"]],
    ["never makes two lists of one", "1. a\n\n--\n\n2. b", ["1. a⏎", "1. a⏎⏎2. b"]],
    [
      "never makes two lists of one, also between lines of blanks",
      "- a\n \n--\n \n- b",
      ["- a⏎ ", "- a⏎ ⏎- b"],
    ],
    [
      "keeps a list tight after a line of blanks",
      "- a\n  \n--\n- b\n  \n--\n- c",
      ["- a⏎  ", "- a⏎- b⏎  ", "- a⏎- b⏎- c"],
    ],
    ["parts words from a line of blanks below", "a\n--\n \nb", ["a", "a⏎ ⏎b"]],
    ["may nest in a list", "- a\n--\n  - b\n--\n  - c", ["- a", "- a⏎  - b", "- a⏎  - b⏎  - c"]],
    ["may nest deeper", "- a\n\n--\n\n    - b", ["- a⏎", "- a⏎⏎    - b"]],
    ["adds headings", "# A\n--\n## B\n--\ntext", ["# A", "# A⏎## B", "# A⏎## B⏎text"]],
    [
      "adds rows to a table",
      "| a |\n|---|\n| 1 |\n--\n| 3 |",
      ["| a |⏎|---|⏎| 1 |", "| a |⏎|---|⏎| 1 |⏎| 3 |"],
    ],
    ["adds fences", "```\nx\n```\n--\n```\ny\n```", ["```⏎x⏎```", "```⏎x⏎```⏎```⏎y⏎```"]],
    ["has no blank after it", "# A\n-- \n# B", ["# A⏎-- ⏎# B"]],
    ["at the end repeats", "A\n--", ["A", "A"]],
    ["at the beginning starts from nothing", "--\nA", ["", "A"]],
    ["is text in a class", ".a[\nx\n\n--\n\ny\n]", ["div.a(⏎x⏎⏎--⏎⏎y⏎)"]],
    ["keeps classes apart from text", ".a[\nx\n]\n--\ny", ["div.a(⏎x⏎)", "div.a(⏎x⏎)⏎y"]],
    ["after an empty slide adds no newline", "A\n---\n--\nB", ["A", "", "B"]],
  ])("%s", (_, text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });

  it("says which slides belong together", () => {
    const { slides } = parseDeck("a\n--\nb\n--\nc\n---\nd");
    expect(slides.map(({ increment }) => [increment.first, increment.last])).toEqual([
      [0, 2],
      [0, 2],
      [0, 2],
      [3, 3],
    ]);
  });

  it("may be asked for by hand, and taken back", () => {
    expect(shapes("a\n---\ncontinued: true\nb\n--\ncontinued: false\nc")).toEqual(["a", "a⏎b", "⏎c"]);
  });

  it("has properties of its own", () => {
    const { slides } = parseDeck("class: a\n\nA\n--\nclass: b\n\nB");
    expect(slides.map(properties)).toEqual([{ class: "a" }, { continued: "true", class: "a, b" }]);
  });

  it("does not inherit the name", () => {
    const { names, slides } = parseDeck("name: a\nA\n\n--\nB\n\n--\nname: x\n\nC");
    expect(slides.map((slide) => slide.properties.get("name"))).toEqual(["a", undefined, "x"]);
    expect([...names]).toEqual([
      ["a", 0],
      ["x", 2],
    ]);
  });
});

describe("disableIncrementalSlides", () => {
  const options = { disableIncrementalSlides: true };

  it("goes on with the slide", () => {
    expect(shapes("A\n--\nB\n--\n- c\n\n--\n- d", options)).toEqual(["A⏎B⏎- c⏎- d"]);
  });

  it("keeps all notes, in order", () => {
    expect(notesOf("A\n???\nn1\n--\nB\n???\nn2\n---\nC", options)).toEqual([["n1", "n2"], []]);
    expect(shapes("A\n--\nB\n???\nn\n--\nC", options)).toEqual(["A⏎B⏎C"]);
  });
});
