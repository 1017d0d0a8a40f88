import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { defaultRenderOptions } from "#markdown";
import {
  paperDocument,
  paperQuery,
  paperValues,
  readPaperQuery,
  usualPaper,
  type PaperChoices,
  type PaperDocument,
} from "#pages";
import { paperRange } from "../../src/pages/paper-range.ts";
import { sheetOf } from "../../src/pages/paper-sheet.ts";

const talk = `# One
---
name: intro
# Two
--

more
---
# Three

[back](#intro), [two](#2), [out](https://example.org/a?b=1&c=2), [lost](#nowhere), .blank[the **answer**]
???
Say it.
??? handout
Read it.`;

function print(text: string, choices: Partial<PaperChoices> = {}): PaperDocument {
  return paperDocument({
    deck: parseDeck(text),
    options: defaultRenderOptions(),
    choices: { ...usualPaper, ...choices },
    title: 'A "talk" </style>',
    lang: "en",
    author: "J. Doe",
    date: "2026",
    styles: ["/paper.css"],
    css: "",
    sections: new Map([[0, "Part one"]]),
    online: null,
  });
}

describe("a range of slides", () => {
  it.each([
    ["", ["1", "2", "3"]],
    ["1", ["1"]],
    ["2-3", ["2", "3"]],
    ["2-", ["2", "3"]],
    ["intro", ["2"]],
    ["3, 1", ["1", "3"]],
    [" 1 - 2 ", ["1", "2"]],
    ["3-1", []],
  ])("%j is slides %j", (range, expected) => {
    const deck = parseDeck(talk.replaceAll("--\n\nmore\n", ""));
    expect(paperRange(deck, range, "final").slides.map(({ number }) => `${number}`)).toEqual(expected);
  });

  it("tells what names no slide", () => {
    expect(paperRange(parseDeck(talk), "1,nope,99,3-1", "final").unknown).toEqual(["nope", "99", "3-1"]);
  });

  it("has a slide in steps once, or each step", () => {
    const deck = parseDeck(talk);
    expect(paperRange(deck, "intro", "final").slides.map(({ index }) => index)).toEqual([2]);
    expect(paperRange(deck, "intro", "all").slides.map(({ index }) => index)).toEqual([1, 2]);
  });
});

describe("choices", () => {
  const choices = fc.record({
    layout: fc.constantFrom(...paperValues.layout),
    paper: fc.constantFrom(...paperValues.paper),
    increments: fc.constantFrom(...paperValues.increments),
    ink: fc.constantFrom(...paperValues.ink),
    lines: fc.constantFrom(...paperValues.lines),
    slides: fc.string(),
    answers: fc.boolean(),
    binding: fc.boolean(),
    contents: fc.boolean(),
  });

  it("come back from an address as they went into it", () => {
    fc.assert(
      fc.property(choices, (one) => {
        expect(readPaperQuery(paperQuery(one))).toEqual(one);
      }),
    );
  });

  it("that mean nothing are as usual", () => {
    expect(readPaperQuery("layout=7&paper=a3&ink=red&answers=maybe&who=me")).toEqual(usualPaper);
  });
});

describe("a sheet", () => {
  const wide = { width: 1210, height: 681 };
  const narrow = { width: 908, height: 681 };

  it.each([
    ["1", wide, [297, 210], [1, 1]],
    ["1", narrow, [297, 210], [1, 1]],
    ["2", wide, [210, 297], [1, 2]],
    ["2", narrow, [210, 297], [1, 2]],
    ["3", wide, [210, 297], [1, 3]],
    ["4", wide, [297, 210], [2, 2]],
    ["6", wide, [210, 297], [2, 3]],
    ["9", wide, [297, 210], [3, 3]],
  ] as const)("of %s slides is turned so that they are largest", (layout, slide, page, grid) => {
    const sheet = sheetOf(layout, "a4", false, slide)!;
    expect([sheet.page.width, sheet.page.height]).toEqual(page);
    expect([sheet.columns, sheet.rows]).toEqual(grid);
  });

  it("never asks for more room than its page has", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("1", "2", "3", "4", "6", "9"),
        fc.constantFrom("a4", "letter"),
        fc.boolean(),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        (layout, paper, binding, ratio) => {
          const { page, margins, columns, rows, cell } = sheetOf(layout, paper, binding, {
            width: ratio,
            height: 1,
          })!;
          const [top, right, bottom, left] = margins;
          expect(cell.width / cell.height).toBeCloseTo(ratio, 6);
          expect(columns * cell.width + (columns - 1) * 6).toBeLessThanOrEqual(
            page.width - left - right + 1e-6,
          );
          expect(rows * (cell.height + 6) + (rows - 1) * 6).toBeLessThan(page.height - top - bottom);
        },
      ),
    );
  });
});

describe("a printed document", () => {
  it("has a slide a page, each with a place of its own", () => {
    const { html, pages, slides } = print(talk);
    expect(pages).toBe(3);
    expect(slides).toHaveLength(3);
    expect(html.match(/id="paper-\d+"/g)).toEqual(['id="paper-1"', 'id="paper-3"', 'id="paper-4"']);
  });

  it("leads links to the slides that are printed, and to no others", () => {
    const { html } = print(talk);
    expect(html).toContain('<a href="#paper-3">back</a>, <a href="#paper-3">two</a>');
    expect(html).toContain("<a>lost</a>");
    expect(print(talk, { slides: "4" }).html).toContain("<a>back</a>");
  });

  it("reads only the first of a slide's steps aloud", () => {
    const { html } = print(talk, { increments: "all" });
    expect(html.match(/id="paper-\d+"/g)).toEqual(['id="paper-1"', 'id="paper-2"', 'id="paper-4"']);
    expect(html.match(/aria-hidden="true" data-slide/g)).toHaveLength(1);
    expect(html.match(/id="slide-intro"/g)).toHaveLength(1);
  });

  it("keeps answers to itself until they are asked for", () => {
    expect(print(talk).html).not.toContain("answer");
    expect(print(talk, { answers: true }).html).toContain("<strong>answer</strong>");
  });

  it("keeps answers out of titles, too", () => {
    const text = "# It is .blank[*forty-two*]!\n---\n# B";
    for (const layout of ["2", "outline"] as const) {
      expect(print(text, { layout }).html).toContain("It is …!");
      expect(print(text, { layout }).html).not.toContain("forty");
      expect(print(text, { layout, answers: true }).html).toContain("It is forty-two!");
    }
  });

  it("gives speakers their notes, and readers theirs", () => {
    expect(print(talk, { layout: "notes" }).html).toMatch(/Say it[^]*Read it/);
    const lecture = print(talk, { layout: "lecture" }).html;
    expect(lecture).toContain("Read it.");
    expect(lecture).not.toContain("Say it.");
    expect(print(talk, { layout: "6" }).html).not.toContain("Say it.");
  });

  it("prints where links lead", () => {
    expect(print(talk, { layout: "6" }).html).toContain(
      '<li><span>4</span> out: <a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a></li>',
    );
  });

  it("lists its slides with their pages", () => {
    const { html } = print(talk, { layout: "2" });
    expect(html).toMatch(/<li data-kind="section"><a href="#paper-1"><span>One<\/span><i><\/i><b>2<\/b>/);
    expect(html).toMatch(/<span>Three<\/span><i><\/i><b>3<\/b>/);
    expect(print(talk, { layout: "2", contents: false }).html).not.toContain("lectern-paper-contents");
  });

  it("puts a poster and an address in a player's place, and waits for no picture", () => {
    const { html } = print(
      '<video src="a.mp4" poster="a.png" title="A film"></video><iframe src="https://example.org/"></iframe><img loading="lazy" src="b.png">',
    );
    expect(html).toContain('<img src="a.png" alt="A film"><a href="a.mp4">A film</a>');
    expect(html).toContain('<a href="https://example.org/">https://example.org/</a>');
    expect(html).not.toMatch(/<(?:video|iframe)|lazy/);
  });

  it("says its title in the running head, whatever the title is", () => {
    const { html } = print(talk, { layout: "6" });
    expect(html).toContain('@top-left{content:"A \\22 talk\\22  \\3c /style\\3e "}');
    expect(html).toContain("<title>A &quot;talk&quot; &lt;/style></title>");
  });
});
