import { describe, expect, it } from "vitest";

import { codeLanguages, parseDeck } from "#deck";
import { told } from "../support/deck.ts";

describe("links into the deck", () => {
  it.each([
    "[x](#nowhere)",
    '<a href="#nowhere">x</a>',
    '<A HREF="#nowhere">x</A>',
    "<a HrEf = #nowhere>x</a>",
  ])("that lead nowhere are told: %s", (link) => {
    const found = parseDeck(`name: here\n\n${link}\n`);
    expect(told(found).map(({ what }) => what)).toEqual([expect.stringContaining("nowhere")]);
  });
});

describe("codeLanguages", () => {
  it("are the words after fences, in content, classes, quotes, lists, notes and macros", () => {
    const text = [
      "```js\nx\n```",
      "~~~ .py {1,3}\nx\n~~~",
      ".a[\n```go foo\nx\n```\n]",
      "> ```rust\n> x\n> ```",
      "- ```c++\n  x\n  ```",
      "```\nplain\n```",
      "![:m]",
      "???\n```sql\nx\n```",
      "---\nexclude: true\n`` ```no``` ``",
    ].join("\n\n");
    const deck = parseDeck(text.replace("\n\n---", "\n---"), { macros: { m: () => "```lua\nx\n```" } });
    expect([...codeLanguages(deck)].sort()).toEqual(["c++", "go", "js", "lua", "py", "rust", "sql"]);
  });

  it("are none without code", () => {
    expect([...codeLanguages(parseDeck("# A"))]).toEqual([]);
  });
});
