import { spawn } from "node:child_process";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, test } from "@playwright/test";

import { lecternCommand } from "../support/lectern.ts";
import { pdfPicture } from "../support/pdf-picture.ts";

const drawing =
  '<svg width="300" height="160" viewBox="0 0 300 160"><rect x="4" y="4" width="120" height="80" rx="10" fill="#435bcf"/>' +
  '<circle cx="220" cy="90" r="60" fill="none" stroke="#b0283c" stroke-width="8"/></svg>';

/** A deck with something of everything, which changes only when what is expected does. */
const deck = `title: What paper holds
author: A. Writer
date: May 2026
url: https://example.org/talk
class: title
# What paper holds
A deck for looking at
---
class: section
# The first part
---
# A list
- one thing
- another, with **bold** and *quiet* words
  - and what belongs to it

And a [link](https://example.org/far) for those who want more.
???
What is said about the list, for a line or two of paper, so that it can be seen how notes are set below a slide.

- first this
- then that

??? handout
What those read who were not there: the list in whole sentences, as a paragraph that is long enough to be broken into lines.
---
# A table

| What | How much | Where |
| --- | ---: | --- |
| Tea | 3 | here |
| Salt | 12 | there |
---
# A drawing
${drawing}
---
class: inverse
# Dark
Words on a dark slide
---
class: section
# The second part
---
# Code
\`\`\`js
function add(a, b) {
  return a + b;
}
\`\`\`
It is .blank[a sum].
---
# Left and right
.left-column[
### Left
]
.right-column[
Right of it, more words than on the left.
]
---
# The end`;

let folder = "";

test.beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), "lectern-looks-")));
  await writeFile(path.join(folder, "talk.md"), deck);
});

test.afterEach(() => rm(folder, { recursive: true, force: true }));

/**
 * How much may differ: one pixel of five hundred, by a twelfth of what eyes can tell. Other browsers draw letters a little
 * differently; a margin, lines to write on, a column that is lost is many times as much.
 */
const TOLERANCE = { threshold: 0.08, maxDiffPixelRatio: 0.002 };

/** Name of the picture, words of the command line, page. */
const PAGES: readonly (readonly [name: string, words: string, page: number])[] = [
  ["slides", "", 3],
  ["slides-on-letter", "--paper letter", 5],
  ["slides-ink", "--ink save", 6],
  ["1-a-sheet", "--handout 1", 4],
  ["2-a-sheet", "--handout 2", 3],
  ["3-ruled", "--handout 3", 2],
  ["3-dotted-binding", "--handout 3 --lines dotted --binding --paper letter", 2],
  ["4-a-sheet", "--handout 4", 2],
  ["4-ink", "--handout 4 --ink save", 3],
  ["6-a-sheet", "--handout 6", 2],
  ["9-a-sheet", "--handout 9", 2],
  ["contents", "--handout 9", 1],
  ["links", "--handout 9", 4],
  ["notes", "--handout notes", 4],
  ["lecture", "--handout lecture", 2],
  ["outline", "--handout outline", 1],
];

for (const [name, words, number] of PAGES) {
  test(`a page of "export ${words}" looks as it did: ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    const all = ["export", "talk.md", "--out", "talk.pdf", ...words.split(" ").filter((word) => word !== "")];
    const child = spawn(process.execPath, [lecternCommand, ...all], { cwd: folder, stdio: "ignore" });
    expect(await new Promise<number | null>((resolve) => child.once("close", resolve))).toBe(0);
    const picture = await pdfPicture(page, path.join(folder, "talk.pdf"), number);
    expect(picture).toMatchSnapshot(`${name}.png`, TOLERANCE);
  });
}
