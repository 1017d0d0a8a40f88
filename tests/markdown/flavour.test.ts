import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { flat, render } from "./content.ts";

function cases(list: readonly (readonly [markdown: string, html: string])[]): void {
  test.each(list)("%j", (markdown, expected) => {
    expect(flat(render(markdown))).toBe(expected);
  });
}

describe("headings", () => {
  cases([
    ["#a", '<h1 id="a">a</h1>'],
    ["   ###   a ##", '<h3 id="a">a</h3>'],
    ["# C# and F#", '<h1 id="c-and-f-">C# and F#</h1>'],
    ["#", "<p>#</p>"],
    ["a\n## b\nc", '<p>a</p><h2 id="b">b</h2><p>c</p>'],
    ["## [A](b) `c`", '<h2 id="-a-b-c-"><a href="b">A</a> <code class="remark-inline-code">c</code></h2>'],
    ["Ünï_x 1.2\n===", '<h1 id="-n-_x-1-2">Ünï_x 1.2</h1>'],
    ["a\nb\n---- ", '<p>a</p><h2 id="b">b</h2>'],
    ["a\n=", "<p>a\n=</p>"],
    ["    a", "<p>a</p>"],
  ]);
});

describe("emphasis", () => {
  cases([
    ["**“粗体”**字", "<p><strong>“粗体”</strong>字</p>"],
    ["这是**“粗体”**字", "<p>这是<strong>“粗体”</strong>字</p>"],
    ["**a:**b *(c)*d", "<p><strong>a:</strong>b <em>(c)</em>d</p>"],
    [
      "**`a`**b **[c](d)**e",
      '<p><strong><code class="remark-inline-code">a</code></strong>b <strong><a href="d">c</a></strong>e</p>',
    ],
    ["a*, b*", "<p>a*, b*</p>"],
    ["2 * 3 * 4", "<p>2 * 3 * 4</p>"],
    ["**a: **b ** c ** ** d", "<p><strong>a: </strong>b <strong> c </strong> ** d</p>"],
    ["**a** b **c **", "<p><strong>a</strong> b <strong>c </strong></p>"],
    ["a*b*c", "<p>a<em>b</em>c</p>"],
    ["(*a*) “*b*” **a *b* c**", "<p>(<em>a</em>) “<em>b</em>” <strong>a <em>b</em> c</strong></p>"],
    ["a_b_c _d_ __e__ a__b__", "<p>a_b_c <em>d</em> <strong>e</strong> a__b__</p>"],
    ["これは__強調__です。これは_斜体_だ", "<p>これは<strong>強調</strong>です。これは<em>斜体</em>だ</p>"],
    ["アプリ__「SDK」__です a_é_b", "<p>アプリ<strong>「SDK」</strong>です a_é_b</p>"],
    ["~a~ ~~b~~ ~~~c~~~", "<p>~a~ <del>b</del> ~~~c~~~</p>"],
  ]);
});

// Lines of usual characters are read with expressions of their own; a Georgian letter makes any line unusual.
test("emphasis is the same in a line of usual characters and in one with a letter that is not", () => {
  const signs =
    "a B 9 * ** _ __ ~~ ~ . , ! ( ) [ ] { } \" ' ` $ + < = > ^ | \\ : / ? # & - @ % é “ ” ‘ ’ „ « » — … → € × ¡ ² α ж 中 ー 한 「 」 （ ） ， 。 ✓ ☺ \u00A0 \u00AD".split(
      " ",
    );
  const lines = fc.array(fc.constantFrom(" ", ...signs), { maxLength: 24 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(lines, (line) => {
      expect(render(`ა ${line}`).replaceAll("ა", "e")).toBe(render(`e ${line}`));
    }),
    { numRuns: 20_000 },
  );
});

test("beside emphasis every character is what Unicode says it is, usual or not", () => {
  const beside = (character: string, before: string): string =>
    ["a*X*b", "a**Xb**c", "a**bX**c", "_Xa_", "a X_b_", "a ~~X~~b", "a**X**"]
      .map((line) => `${before} ${line.replace("X", character)}`)
      .join("\n\n");
  const blocks = [
    [0xa0, 0x600],
    [0x2000, 0x2800],
    [0x3000, 0x3200],
    [0x9ff0, 0xa000],
    [0xac00, 0xac10],
    [0xff00, 0xff20],
  ] as const;
  for (const [from, to] of blocks) {
    for (let code = from; code < to; code += 1) {
      const character = String.fromCharCode(code);
      const unusual = render(beside(character, "ა")).replaceAll(">ა ", ">e ");
      expect(render(beside(character, "e")), code.toString(16)).toBe(unusual);
    }
  }
});

// Text without a sign of Markdown in it takes a shorter way; with a rule below it takes the long one.
test("prose is the same whether something follows it or not, as a paragraph and as an item", () => {
  const words =
    'a The é “x” 1 1. 9) don\'t "b" & &amp; &#38; > a:b :// http://a.b x_y _z | . , ! - + = # ( ) [ ] @'.split(
      " ",
    );
  const texts = fc
    .array(fc.constantFrom(" ", "  ", "\n", "\n\n", ...words), { maxLength: 20 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      expect(`${flat(render(text))}<hr>`).toBe(flat(render(`${text}\n\n***`)));
    }),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(texts, (text) => {
      const line = `a${text.replaceAll(/\s+/g, " ").trimEnd()}`;
      const paragraph = flat(render(`${line}\n\n***`));
      expect(flat(render(`- ${line}`))).toBe(
        paragraph.replace(/^<p>([^]*)<\/p><hr>$/, "<ul><li>$1</li></ul>"),
      );
    }),
    { numRuns: 5000 },
  );
});

describe("text", () => {
  cases([
    [
      "\\\\ \\` \\* \\{ \\} \\[ \\] \\( \\) \\# \\+ \\- \\. \\! \\_ \\> \\~ \\|",
      "<p>\\ ` * { } [ ] ( ) # + - . ! _ &gt; ~ |</p>",
    ],
    ["\\$ \\, \\; \\% \\& \\: \\<", "<p>\\$ \\, \\; \\% \\&amp; \\: \\&lt;</p>"],
    ["\\\\(x\\_1\\\\) `\\(x_1\\)`", '<p>\\(x_1\\) <code class="remark-inline-code">\\(x_1\\)</code></p>'],
    ["a\\\nb  \nc\nd", "<p>a\\\nb<br>c\nd</p>"],
    ["a\tb", "<p>a    b</p>"],
    ["a\u00A0b", "<p>a\u00A0b</p>"],
    ["#\u00A0a\n\n-\u00A0b\u00A0c", '<h1 id="a">a</h1><ul><li>b\u00A0c</li></ul>'],
    ["&copy; &amp; & <b>&</b>", "<p>&copy; &amp; &amp; <b>&amp;</b></p>"],
    ['<img src="a" , b="c" / >', '<p><img src="a" , b="c" / ></p>'],
    ['a "<?php" and "?>".', "<p>a &quot;&lt;?php&quot; and &quot;?&gt;&quot;.</p>"],
    ["a <!DOCTYPE html> b <![CDATA[c]]>", "<p>a &lt;!DOCTYPE html&gt; b &lt;![CDATA[c]]&gt;</p>"],
    ["<?= 1 ?>", "<p>&lt;?= 1 ?&gt;</p>"],
    ["a < b, c > d <e", "<p>a &lt; b, c &gt; d &lt;e</p>"],
    ['"a" -- ...', "<p>&quot;a&quot; -- ...</p>"],
    [
      "`` a`b `` ` c `",
      '<p><code class="remark-inline-code">a`b</code> <code class="remark-inline-code">c</code></p>',
    ],
    ["- [ ] a", "<ul><li>[ ] a</li></ul>"],
  ]);
});

describe("links", () => {
  cases([
    ['[a](b c "t")', '<p><a href="b c" title="t">a</a></p>'],
    ["![a *b*](c d.png 't')", '<p><img src="c d.png" alt="a *b*" title="t"></p>'],
    ["[a](b(c)d) [a](<b c>) [a]()", '<p><a href="b(c)d">a</a> <a href="b c">a</a> <a href="">a</a></p>'],
    ["[a](ü?b=c&d=%20)", '<p><a href="ü?b=c&amp;d=%20">a</a></p>'],
    ["[![a](b c)](d e)", '<p><a href="d e"><img src="b c" alt="a"></a></p>'],
    [
      "(http://a.b/c_(d), https://e.f.)",
      '<p>(<a href="http://a.b/c_(d)">http://a.b/c_(d)</a>, <a href="https://e.f">https://e.f</a>.)</p>',
    ],
    [
      "[http://a.b] **http://a.b**",
      '<p>[<a href="http://a.b">http://a.b</a>] <strong><a href="http://a.b">http://a.b</a></strong></p>',
    ],
    ["www.a.b c@d.e ftp://f.g", "<p>www.a.b c@d.e ftp://f.g</p>"],
    ["<c@d.e> <http://f.g>", '<p><a href="mailto:c@d.e">c@d.e</a> <a href="http://f.g">http://f.g</a></p>'],
  ]);

  test("are resolved by the deck's definitions", () => {
    const links = new Map([["a b", { href: "c?d&e", title: 'f "g"' }]]);
    const link = '<a href="c?d&amp;e" title="f &quot;g&quot;">';
    expect(flat(render("[A  b] [x][a b] [a b][] ![y][a b] [z]", {}, links))).toBe(
      `<p>${link}A  b</a> ${link}x</a> ${link}a b</a> <img src="c?d&amp;e" alt="y" title="f &quot;g&quot;"> [z]</p>`,
    );
  });
});

describe("lists", () => {
  cases([
    ["a\n- b", "<p>a</p><ul><li>b</li></ul>"],
    ["in\n1986. That", '<p>in</p><ol start="1986"><li>That</li></ol>'],
    ["this (or\n2) that)", "<p>this (or\n2) that)</p>"],
    ["- a\n - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"],
    ["1. a\n  - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"],
    [
      "- a\n  - b\n    - c\n  - d\n- e",
      "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>",
    ],
    ["- a\n\n- b\n- c", "<ul><li><p>a</p></li><li><p>b</p></li><li>c</li></ul>"],
    ["- a\n- b\n\n  c\n- d", "<ul><li>a</li><li><p>b</p><p>c</p></li><li>d</li></ul>"],
    ["- a\n\n\n- b", "<ul><li>a</li></ul><ul><li>b</li></ul>"],
    ["- a\n\n- b\n  \n   \nc", "<ul><li><p>a</p></li><li><p>b</p></li></ul><p>c</p>"],
    [
      "- a\n\n  ```\n  b\n\n\n  c\n  ```\n- d",
      '<ul><li><p>a</p><pre><code class="remark-code"><div class="remark-code-line">b</div><div class="remark-code-line"></div><div class="remark-code-line"></div><div class="remark-code-line">c</div></code></pre></li><li>d</li></ul>',
    ],
    ["a\n1) b\n2) c", "<p>a\n1) b\n2) c</p>"],
    ["a\n  ", "<p>a</p>"],
    ["- a\n\ntext", "<ul><li>a</li></ul><p>text</p>"],
    ["- a\ntext", "<ul><li>a\ntext</li></ul>"],
    ["- a\n-\n- b", "<ul><li>a</li><li></li><li>b</li></ul>"],
    ["* a\n- b", "<ul><li>a</li></ul><ul><li>b</li></ul>"],
    ["- a\n\n* * *\n\n- b", "<ul><li>a</li></ul><hr><ul><li>b</li></ul>"],
    [
      "1. a\n   ```\n   x\n\n   y\n   ```\n2. b",
      '<ol><li>a<pre><code class="remark-code"><div class="remark-code-line">x</div><div class="remark-code-line"></div><div class="remark-code-line">y</div></code></pre></li><li>b</li></ol>',
    ],
    [
      "- a\n```\nx\n\ny\n```\n- b",
      '<ul><li>a<pre><code class="remark-code"><div class="remark-code-line">x</div><div class="remark-code-line"></div><div class="remark-code-line">y</div></code></pre></li><li>b</li></ul>',
    ],
    ["a\n    - b", "<p>a</p><ul><li>b</li></ul>"],
    ["- a\n# b", '<ul><li>a<h1 id="b">b</h1></li></ul>'],
  ]);
});

describe("block quotes", () => {
  cases([
    ["> a\nlazy\n\n> b", "<blockquote><p>a\nlazy</p><p>b</p></blockquote>"],
    ["> a\n\nb", "<blockquote><p>a</p></blockquote><p>b</p>"],
    ["a\n>b", "<p>a</p><blockquote><p>b</p></blockquote>"],
    ["> > a", "<blockquote><blockquote><p>a</p></blockquote></blockquote>"],
    [
      "> a\n```\nb\n\nc\n```",
      '<blockquote><p>a</p></blockquote><pre><code class="remark-code"><div class="remark-code-line">b</div><div class="remark-code-line"></div><div class="remark-code-line">c</div></code></pre>',
    ],
  ]);
});

describe("tables", () => {
  const head = "<thead><tr><th>a</th><th>b</th></tr></thead>";
  cases([
    [
      "| a\u3000 | b |\n|---|---|\n| 1 | 2 |",
      "<table><thead><tr><th>a\u3000</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    ],
    ["a|b\n-|-\n1|2", `<table>${head}<tbody><tr><td>1</td><td>2</td></tr></tbody></table>`],
    [
      "| a | b |\n|---|---|\n| x \\| y | `p\\|q` |",
      `<table>${head}<tbody><tr><td>x | y</td><td><code class="remark-inline-code">p|q</code></td></tr></tbody></table>`,
    ],
    [
      "text\n| a | b |\n|--|--|\n| 1 |",
      `<p>text</p><table>${head}<tbody><tr><td>1</td></tr></tbody></table>`,
    ],
    ["a|b\n-|-\n1|2\ntext", `<table>${head}<tbody><tr><td>1</td><td>2</td></tr></tbody></table><p>text</p>`],
    ["a|b\n-|-\n", `<table>${head}</table>`],
    [
      "a|b\n-|-\n1|\n1|2|",
      `<table>${head}<tbody><tr><td>1</td><td></td></tr><tr><td>1</td><td>2</td></tr></tbody></table>`,
    ],
    ["|a|b|\n|-|-|\n|1||", `<table>${head}<tbody><tr><td>1</td><td></td></tr></tbody></table>`],
    [
      "- x\n\n  a|b\n  -|-\n  1|2",
      `<ul><li><p>x</p><table>${head}<tbody><tr><td>1</td><td>2</td></tr></tbody></table></li></ul>`,
    ],
    [
      "a|b\n:-|-:\n<br>|2",
      '<table><thead><tr><th style="text-align:left">a</th><th style="text-align:right">b</th></tr></thead><tbody><tr><td style="text-align:left"><br></td><td style="text-align:right">2</td></tr></tbody></table>',
    ],
    ["a | b\ntext", "<p>a | b\ntext</p>"],
  ]);
});

describe("HTML", () => {
  cases([
    ["<div>\n\n**a**\n\n</div>\n\ntext", "<div>**a**</div><p>text</p>"],
    ["<div>**a**</div>\ntext *b*", "<div><strong>a</strong></div>text <em>b</em>"],
    [
      "<div>\n  <div>\n    <i>a</i>\n  </div>\n</div>\n<p>b</p>",
      "<div>  <div>    <i>a</i>  </div></div><p>b</p>",
    ],
    ["a\n  <div>b</div>\nc", "<p>a\n  </p><div>b</div>c"],
    ["<div>\n*a*\n\n*b*", "<div><em>a</em><p><em>b</em></p></div>"],
    ["a <div>b</div> c", "<p>a </p><div>b</div> c"],
    ["a\n<video src=b></video>\n\nc", "<p>a</p><video src=b></video><p>c</p>"],
    ["<span>*a*</span>\nb", "<p><span><em>a</em></span>b</p>"],
    ["<my-el>*a*</my-el>", "<p><my-el><em>a</em></my-el></p>"],
    ["<style>\na * b * c {}\n</style>\ntext", "<style>a * b * c {}</style><p>text</p>"],
    ["<!-- *a* -->\nb", "<p><!-- *a* -->b</p>"],
    ["<!-- a -->\n<!-- b -->\n\nc", "<!-- a --><!-- b --><p>c</p>"],
    ["<!-- a -->\n# B", '<p><!-- a --></p><h1 id="b">B</h1>'],
    ["<!--\n- a\n-->\nb", "<!--\n- a\n--><p>b</p>"],
    ["a <!-- *b* --> c", "<p>a <!-- *b* --> c</p>"],
    ["<!--\na", "<p>&lt;!--\na</p>"],
    ["<div>\n<div>a</div>\n\n*b*\n\n</div>", "<div><div>a</div><p><em>b</em></p></div>"],
    ["a\n\n</section>\n\nb", "<p>a</p><p>b</p>"],
    ["- a\n<div>\n\nb\n\n</div>\n\nc", "<ul><li>a<div></div></li></ul><p>b</p><p>c</p>"],
    ["> <div>\n\nb\n\n</div>", "<blockquote><div></div></blockquote><p>b</p>"],
    [
      "<table>\n<tr>\n<td>\n\n*a*\n\n</td>\n</tr>\n</table>\nb",
      "<table><tr><td><p><em>a</em></p></td></tr></table>b",
    ],
    ["<span>\n\na\n\n</span>", "<p><span></p><p>a</p></span>"],
    ["</br>\n\na", "<p></br></p><p>a</p>"],
    ["<button>a</button> b", "<p><button>a</button> b</p>"],
    ["a </div> b", "<p>a  b</p>"],
    ["<textarea>a", "<p>&lt;textarea>a</p>"],
    ["<b>a\n\nb", "<p><b>a</p><p>b</p></b>"],
  ]);
});

test("a paragraph without anything in it is no paragraph", () => {
  expect(render(" \n\n \n")).toBe("");
});
