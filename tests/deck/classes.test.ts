import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { shape, shapes } from "../support/deck.ts";

const first = (text: string): string => shapes(text)[0]!;

describe("a content class", () => {
  it.each([
    ["is a span in a line", "a .x[b] c", "a span.x(b) c"],
    ["may have several names", ".a.b-c._d.E9[x]", "span.a.b-c._d.E9(x)"],
    [
      "has names that begin with a letter, _ or -",
      ".9a[x] .a.9[x] .a..b[x] .a [x]",
      ".9a[x] .a.9[x] .a.span.b(x) .a [x]",
    ],
    ["is a div over lines", ".a[\n# T\n\ntext\n]", "div.a(⏎# T⏎⏎text⏎)"],
    ["is a div with one newline", ".a[text\nmore]", "div.a(text⏎more)"],
    ["may be empty", ".a[] x .b[ ] y .c[ z ] w", "span.a() x span.b( ) y span.c( z ) w"],
    ["may stand in a heading", "# .red[Title] x", "# span.red(Title) x"],
    ["may follow another", ".left[x].right[y]", "span.left(x)span.right(y)"],
    ["may split a line", "a .x[\nb\n] d", "a div.x(⏎b⏎) d"],
    ["may nest", ".a[.b[x]]", "span.a(span.b(x))"],
    [
      "may nest over lines",
      ".row[\n\n.col[\n# A\n]\n\n.col[\n`__x__`\n]\n\n]",
      "div.row(⏎⏎div.col(⏎# A⏎)⏎⏎div.col(⏎`__x__`⏎)⏎⏎)",
    ],
    ["may hold a star", ".footnote[.red.bold[*] note]", "span.footnote(span.red.bold(*) note)"],
    [
      "ends before the fence in it that only a later slide would close",
      ".a[\n<pre>```js\nx\n```</pre>\n]\n---\n```js\ny\n```",
      "div.a(⏎<pre>```js⏎x⏎```</pre>⏎)",
    ],
    [
      "ends after the end of a fence that is shown as HTML",
      ".a[\n<pre>```js\nx\n```</pre>\n]\n```\ny\n```",
      "div.a(⏎<pre>```js⏎x⏎```</pre>⏎)⏎```⏎y⏎```",
    ],
    ["may stand in a list", "- .a[\nx\n]\n- y", "- div.a(⏎x⏎)⏎- y"],
    ["may stand in a nested list", "- a\n    - nested .x[y]\n", "- a⏎    - nested span.x(y)⏎"],
    ["may stand in HTML", "<div>\n.a[\nx\n]\n</div>", "<div>⏎div.a(⏎x⏎)⏎</div>"],
    [
      "may follow letters directly",
      "foo.bar[0] me@ex.com[1] 2.red[nd]",
      "foospan.bar(0) me@exspan.com(1) 2span.red(nd)",
    ],
    ["may stand in a link's text", "[foo.bar[0]](u)", "[foospan.bar(0)](u)"],
    ["may hold links and brackets", ".a[[l](u)] .b[[x]] .c[x[1]]", "span.a([l](u)) span.b([x]) span.c(x[1])"],
    ["may hold an address", ".footnote[http://a.b/c]", "span.footnote(http://a.b/c)"],
    ["may hold a fence", ".a[\n```js\nvar x;\n\nvar y;\n```\n]", "div.a(⏎```js⏎var x;⏎⏎var y;⏎```⏎)"],
    ["may begin and end with a fence", ".a[```js\nx]\n```] y", "div.a(```js⏎x]⏎```) y"],
    [
      "may have an indented body with empty lines",
      ".row[\n\n    .col[\n    a\n\n    b .x[y]\n    ]\n]",
      "div.row(⏎⏎    div.col(⏎    a⏎⏎    b span.x(y)⏎    )⏎)",
    ],
  ])("%s", (_, text, expected) => {
    expect(first(text)).toBe(expected);
  });

  it("keeps its range, brackets and all", () => {
    const [slide] = parseDeck("a .x[b] c").slides;
    expect(slide!.content.map(({ range }) => [range.from, range.to])).toEqual([
      [0, 2],
      [2, 7],
      [7, 9],
    ]);
  });
});

describe("a class's end", () => {
  it.each([
    ["is its own bracket, not one inside", ".a[x [ y]] z", "span.a(x [ y]) z"],
    ["is not in inline code", ".a[`x]` y] z", "span.a(`x]` y) z"],
    ["is not in inline code of two backticks", ".a[``x`]`` y] z", "span.a(``x`]`` y) z"],
    ["is not in a fence", ".a[\n```\nx[0\n```\n]\n", "div.a(⏎```⏎x[0⏎```⏎)⏎"],
    ["is not a bracket with a backslash", ".a[x \\] y] z", "span.a(x \\] y) z"],
    ["is not held off by a bracket with a backslash", ".a[x \\[ y] z", "span.a(x \\[ y) z"],
    ["is not in a tag", '.a[<img alt="]"> y] z', 'span.a(<img alt="]"> y) z'],
    ["is not in a comment", ".a[x <!-- ] --> y] z", "span.a(x <!-- ] --> y) z"],
    ["may be an entity's neighbour", ".a[x &#91; y] z", "span.a(x &#91; y) z"],
    ["is where one more backslash escapes the backslash", ".a[x \\\\] y", "span.a(x \\\\) y"],
  ])("%s", (_, text, expected) => {
    expect(first(text)).toBe(expected);
  });
});

describe("no class", () => {
  it.each([
    ["is opened in inline code", "`.a[x]` ``.b[y]``", "`.a[x]` ``.b[y]``"],
    ["is opened in a fence", "```\n.a[x]\n```", "```⏎.a[x]⏎```"],
    [
      "is opened in a fence in a quote",
      "> ```\n> .a[b] ![:hello]\n> ```\n> .c[d]",
      "> ```⏎> .a[b] ![:hello]⏎> ```⏎> span.c(d)",
    ],
    [
      "is opened in a fence in a quote that a line ends",
      "> ```\n> .a[b]\nc\n> .d[e]\n> ```\n> .f[g]\n# h\n> .i[j]",
      "> ```⏎> .a[b]⏎c⏎> span.d(e)⏎> ```⏎> .f[g]⏎# h⏎> span.i(j)",
    ],
    ["is opened in a fence in a list", "- ```\n  .a[b]\n  ```\n- .c[d]", "- ```⏎  .a[b]⏎  ```⏎- span.c(d)"],
    ["is opened in indented code", "A\n\n    .a[x]\n", "A⏎⏎    .a[x]⏎"],
    ["is opened behind a backslash", "\\.a[x] and a\\.b[y]", ".a[x] and a.b[y]"],
    ["is opened inside one behind a backslash", "\\.a[.b[x]] .c[y]", ".a[.b[x]] span.c(y)"],
    ["is opened behind two backslashes", "\\\\.a[x]", "\\.a[x]"],
    ["is opened in an address", "x http://x.y/z.json[1] .a[y]", "x http://x.y/z.json[1] span.a(y)"],
    ["is opened in a tag", '<a href="x.y[1]">z</a>', '<a href="x.y[1]">z</a>'],
    ["is opened in a bare attribute", "<a href=x.y[1]>z</a>", "<a href=x.y[1]>z</a>"],
    [
      "is opened in a style element",
      "<style>\n.b[x] { color: red }\n</style>\n\n.a[y]",
      "<style>⏎.b[x] { color: red }⏎</style>⏎⏎span.a(y)",
    ],
    ["is opened in a script", "<script>\nvar a = b.c[0];\n</script>", "<script>⏎var a = b.c[0];⏎</script>"],
    ["is opened in a link's destination", '[a](b.c[0] "t.u[1]") .d[e]', '[a](b.c[0] "t.u[1]") span.d(e)'],
    ["is opened in a comment", "<!-- .a[x] -->", "<!-- .a[x] -->"],
    ["is opened without an end", ".a[x and more\n\ntext .b[c]", ".a[x and more⏎⏎text span.b(c)"],
    ["is opened when a bracket inside has no end", ".a[x [ y] z", ".a[x [ y] z"],
  ])("%s", (_, text, expected) => {
    expect(first(text)).toBe(expected);
  });
});

describe("classes in classes", () => {
  it("are text a hundred deep, and say so", () => {
    const { slides, diagnostics } = parseDeck(`${".a[".repeat(101)}x${"]".repeat(101)}`);
    expect(shape(slides[0]!)).toBe(`${"span.a(".repeat(100)}.a[x]${")".repeat(100)}`);
    expect(diagnostics.map(({ code, range }) => [code, range.from])).toEqual([["nested-too-deep", 300]]);
  });
});
