import { describe, expect, it } from "vitest";

import { parseDeck, positionAt } from "#deck";
import { readSource } from "../../src/deck/source.ts";
import { shapes } from "../support/deck.ts";

describe("a deck's text", () => {
  it.each([
    ["drops a byte order mark", "\ufeff# A", "# A"],
    ["makes CR LF a newline", "a\r\n\r\n---\r\nb", "a\n\n---\nb"],
    ["makes a lone CR a newline", "a\r---\rb", "a\n---\nb"],
    ["makes NUL visible", "a\0b", "a\ufffdb"],
    ["keeps no-break spaces and line separators", "a\u00a0b\u2028c", "a\u00a0b\u2028c"],
    ["keeps lone surrogates", "a\ud800b", "a\ud800b"],
    [
      "loses the indentation that all lines have",
      "    # A\n\n    - x\n\n    ---\n\n    # B",
      "# A\n\n- x\n\n---\n\n# B",
    ],
    ["counts a tab as one", "\t# A\n\n\t---\n\n\t# B", "# A\n\n---\n\n# B"],
    ["shortens blank lines too", "  # A\n   \n  ---\n \n  # B", "# A\n \n---\n\n# B"],
    ["keeps indentation beyond the common one", "  # A\n\n      code\n\n  ---", "# A\n\n    code\n\n---"],
    ["stays as it is when one line is not indented", "  # A\nb", "  # A\nb"],
    ["stays as it is when all lines are blank", "  \n\t\n", "  \n\t\n"],
  ])("%s", (_, given, text) => {
    expect(readSource(given, "deck").text).toBe(text);
  });

  it("is split the same way whatever its newlines are", () => {
    const text = "class: a\nname: b\n\nB\n---\nC\n???\nn";
    for (const newline of ["\r\n", "\r"]) {
      expect(shapes(text.replaceAll("\n", newline))).toEqual(shapes(text));
    }
  });

  it("is one empty slide when it is empty", () => {
    expect(shapes("")).toEqual([""]);
    expect(shapes("\ufeff")).toEqual([""]);
  });
});

describe("positionAt", () => {
  it("counts lines and columns from 1", () => {
    const { source } = parseDeck("ab\nc\n");
    expect([0, 1, 2, 3, 4, 5].map((offset) => positionAt(source, offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 3, column: 1 },
    ]);
  });

  it("counts the indentation that was removed", () => {
    const { source } = parseDeck("    # A\n\n    - x");
    expect(positionAt(source, source.text.indexOf("x"))).toEqual({ line: 3, column: 7 });
  });

  it("finds the same place whatever the newlines are", () => {
    for (const newline of ["\n", "\r\n", "\r"]) {
      const { source } = parseDeck(["a", "", "bc"].join(newline));
      expect(positionAt(source, source.text.indexOf("c"))).toEqual({ line: 3, column: 2 });
    }
  });
});
