import { readdir } from "node:fs/promises";

import hljs from "highlight.js/lib/core";
import { describe, expect, test } from "vitest";

// The table of languages is no export of its room; this test is what keeps it true.
import { common, within } from "../../src/highlight/common.ts";
import { createEngine } from "../../src/highlight/engine.ts";
import { aliases, onDemand } from "../../src/highlight/languages.ts";

const folder = new URL("../../node_modules/highlight.js/es/languages/", import.meta.url);

describe("the table of languages", () => {
  test("has every grammar of the package once", async () => {
    const files = (await readdir(folder)).filter((name) => /^[^.]+\.js$/.test(name));
    const names = files.map((name) => name.replace(/\.js$/, ""));
    expect([...Object.keys(common), ...Object.keys(onDemand)].sort()).toEqual(names.sort());
  });

  test("has every other word of every grammar", async () => {
    const engine = hljs.newInstance();
    for (const [name, grammar] of Object.entries(common)) engine.registerLanguage(name, grammar);
    for (const [name, load] of Object.entries(onDemand))
      engine.registerLanguage(name, (await load()).default);
    const names = engine.listLanguages();
    const missing = names.flatMap((name) =>
      (engine.getLanguage(name)?.aliases ?? [])
        .map((alias) => alias.toLowerCase())
        .filter((alias) => !names.includes(alias) && aliases[alias] === undefined),
    );
    expect(missing).toEqual([]);
    expect(
      Object.entries(aliases).filter(([alias, name]) => !names.includes(name) || names.includes(alias)),
    ).toEqual([]);
  });

  test("knows which of the usual grammars colour others inside themselves", () => {
    const engine = hljs.newInstance();
    const held = Object.fromEntries(
      Object.entries(common).map(([name, grammar]) => [name, subLanguages(grammar(engine))]),
    );
    for (const [name, others] of Object.entries(held))
      expect([name, [...new Set(others)].filter((other) => other in common).sort()]).toEqual([
        name,
        name === "http" ? [] : (within[name] ?? []).toSorted(),
      ]);
    expect(within["http"]).toEqual(Object.keys(common));
  });

  test.each([
    ["html", "<style>a { color: red }</style><script>let a = `1`;</script>"],
    ["js", "const a = <b>{css`a { color: red }`}</b>; const q = gql`query { a }`;"],
    ["console", "$ echo $HOME"],
    ["docker", 'RUN echo "$HOME"'],
    ["md", "# <b>x</b>"],
    ["http", 'POST / HTTP/1.1\nContent-Type: application/json\n\n{"a": 1}'],
  ])("colours %s, and what is in it, as if every grammar had been read", (word, code) => {
    const all = createEngine();
    const language = createEngine().highlight(code, word)!.language;
    expect(createEngine().highlight(code, word)!.html).toBe(all.hljs.highlight(code, { language }).value);
  });
});

/** Every `subLanguage` in a grammar, by name. */
function subLanguages(grammar: unknown, seen = new Set<unknown>()): string[] {
  if (typeof grammar !== "object" || grammar === null || seen.has(grammar)) return [];
  seen.add(grammar);
  return Object.entries(grammar).flatMap(([key, value]) =>
    key === "subLanguage" ? [value].flat() : subLanguages(value, seen),
  );
}
