import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { revisionOf } from "#show";

describe("a revision", () => {
  it("is the same for the same text and another for another", () => {
    expect(revisionOf(parseDeck("a"))).toBe(revisionOf(parseDeck("a")));
    const texts = [
      "",
      "a",
      "b",
      "ab",
      "ba",
      "aa",
      "a\u0000",
      "\u0000",
      "\u0000\u0000",
      "é",
      "# One\n---\n# Two",
      "# One\n---\n# Twp",
    ];
    const revisions = texts.map((text) => revisionOf(parseDeck(text)));
    expect(new Set(revisions).size).toBe(texts.length);
    for (const revision of revisions) expect(revision).toMatch(/^[0-9a-f]{14}$/);
  });

  it("tells apart texts that differ in one character, wherever it is", () => {
    const base = "Lectern shows slides. ".repeat(50);
    const edits = Array.from(
      { length: base.length },
      (_, at) => `${base.slice(0, at)}#${base.slice(at + 1)}`,
    );
    expect(new Set(edits.map((text) => revisionOf(parseDeck(text)))).size).toBe(edits.length);
  });
});
