import { readdir } from "node:fs/promises";

import hljs from "highlight.js/lib/core";
import { describe, expect, test } from "vitest";

// The table of languages is no export of its room; this test is what keeps it true.
import { common } from "../../src/highlight/common.ts";
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
});
