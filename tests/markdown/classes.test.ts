import { describe, expect, test } from "vitest";

import type { Piece } from "#deck";

import { flat, render, styled } from "./content.ts";

type Case = readonly [name: string, content: readonly (string | Piece)[], html: string];

function cases(list: readonly Case[]): void {
  test.each(list)("%s", (_, content, expected) => {
    expect(flat(render(content))).toBe(expected);
  });
}

describe("a content class within a line", () => {
  cases([
    [
      "is a span",
      ["a ", styled("x y", "**b**"), " c"],
      '<p>a <span class="x y"><strong>b</strong></span> c</p>',
    ],
    ["drops blanks at its start only", [styled("x", " b "), "c"], '<p><span class="x">b </span>c</p>'],
    ["may be empty", [styled("x", "")], '<p><span class="x"></span></p>'],
    [
      "nests",
      [styled("x", "a ", styled("y", "b"))],
      '<p><span class="x">a <span class="y">b</span></span></p>',
    ],
    [
      "holds text that looks like a list",
      [styled("x", "2010. was")],
      '<p><span class="x">2010. was</span></p>',
    ],
    ["holds a number sign", [styled("x", "#1")], '<p><span class="x">#1</span></p>'],
    ["keeps escapes", [styled("x", "\\*a\\*")], '<p><span class="x">*a*</span></p>'],
    [
      "takes an escape that remark needed twice",
      [styled("x", "\\\\* \\\\_a_")],
      '<p><span class="x">* _a_</span></p>',
    ],
    [
      "keeps doubled backslashes of formulas",
      [styled("x", "\\\\(a\\\\)")],
      '<p><span class="x">\\(a\\)</span></p>',
    ],
    [
      "keeps backslashes in code",
      [styled("x", "`\\\\*`")],
      '<p><span class="x"><code class="remark-inline-code">\\\\*</code></span></p>',
    ],
    [
      "keeps code as it is",
      [styled("x", "`*a* http://b.c`")],
      '<p><span class="x"><code class="remark-inline-code">*a* http://b.c</code></span></p>',
    ],
    [
      "stands in emphasis",
      ["**", styled("x", "a"), "**b"],
      '<p><strong><span class="x">a</span></strong>b</p>',
    ],
    ["stands in a link", ["[", styled("x", "a"), "](b)"], '<p><a href="b"><span class="x">a</span></a></p>'],
    [
      "keeps its bars from splitting a cell",
      ["a | b\n--|--\n", styled("x", "1|2"), " | 3"],
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><span class="x">1|2</span></td><td>3</td></tr></tbody></table>',
    ],
    [
      "gives a heading the id that remark gives",
      ["# ", styled("red", "Title"), " x"],
      '<h1 id="-span-class-red-title-span-x"><span class="red">Title</span> x</h1>',
    ],
    ["is a block around a heading", [styled("x", "# A")], '<div class="x"><h1 id="a">A</h1></div>'],
    [
      "is a block around a block of HTML",
      ["a ", styled("x", "<div>b</div>"), " c"],
      '<p>a </p><div class="x"><div>b</div></div> c',
    ],
  ]);
});

describe("a content class over several lines", () => {
  cases([
    ["is a div with paragraphs", [styled("x", "\na\n")], '<div class="x"><p>a</p></div>'],
    ["ends the paragraph before it", ["a\n", styled("x", "\nb\n")], '<p>a</p><div class="x"><p>b</p></div>'],
    [
      "leaves text on the next line without a paragraph",
      [styled("x", "\na\n"), "\nb **c**"],
      '<div class="x"><p>a</p></div>b <strong>c</strong>',
    ],
    [
      "leaves text after an empty line its paragraph",
      [styled("x", "\na\n"), "\n\nb"],
      '<div class="x"><p>a</p></div><p>b</p>',
    ],
    ["splits a line", ["a ", styled("x", "\nb\n"), " c"], '<p>a </p><div class="x"><p>b</p></div> c'],
    [
      "stands beside another",
      [styled("x", "\na\n"), "\n", styled("y", "\nb\n")],
      '<div class="x"><p>a</p></div><div class="y"><p>b</p></div>',
    ],
    [
      "lets a list follow at once",
      [styled("x", "\na\n"), "\n- b"],
      '<div class="x"><p>a</p></div><ul><li>b</li></ul>',
    ],
    [
      "stands in a list item",
      ["- ", styled("x", "\na\n"), "\n- b"],
      '<ul><li><div class="x"><p>a</p></div></li><li>b</li></ul>',
    ],
    [
      "stands in HTML",
      ["<div>\n", styled("x", "\n*a*\n"), "\n</div>"],
      '<div><div class="x"><p><em>a</em></p></div></div>',
    ],
    [
      "loses the indentation its lines share",
      [styled("x", "\n    ## a\n    - b\n      - c\n  ")],
      '<div class="x"><h2 id="a">a</h2><ul><li>b<ul><li>c</li></ul></li></ul></div>',
    ],
    [
      "loses only its first line's when a line has none",
      [styled("x", "\n  a\n\n- b\n")],
      '<div class="x"><p>a</p><ul><li>b</li></ul></div>',
    ],
    [
      "holds code that nothing looks into",
      [styled("x", "\n", styled("y", "\na\n"), "\n\n```\n# *b*\n\n__c__\n```\n")],
      '<div class="x"><div class="y"><p>a</p></div><pre><code class="remark-code"><div class="remark-code-line"># *b*</div><div class="remark-code-line"></div><div class="remark-code-line">__c__</div></code></pre></div>',
    ],
    [
      "closes the HTML left open in it",
      [styled("x", "\n<div>\na\n"), "\n\nb"],
      '<div class="x"><div>a</div></div><p>b</p>',
    ],
  ]);
});

describe("content classes", () => {
  test("are not reached by what Markdown does around them", () => {
    const inner = styled("x", "`a` **b**");
    const html = render(["[", inner, "]: u\n\n> ", inner, "\n\n1. ", inner]);
    expect(html.match(/<span class="x">/g)).toHaveLength(3);
    expect(html).not.toMatch(/[\u0081\u0090\u009D]/);
  });

  test("are text where no element can be: in code, in addresses", () => {
    expect(render(["`a ", styled("x", "b"), "`"])).not.toContain("<span");
    expect(render(["[a](b", styled("x", "c"), "d e)"])).not.toContain("<span");
  });

  test("survive an author who uses the characters of placeholders", () => {
    expect(flat(render(["\u009D0\u0081 ", styled("x", "a")]))).toBe('<p>0 <span class="x">a</span></p>');
  });
});
