import { describe, expect, test } from "vitest";

import type { Highlight } from "#markdown";

import { flat, render } from "./content.ts";

/** Colours words of one letter, and comments over lines: enough to see where spans go. */
const highlight: Highlight = (code, word) => {
  const language = NAMES.get(word);
  if (language === undefined) return null;
  const html = code
    .replaceAll("<", "&lt;")
    .replace(/\/\*[\s\S]*?\*\/|\b[a-z]\b/g, (letter) => `<span class="hljs-k">${letter}</span>`);
  return { html, language };
};

const NAMES = new Map(
  Object.entries({ x: "x", why: "x", golang: "go", YAML: "yaml", HTML: "xml", html: "xml" }),
);

/** The lines of the first code block, without their `div`s; a highlighted one begins with "!". */
function lines(markdown: string, options = {}): string[] {
  const html = render(markdown, { highlight, ...options });
  return [
    ...html.matchAll(/<div class="remark-code-line( remark-code-line-highlighted)?">(.*?)<\/div>/g),
  ].map((match) => (match[1] ? `!${match[2]}` : (match[2] ?? "")));
}

const k = (word: string): string => `<span class="hljs-k">${word}</span>`;
const mark = (code: string): string => `<span class="remark-code-span-highlighted">${code}</span>`;

describe("a block of code", () => {
  test.each([
    ["```\na\n```", "remark-code"],
    ["```x\na\n```", "x hljs remark-code"],
    ["```.x\na\n```", "x hljs remark-code"],
    ["```why {1,3}\na\n```", "why hljs x remark-code"],
    ["```X\na\n```", "X hljs remark-code"],
    ["```golang\na\n```", "golang hljs remark-code"],
    ["```YAML\na\n```", "YAML hljs yaml remark-code"],
    ["```HTML\na\n```", "HTML hljs remark-code"],
    ["```html\na\n```", "html hljs xml remark-code"],
    ["```unknown\na\n```", "unknown hljs remark-code"],
    ["```text\na\n```", "text remark-code"],
    ["```no-highlight\na\n```", "no-highlight remark-code"],
    ["p\n\n    a", "remark-code"],
    ['```"><b>\na\n```', "&quot;&gt;&lt;b&gt; hljs remark-code"],
  ])("%j has the classes %j", (markdown, classes) => {
    expect(render(markdown, { highlight })).toContain(`<pre><code class="${classes}">`);
  });

  test("without a language has the deck's", () => {
    expect(render("```\na\n```", { highlight, highlightLanguage: "x" })).toContain(
      'class="x hljs remark-code"',
    );
  });

  test("is made of lines, without newlines between", () => {
    expect(flat(render("```\na < b\n\n c\n\n\n```"))).toBe(
      '<pre><code class="remark-code"><div class="remark-code-line">a &lt; b</div><div class="remark-code-line"></div><div class="remark-code-line"> c</div></code></pre>',
    );
  });

  test.each([
    ["```\n\na\n\n```", ["", "a"]],
    ["```\n```", [""]],
    ["```\n a  \n\n   \n```", [" a"]],
    ["```\na\n`````", ["a"]],
    ["````\n```\na\n```\n````", ["```", "a", "```"]],
    ["~~~\n```\n~~~", ["```"]],
    ["  ```\n  a\n b\n    c\n  ```", ["a", "b", "  c"]],
    ["```\na```\nb", ["a"]],
    ["text\n\n    a\n\n      b\n\n\ntext", ["a", "", "  b"]],
    ["```\n\ta\n```", ["    a"]],
    ["```x\n/* a\n\n b */ c\n```", [k("/* a"), "", k(" b */") + ` ${k("c")}`]],
  ])("%j has the lines %j", (markdown, expected) => {
    expect(lines(markdown)).toEqual(expected);
  });

  test("that never closes is text", () => {
    expect(flat(render("```\na"))).toBe("<p>```\na</p>");
  });
});

describe("highlighted lines", () => {
  test.each([
    [
      "```x\na\n*b\n* c\n *d\n**e\n*\n```",
      [k("a"), `!${k("b")}`, `!  ${k("c")}`, ` *${k("d")}`, `!*${k("e")}`, "!"],
    ],
    ["```\n*a\n```", ["!a"]],
  ])("%j", (markdown, expected) => {
    expect(lines(markdown, { highlightLines: true })).toEqual(expected);
  });

  test("are off unless the deck asks for them", () => {
    expect(lines("```\n*a\n```")).toEqual(["*a"]);
  });
});

describe("highlighted spans", () => {
  test.each([
    ["a `bc` d", `a ${mark("bc")} d`],
    ["`start` and `end`", `${mark("start")} and ${mark("end")}`],
    ["`one``two`", mark("one") + mark("two")],
    ["``a`` `b`", `\`\`a\`\` ${mark("b")}`],
    ["a ``b`` c", "a ``b`` c"],
    ["a \\`bc` d", "a `bc` d"],
    ["`a < b`", mark("a &lt; b")],
  ])("%j", (code, expected) => {
    expect(lines(`~~~\n${code}\n~~~`, { highlightSpans: true })).toEqual([expected]);
  });

  test("are found before code is coloured, and lie around its colours", () => {
    expect(lines("```x\na `b = c` d\n```", { highlightSpans: true })).toEqual([
      `${k("a")} ${mark(`${k("b")} = ${k("c")}`)} ${k("d")}`,
    ]);
  });

  test("may begin inside a colour", () => {
    expect(lines("```x\n/* o `k` */\n```", { highlightSpans: true })).toEqual([
      `${k("/* o ")}${mark(k("k"))}${k(" */")}`,
    ]);
  });

  test.each([
    [/«([^»]+?)»/g, "x «d» y \\«e» «f»«g»", `x ${mark("d")} y «e» ${mark("f")}${mark("g")}`],
    [/«([^»]+?)»/, "«d» «e»", `${mark("d")} ${mark("e")}`],
    [/&lt;&lt;(.+?)&gt;&gt;/g, "a < <<b & c>> d", `a &lt; ${mark("b &amp; c")} d`],
    [/<<(.+?)>>/g, "a <<b>> c", `a ${mark("b")} c`],
    [/x*/g, "abc", "abc"],
  ])("%s in %j", (highlightSpans, code, expected) => {
    expect(lines(`\`\`\`\n${code}\n\`\`\``, { highlightSpans })).toEqual([expected]);
  });
});

describe("code within a line", () => {
  test.each([
    ["`<a>`", {}, '<code class="remark-inline-code">&lt;a&gt;</code>'],
    ["`a`", { highlightLanguage: "x" }, '<code class="x remark-inline-code">a</code>'],
    [
      "`a`",
      { highlightLanguage: "x", highlightInlineCode: true },
      `<code class="x remark-inline-code hljs">${k("a")}</code>`,
    ],
    ["`a`", { highlightInlineCode: true }, '<code class="remark-inline-code">a</code>'],
  ])("%j with %j", (markdown, options, expected) => {
    expect(flat(render(markdown, { highlight, ...options }))).toBe(`<p>${expected}</p>`);
  });
});

describe("code written as HTML", () => {
  test.each([
    [
      '<pre><code class="x">\na &lt; b\n</code></pre>',
      `<pre><code class="x hljs remark-code"><div class="remark-code-line"></div><div class="remark-code-line">${k("a")} &lt; ${k("b")}</div></code></pre>`,
    ],
    ["<code>a</code>", '<p><code class="remark-inline-code">a</code></p>'],
    ['<code class="y" id="z">a</code>', '<p><code class="y remark-inline-code" id="z">a</code></p>'],
    ["<pre><code>a <b>c</b></code></pre>", "<pre><code>a <b>c</b></code></pre>"],
  ])("%j has the classes of a fence", (markdown, expected) => {
    expect(flat(render(markdown, { highlight }))).toBe(expected);
  });
});
