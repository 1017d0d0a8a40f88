import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";

describe("a slide's title", () => {
  it.each([
    ["is its first heading", "text\n\n## A\n\n# B", "A"],
    ["may be glued to its hashes", "#remark", "remark"],
    ["may be underlined", "A title\n===\n\n# B", "A title"],
    ["may be HTML", "<center><h2>Tutorial <b>Setup</b></h2></center>", "Tutorial Setup"],
    ["may be HTML over lines", "<h1>\nA\nB\n</h1>", "A B"],
    ["has no markup", "# **A** _b_ `c` ~~d~~ [e](f) ![g](h) <i>j</i> ##", "A b c d e g j"],
    ["keeps what only looks like markup", "# 2 * 3 snake_case a\\*b C#", "2 * 3 snake_case a*b C#"],
    ["has its entities read", "# &mu;-services &amp; &#8364;&#x20ac; &nope;", "μ-services & €€ &nope;"],
    ["takes inline classes in", "# So .cyan[... compare ...]", "So ... compare ..."],
    ["may be in a class", ".title[\n# T\n]", "T"],
    ["may be indented in a class", ".left-column[\n    ## T\n]", "T"],
    ["is none of code's", "```\n# no\n```\n\n# yes", "yes"],
    ["may have variables", "sub: S\n\n# T {{sub}}", "T S"],
    [
      "joins two columns",
      ".left-column[\n## Kubernetes\n]\n.right-column[\n### Architecture\n]",
      "Kubernetes: Architecture",
    ],
    [
      "joins two columns by their own mark",
      ".left-column[\n## Why?\n]\n.right-column[\n### Because\n]",
      "Why? Because",
    ],
    ["does not repeat itself", ".left-column[\n## A\n]\n.right-column[\n## A\n]", "A"],
    ["is the heading above two columns", "# T\n.left-column[\n## A\n]\n.right-column[\n## B\n]", "T"],
    ["is the property when there is no heading", "title: P\n\ntext", "P"],
    ["is nothing without either", "text", null],
    ["is nothing for hashes alone", "#\n\n###", null],
  ])("%s", (_, text, title) => {
    expect(parseDeck(text).slides[0]!.title).toBe(title);
  });

  it("may be inherited", () => {
    const { slides } = parseDeck("# A\n--\ntext\n---\nlayout: true\n# L\n---\nx\n---\n# M");
    expect(slides.map(({ title }) => title)).toEqual(["A", "A", "L", "L"]);
  });
});
