import { describe, expect, it } from "vitest";

import { shapes } from "../support/deck.ts";

describe("a slide separator", () => {
  it.each([
    ["ends a slide", "# A\n---\n# B", ["# A", "# B"]],
    ["at the beginning makes an empty slide", "---\n# A", ["", "# A"]],
    ["at the end makes an empty slide", "# A\n---", ["# A", ""]],
    ["after another makes an empty slide", "# A\n---\n---\n# B", ["# A", "", "# B"]],
    ["has no blank after it", "# A\n--- \n# B", ["# A⏎--- ⏎# B"]],
    ["has no blank before it", "# A\n ---\n# B", ["# A⏎ ---⏎# B"]],
    ["has no fourth hyphen", "# A\n----\n# B", ["# A⏎----⏎# B"]],
    ["ends a paragraph, and makes no heading of it", "para\n---\n# B", ["para", "# B"]],
    ["knows no front matter", "---\ntitle: x\n---\n# A", ["", "", "# A"]],
    [
      "may be a comment",
      "A\n<!-- break -->\nB\n<!--break-->\nC\n<!-- BREAK -->\nD",
      ["A", "B", "C⏎<!-- BREAK -->⏎D"],
    ],
    ["is none in a quote", "> a\n> ---\n> b", ["> a⏎> ---⏎> b"]],
    ["is none when indented in a list", "- a\n  ---\n- b", ["- a⏎  ---⏎- b"]],
    ["ends a table", "a | b\n---|---\n1 | 2\n---\nB", ["a | b⏎---|---⏎1 | 2", "B"]],
    ["takes one newline on each side", "A\n\n---\n\nB", ["A⏎", "⏎B"]],
  ])("%s", (_, text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });
});

describe("a separator is text", () => {
  it.each([
    ["in a fence", "```\n---\n--\n???\n```\nA\n---\nB", 2],
    ["in a fence of tildes", "~~~\n---\n~~~\nA\n---\nB", 2],
    ["in a longer fence that shows a fence", "````\n```\n---\n```\n````\nA\n---\nB", 2],
    ["in a fence that a longer run closes", "```\n---\n````\nA\n---\nB", 2],
    ["in a fence with two words after it", "```js foo\n---\n```\nX", 1],
    ["in a fence with lines to mark", "```js {1}\n---\n```\nX", 1],
    ["in a fence in a list item", "- ```\n  x\n  ```\n---\nB\n---\n```\nC\n```", 3],
    ["in an indented fence", "  ```\n---\n  ```\nX", 1],
    ["in a fence whose end stands behind code", "```js\n---\nvar a;```\n---\nB", 2],
    ["in indented code", "A\n\n    x\n    ---\n    y\n---\nB", 2],
    ["in a content class", ".a[\nx\n---\ny\n]\n---\nB", 2],
  ])("%s", (_, text, slides) => {
    expect(shapes(text)).toHaveLength(slides);
  });
});

describe("a separator counts", () => {
  it.each([
    ["in a fence that is never closed", "```\n---\nB", ["```", "B"]],
    ["after an empty fence", "```\n```\nA\n---\nB\n```\nx\n```", ["```⏎```⏎A", "B⏎```⏎x⏎```"]],
    ["in a class that is never closed", ".a[\nx\n---\ny\n", [".a[⏎x", "y⏎"]],
    ["between backticks on two lines", "a `b\n---\nc` d", ["a `b", "c` d"]],
    [
      "between triple backticks in sentences",
      "see ```foo```\n---\nsee ```bar```\n---\nC",
      ["see ```foo```", "see ```bar```", "C"],
    ],
    [
      "between comments with backticks",
      "A\n\n<!-- ``` -->\n\n---\n\nB\n\n<!-- ``` -->\n\n---\n\nC",
      ["A⏎⏎<!-- ``` -->⏎", "⏎B⏎⏎<!-- ``` -->⏎", "⏎C"],
    ],
    ["after an odd backtick", "it`s\n---\nand `b`\n---\nC", ["it`s", "and `b`", "C"]],
    ["in a comment", "<!--\nx\n---\ny\n-->\n---\nB", ["<!--⏎x", "y⏎-->", "B"]],
    ["in HTML", "<div>\nx\n---\ny\n</div>", ["<div>⏎x", "y⏎</div>"]],
    ["in a style element", "<style>\nx\n---\ny\n</style>", ["<style>⏎x", "y⏎</style>"]],
    [
      "after a fence that shows a run in a sentence",
      "```md\nUse ```x```\n---\n```\nA\n---\nB",
      ["```md⏎Use ```x```⏎---⏎```⏎A", "B"],
    ],
  ])("%s", (_, text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });
});
