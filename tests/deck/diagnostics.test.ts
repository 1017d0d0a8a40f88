import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { formatDiagnostic } from "#deck/words";
import { reports, told } from "../support/deck.ts";

/** The three lines of a deck's only diagnostic. */
function says(text: string): string {
  const { source, diagnostics } = parseDeck(text, { name: "talk.md" });
  return diagnostics.map((each) => formatDiagnostic(source, each)).join("\n");
}

describe("a deck without problems", () => {
  it.each([
    "",
    "# A\n---\n# B",
    "a ` b [ c ] .d e {{f}} <g",
    "# A\n\n ---\n\n----\n\n***",
    "```md\n---\n```",
    "````\n```js\n---\n```\n````",
    "foo: bar\nauthor: J\n\nx",
    "Speaker: J\n\n{{Speaker}}",
    "<!-- TODO: mend this -->",
    "<!-- Note: a long one here -->",
    "[a](#b) [c](#1) [d](#p2) `[e](#f)`\n---\nname: b",
    "[a](#some-heading)\n---\n# Some heading",
    "[a](#here)\n---\n<a id=here></a>",
    "layout: true\n# L\n---\nlayout: false\ncount: false\nA",
    "A\n???\nn\n??? handout\nh",
    "exclude: TRUE\n---\nA",
    "nme: x\n\n{{nme}}",
    "fit: shrink 75%\ntransition: slide\nscheme: dark\nratio: 21:9\n\nA\n---\nfit: none\ntransition: none\n\nB",
    "scheme: gift\n\nPonzi, a {{scheme}}",
  ])("has no diagnostics: %j", (text) => {
    expect(parseDeck(text).diagnostics).toEqual([]);
  });
});

describe("an unclosed class", () => {
  it("is reported at its marker", () => {
    reports("«.a[» b", "unclosed-class");
    reports("«.a[»«.b[» c", "unclosed-class", "unclosed-class");
    reports("x .a[b] «.c.d[» e\n---\n.f[g]", "unclosed-class");
  });

  it("is closed before its slide ends", () => {
    expect(says("# A\n\n.left-column[\n## B\n\n---\n# C")).toBe(
      "talk.md:3:1: error: `.left-column[` is never closed [unclosed-class]\n" +
        "  why  The marker and everything after it are shown as plain text.\n" +
        "  fix  Put `]` on a line of its own where it ends, before the `---` on line 6; if it is no class, write `\\.left-column[`.",
    );
  });

  it("may be the fault of a bracket inside", () => {
    expect(says(".a[x [ y] z\n---\nB")).toContain(
      "before the `---` on line 2; a `[` inside needs its own `]`, or a backslash.",
    );
  });
});

describe("a separator in a class", () => {
  it("is reported once for each outermost class", () => {
    reports(".a[\n«---»\n.b[\n---\n]\n]\n---\n.c[\n«--»\n]", "separator-in-class", "separator-in-class");
  });

  it("says where the class is", () => {
    expect(says("# A\n.left-column[\nx\n---\ny\n\n---\n]")).toBe(
      "talk.md:4:1: warning: this `---` does not start a slide [separator-in-class]\n" +
        "  why  It is inside `.left-column[`, which opens on line 2 and closes on line 8. So is one more separator.\n" +
        "  fix  Close `.left-column[` above line 4. For a rule, write `***`.",
    );
  });

  it("may be that of notes", () => {
    expect(told(reports(".a[\n«???»\nn\n]", "separator-in-class"))[0]?.what).toBe(
      "this `???` does not start the notes",
    );
  });
});

describe("fences", () => {
  it("that are never closed are reported at their run", () => {
    expect(says("A\n```js\nx\n---\nB")).toBe(
      "talk.md:2:1: error: this `` ``` `` is never closed [unclosed-fence]\n" +
        "  why  The rest of the slide is not read as the author meant it, and separators in the code start slides.\n" +
        "  fix  Put `` ``` `` on a line of its own where the code ends, before the `---` on line 4.",
    );
  });

  it("that run over a slide and another fence are reported", () => {
    reports("«```»js\nx\n---\n```js\ny\n```", "runaway-fence");
  });
});

describe("separators that are none", () => {
  it.each([
    ["A\n«---» \nB", "Delete the blanks after `---`."],
    ["A\n«--»  \nB", "Delete the blanks after `--`."],
    ["A\n«???» \nB", "Delete the blanks after `???`."],
    ["A\n«???» remember\nB", "Put what follows `???` on the next line."],
  ])("%s", (text, fix) => {
    expect(told(reports(text, "near-miss-separator"))[0]?.fix).toBe(fix);
  });

  it("are those around which a comment stands", () => {
    expect(says("<!--\nx\n---\ny\n-->")).toContain("this comment does not reach past the `---` on line 3");
  });

  it("are those of front matter", () => {
    reports("«---»\ntitle: x\n---\n# A", "front-matter");
  });
});

describe("templates", () => {
  it("that nobody knows are reported at the name", () => {
    expect(says("name: title\nA\n---\nclass: b\ntemplate: titel\n\nB")).toBe(
      'talk.md:5:11: error: no slide above is named "titel" [unknown-template]\n' +
        "  why  `template:` copies an earlier slide; this one is shown without it.\n" +
        '  fix  Did you mean "title", line 1?',
    );
    expect(told(reports("template: «inverse»", "unknown-template"))[0]?.fix).toBe(
      "Write `name: inverse` at the top of the slide to copy, or delete this line.",
    );
  });

  it("that come later are reported with their line", () => {
    expect(told(reports("template: «t»\nA\n---\nname: t\nT", "template-below"))[0]).toMatchObject({
      what: '"t" is a slide further down, on line 4',
      fix: "Move the slide on line 4 above line 1.",
    });
  });

  it("that are their own are reported", () => {
    reports("name: t\ntemplate: «t»\nA", "own-template");
  });

  it("that are layouts are not gone on with", () => {
    expect(told(reports("Z\n---\nlayout: true\n# L\n\n«--»\nmore", "increment-after-layout"))[0]?.why).toBe(
      "It goes on with the slide above the layout, from line 1.",
    );
  });
});

describe("names", () => {
  it("that are given twice are reported the second time", () => {
    expect(says("name: a\nA\n---\nname: a\nB")).toBe(
      'talk.md:4:7: warning: another slide is named "a" too, on line 1 [duplicate-name]\n' +
        "  why  Links to #a and `template: a` below here mean this slide.\n" +
        "  fix  Give one of the two another name.",
    );
    reports("name: a\nA\n---\nname: «a»\nB\n---\nname: «a»\nC", "duplicate-name", "duplicate-name");
  });

  it("of excluded slides are nobody's trouble", () => {
    reports("name: a\nA\n---\nname: a\nexclude: true\nB");
  });

  it("that links ask for in vain are reported", () => {
    expect(told(reports("name: intro\n[a](«#inrto») .b[[c](#intro)]", "unknown-link"))[0]?.fix).toBe(
      'Did you mean "#intro", line 1?',
    );
    reports('<a href="«#x»">y</a>\n???\n[z](«#q%20r»)', "unknown-link", "unknown-link");
  });
});

describe("properties", () => {
  it.each([
    ["layout: «True»", "unknown-value", "Write `layout: true`."],
    ["count: «no»", "unknown-value", "Write `count: false`."],
    ["exclude: «yes»", "unknown-value", "Write `exclude: true`."],
    ["transition: «fadee»", "unknown-word", "Did you mean `transition: fade`?"],
    ["fit: «shrinck»", "unknown-word", "Did you mean `fit: shrink`?"],
    ["fit: «75%»", "unknown-word", "Write `fit: shrink` or `fit: none`, or delete this line."],
    ["scheme: «drak»", "unknown-word", "Did you mean `scheme: dark`?"],
    ["ratio: «wide»", "unknown-word", "Write `ratio: 4:3` or `ratio: 16:9`, or delete this line."],
    ["ratio: «16/9»", "unknown-word", "Did you mean `ratio: 16:9`?"],
    ["«Class»: middle", "misspelt-property", "Did you mean `class`?"],
    ["«calss»: middle", "misspelt-property", "Did you mean `class`?"],
    ["«tempalte»: x", "misspelt-property", "Did you mean `template`?"],
    [
      "«Note: this is text»\n\nmore",
      "text-as-property",
      "If it is text, put a heading or a blank in front of it.",
    ],
    ["«10:30 lunch»", "text-as-property", "If it is text, put a heading or a blank in front of it."],
  ])("%s", (text, code, fix) => {
    const found = reports(`${text}\n---\nA`, code);
    expect(told(found)[0]?.fix).toBe(fix);
  });
});

describe("a word that a property does not know", () => {
  it("is told with its place, what the audience sees and what to write", () => {
    expect(says("# A\n---\ntransition: wobble\n\n# B")).toBe(
      "talk.md:3:13: warning: `transition: wobble` means nothing [unknown-word]\n" +
        "  why  Slides change at once.\n" +
        "  fix  Write `transition: fade`, `transition: slide` or `transition: none`, or delete this line.",
    );
  });
});

describe("diagnostics", () => {
  it("are in order of position", () => {
    const { diagnostics } = parseDeck("template: a\n.b[\n---\n```\n---\ntemplate: c\n.d[");
    const places = diagnostics.map(({ range }) => range.from);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).toHaveLength(5);
  });

  it("are counted past the thousandth", () => {
    const diagnostics = told(parseDeck(".a[ ".repeat(3000)));
    expect(diagnostics).toHaveLength(1001);
    expect(diagnostics.at(-1)).toMatchObject({
      code: "too-many-problems",
      what: "there are 2000 more problems like these",
    });
  });

  it("count columns in the author's file", () => {
    expect(says("    # A\n\n    .b[")).toContain("talk.md:3:5: error: `.b[` is never closed");
  });
});
