import { expect, test } from "vitest";

import { neededFaces } from "../../src/cli/faces.ts";

const face = (file: string, range: string): string =>
  `@font-face{font-family:A;src:url(./${file}.woff2)format("woff2"),url(./${file}.woff)format("woff");unicode-range:${range}}`;

test("a style sheet keeps the faces whose characters the text has, in the format that browsers take", () => {
  const css = [
    face("latin", "U+0-FF,U+131"),
    face("greek", "U+370-3FF"),
    face("cyrillic", "U+301,U+4??"),
    face("emoji", "U+1F600"),
    "p{color:red}",
  ].join("");
  const { css: kept, files } = neededFaces(css, "Привет 😀");
  expect(files).toEqual(["./latin.woff2", "./cyrillic.woff2", "./emoji.woff2"]);
  expect(kept).not.toMatch(/greek|\.woff\)/);
  expect(kept).toContain("p{color:red}");
});

test("a face for every character, or in an old format alone, stays", () => {
  const css = '@font-face{font-family:A;src:url("a.ttf")}';
  expect(neededFaces(css, "").files).toEqual(["a.ttf"]);
});
