import { describe, expect, test } from "vitest";

import { createHighlighter } from "#highlight";

async function loaded(...languages: string[]) {
  const highlighter = createHighlighter();
  await highlighter.load(languages);
  return highlighter;
}

describe("the highlighter", () => {
  test("leaves code plain before a language is asked for", () => {
    expect(createHighlighter().highlight("var a", "js")).toBeNull();
  });

  test("fetches nothing for a deck without code", async () => {
    expect(await createHighlighter().load([])).toBe(false);
  });

  test("tells once that colours arrived", async () => {
    const highlighter = createHighlighter();
    expect(await highlighter.load(["js"])).toBe(true);
    expect(await highlighter.load(["js", "python"])).toBe(false);
    expect(await highlighter.load(["elm"])).toBe(true);
    expect(await highlighter.load(["elm"])).toBe(false);
  });

  test.each([
    ["js", "javascript"],
    ["JavaScript", "javascript"],
    ["yml", "yaml"],
    ["docker", "dockerfile"],
    ["c++", "cpp"],
    ["html", "xml"],
    ["sh", "bash"],
    ["console", "shell"],
    ["ts", "typescript"],
    ["ps1", "powershell"],
  ])("knows %s as %s among the common languages", async (word, name) => {
    expect((await loaded(word)).highlight("x", word)?.language).toBe(name);
  });

  test.each([
    ["elm", "elm"],
    ["ml", "ocaml"],
    ["tex", "latex"],
    ["clj", "clojure"],
  ])("fetches %s when a deck has it", async (word, name) => {
    expect((await loaded("js")).highlight("x", word)).toBeNull();
    expect((await loaded(word)).highlight("x", word)?.language).toBe(name);
  });

  test.each(["k8s", "constructor", "__proto__", ""])("never guesses: %j stays plain", async (word) => {
    expect((await loaded(word, "js")).highlight("var a = 1;", word)).toBeNull();
  });

  test("escapes code and wraps it in the grammar's spans", async () => {
    expect((await loaded("js")).highlight("var a = '<b>' && 1;", "js")?.html).toBe(
      '<span class="hljs-keyword">var</span> a = <span class="hljs-string">&#x27;&lt;b&gt;&#x27;</span> &amp;&amp; <span class="hljs-number">1</span>;',
    );
  });

  test("leaves more than fifty thousand characters plain", async () => {
    const { highlight } = await loaded("js");
    expect(highlight("x;".repeat(25_000), "js")).not.toBeNull();
    expect(highlight("x;".repeat(25_001), "js")).toBeNull();
  });
});
