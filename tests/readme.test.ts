import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { helpGroups } from "../src/views/command-table.ts";

test("the README lists every key, from the table that the keys and the help overlay come from", () => {
  const rows = helpGroups().flatMap(({ group, entries }) =>
    entries.map(({ keys, help }, place) => {
      const drawn = keys.map((key) => `<kbd>${key}</kbd>`).join(" ");
      return `| ${place === 0 ? `**${group}**` : ""} | ${drawn} | ${help} |`;
    }),
  );
  const readme = readFileSync("README.md", "utf8");
  const table = /<!-- keys -->\n([^]*?)\n<!-- \/keys -->/.exec(readme)?.[1];
  expect(table?.split("\n").slice(2)).toEqual(rows);
});
