import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Piece } from "#deck";

import { render, styled, text } from "./content.ts";

/** Far more than a slide ever has, and a generous limit for a busy machine. */
const SIZE = 20_000;
const LIMIT = 3000;

describe("hostile text is drawn, and soon", () => {
  test.each([
    [">"],
    ["> "],
    ["- "],
    ["  - a\n"],
    ["*"],
    ["**a "],
    ["*a_ "],
    ["_a*"],
    ["`a"],
    ["[a"],
    ["[a]("],
    ["![a]( b "],
    ["<div>\n"],
    ["<div></div>x\n"],
    ["<a "],
    ['<a b="'],
    ["<!-- \n"],
    ["```\n~~~\n"],
    ["~~~~a\n"],
    ["|a\n-|-\n"],
    ["a\n#"],
    ["a\n\n    b\n"],
    ["http://a("],
    ["~~a "],
    ["\\"],
    ["&#1"],
    ["\n "],
    ["# .\n"],
    ["1. a\n\n"],
  ])("%j", (pattern) => {
    const started = performance.now();
    expect(render(pattern.repeat(SIZE / pattern.length))).toBeTypeOf("string");
    expect(performance.now() - started).toBeLessThan(LIMIT);
  });

  test("backticks beside an escape in a content class", () => {
    const started = performance.now();
    expect(render([styled("x", `\\\\* ${"`".repeat(200_000)}x`)])).toContain("<span");
    expect(performance.now() - started).toBeLessThan(LIMIT);
  });

  test("content classes thousands deep", () => {
    let deep: Piece = text("a");
    for (let depth = 0; depth < 3000; depth += 1) deep = styledOnce(deep);
    expect(render([deep])).toContain("<span");
  });
});

/** `styled` would look for newlines all the way down. */
function styledOnce(inner: Piece): Piece {
  return { ...styled("x", ""), content: [inner] } as Piece;
}

test("any Markdown becomes HTML without placeholders and without an error", () => {
  const part = fc.constantFrom(
    "\n",
    "\n\n",
    " ",
    "    ",
    "- ",
    "1. ",
    "> ",
    "# ",
    "*",
    "**",
    "_",
    "`",
    "```",
    "|",
    "-|-",
    "[",
    "](",
    ")",
    "<div>",
    "</div>",
    "<b>",
    "<!--",
    "-->",
    "\\",
    "~~",
    "http://a",
    "a",
    "“",
    "===",
    "---",
    "&amp;",
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          part,
          part.map((one) => styled("x", one)),
        ),
        { maxLength: 20 },
      ),
      (parts) => {
        expect(render(parts)).not.toMatch(/[\u0081\u0090\u009D]/);
      },
    ),
    { numRuns: 300 },
  );
});
