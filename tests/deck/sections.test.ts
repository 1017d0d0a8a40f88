import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { headingLevel, sectionsOf } from "#deck/sections";

/** "Title(First, Second) Last". */
function outline(text: string): string {
  return sectionsOf(parseDeck(text))
    .map(({ head, entries }) => {
      const inside = entries.map(({ title, number }) => `${number} ${title}`).join(", ");
      return `${head.number} ${head.title}${inside === "" ? "" : `(${inside})`}`;
    })
    .join(" | ");
}

describe("the contents of a deck", () => {
  it.each<[string, string, string]>([
    ["is flat where all headings are alike", "# A\n---\n# B\n---\n# C", "1 A | 2 B | 3 C"],
    ["is flat without headings", "a\n---\nname: b\n---\nc", "1 Untitled | 2 b | 3 Untitled"],
    [
      "has a section for each first-level heading",
      "# A\n---\n## a\n---\n## b\n---\n# B\n---\nc",
      "1 A(2 a, 3 b) | 4 B(5 Untitled)",
    ],
    [
      "knows the classes that open sections",
      "class: title\n# T\n---\n# a\n---\nclass: section\n# S\n---\n# b",
      "1 T(2 a) | 3 S(4 b)",
    ],
    [
      "knows xaringan's opening slides",
      "# T\n---\nclass: inverse, center, middle\n# S\n---\n# a\n---\n## b",
      "1 T | 2 S(3 a, 4 b)",
    ],
    ["takes a lone title slide for no section", "class: title\n# T\n---\n# a\n---\n# b", "1 T | 2 a | 3 b"],
    ["counts a slide in steps once", "# A\n--\n+\n--\n+\n---\n## b\n--\n+", "1–3 A(4–5 b)"],
    ["says one title once", "# A\n---\n## b\n---\n## b\n---\n## c", "1 A(2–3 b, 4 c)"],
    ["says one title of a flat deck once", "# A\n---\n# A\n---\n# B", "1–2 A | 3 B"],
    ["puts slides before the first section first", "## a\n---\n# B\n---\n## c", "1 a | 2 B(3 c)"],
  ])("%s", (_, text, expected) => {
    expect(outline(text)).toBe(expected);
  });

  it.each<[string, number | null]>([
    ["# a", 1],
    ["text\n### a\n# b", 3],
    ["###a", 3],
    ["Title\n=====", 1],
    ["Title\n-----", 2],
    ["<h2 class='x'>a</h2>", 2],
    ["```\n# no\n```\n## yes", 2],
    [".left[\n#### a\n]", 4],
    ["nothing", null],
    ["", null],
  ])("%j begins with a heading of level %j", (text, level) => {
    expect(headingLevel(parseDeck(text).slides[0]!.content)).toBe(level);
  });
});
