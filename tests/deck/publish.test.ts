import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDeck, type Audience, type Deck } from "#deck";
import { publish } from "#deck/publish";
import { notesOf, shapes } from "../support/deck.ts";
import { markers } from "./markers.ts";

const RUNS = { seed: Number(process.env["FC_SEED"] ?? 1), numRuns: Number(process.env["FC_RUNS"] ?? 500) };

const readers = (text: string) => publish(text, new Set<Audience>(["reader"]));

describe("a published text", () => {
  it("keeps notes for the audiences asked for, and no others", () => {
    const text = "# A\n???\nsecret\n??? reader\nfor all\n??? handout\npaper\n---\n# B\n???\nhush\n";
    expect(notesOf(readers(text).text)).toEqual([["reader: for all"], []]);
    expect(readers(text).left.notes).toEqual({ speaker: 2, handout: 1, reader: 0 });
    expect(publish(text, new Set()).text).not.toMatch(/secret|for all|paper|hush/);
    expect(publish(text, new Set<Audience>(["speaker", "handout", "reader"])).text).toBe(text);
  });

  it("keeps the slides as they were", () => {
    const text = "name: a\n# A\n\n???\nsecret\n\n--\nmore\n\n???\nhush\n---\ntemplate: a\n\nB\n???\n";
    expect(shapes(readers(text).text)).toEqual(shapes(text));
  });

  it.each([
    ["a comment", "# A\n<!-- secret -->\nB", "# A\n<!-- -->\nB"],
    ["a comment over lines", "- a\n<!--\nsecret\n-->\n- b", "- a\n<!--\n.\n-->\n- b"],
    ["a comment in a class", ".a[b <!-- secret --> c]", ".a[b <!-- --> c]"],
    [
      "a comment in a note that is kept",
      "A\n??? reader\n<!-- todo: secret -->B",
      "A\n??? reader\n<!-- -: -->B",
    ],
    ["Markdown's comment", "A\n\n[//]: # (secret)\n\nB", "A\n\n[//]: #\n\nB"],
    ["a definition that no link uses", "A\n\n[x]: http://secret\n", "A\n\n[//]: #\n"],
    ["a property that nothing uses", "name: a\ntodo: secret\n\nA", "name: a\n-:\n\nA"],
    ["a property comment that nothing uses", "A\n<!-- todo: secret -->\nB", "A\n<!-- -: -->\nB"],
    [
      "an excluded slide",
      "A\n---\nexclude: true\nname: x\n\nsecret\n---\nB",
      "A\n---\nexclude: true\n\n---\nB",
    ],
    [
      "its increments",
      "A\n---\nexclude: true\nx\n--\nsecret\n---\nB",
      "A\n---\nexclude: true\n\n--\n\n---\nB",
    ],
  ])("loses %s", (_, text, published) => {
    expect(readers(text).text).toBe(published);
    expect(shapes(readers(text).text).length).toBe(shapes(text).length);
  });

  it.each([
    ["comments in code", "```html\n<!-- shown -->\n```\n`<!-- shown -->`"],
    ["properties that a variable shows", "who: Ada\n\n{{who}}"],
    ["properties that mean something", "class: center\ntheme: remark\n<!-- name: x -->\nA"],
    ["definitions that a link uses", "[a][b] [c]\n\n[b]: u\n[c]: v"],
    ["excluded slides that others copy", "exclude: true\nname: t\n\nA\n---\ntemplate: t\n\nB"],
  ])("keeps %s", (_, text) => {
    expect(readers(text).text).toBe(text);
  });

  it("keeps a definition that only a note has and a slide uses", () => {
    const { text } = readers("[a][b]\n???\nsecret\n\n[b]: u\n---\nB");
    expect(text).toBe("[a][b]\n???\n[b]: u\n---\nB");
    expect([...parseDeck(text).links]).toEqual([["b", { href: "u" }]]);
  });

  it("counts what it left out", () => {
    const { left } = readers("A <!-- x -->\n???\nn\n---\nexclude: true\nB\n???\nm");
    expect(left).toEqual({ notes: { speaker: 2, handout: 0, reader: 0 }, comments: 1, slides: 1 });
  });

  it("is the same deck but for what went", () => {
    fc.assert(
      fc.property(markers, (text) => {
        const before = parseDeck(text);
        // A class without its end may find one in a note, or in another slide: an error of its own.
        fc.pre(!before.diagnostics.some(({ code }) => BROKEN.has(code)));
        const after = parseDeck(readers(text).text);
        expect(plain(after)).toEqual(plain(before));
      }),
      RUNS,
    );
  });

  it("has nothing more to lose", () => {
    fc.assert(
      fc.property(markers, (text) => {
        fc.pre(!parseDeck(text).diagnostics.some(({ code }) => BROKEN.has(code)));
        const once = readers(text).text;
        expect(readers(once).text.replaceAll(/\n+/g, "\n")).toBe(once.replaceAll(/\n+/g, "\n"));
      }),
      RUNS,
    );
  });
});

const BROKEN = new Set([
  "unclosed-class",
  "separator-in-class",
  "unclosed-fence",
  "runaway-fence",
  "separator-in-comment",
]);

/** What of a deck is shown, with comments as they are left. */
function plain(deck: Deck): unknown {
  const words = (text: string): string => text.replaceAll(/<!--[^]*?-->/g, "<!-- -->");
  return deck.slides.map((slide) => ({
    place: [slide.index, slide.number, slide.increment.first, slide.increment.last],
    name: slide.properties.get("name"),
    classes: slide.properties.get("class"),
    content: words(JSON.stringify(contentOf(slide.content))),
    notes: slide.notes
      .filter(({ audience }) => audience === "reader")
      .map(({ content }) => words(JSON.stringify(contentOf(content)))),
    // A comment that goes on in the next line is a part of its heading's title.
    title: slide.title?.replace(/<!--.*$/, ""),
  }));
}

function contentOf(content: Deck["slides"][number]["content"]): unknown[] {
  return content.map((piece) =>
    piece.kind === "text" ? piece.text : [piece.classes, piece.block, contentOf(piece.content)],
  );
}
