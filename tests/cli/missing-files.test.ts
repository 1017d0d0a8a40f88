import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { parseDeck } from "#deck";

import { missingFiles } from "../../src/cli/missing-files.ts";

let folder = "";

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), "lectern-missing-")));
  await mkdir(path.join(folder, "img"));
  for (const file of ["img/Arch.png", "img/a b.svg", "clip.mp4", ".secret.png"]) {
    await writeFile(path.join(folder, file), "x");
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const check = (text: string) => missingFiles(parseDeck(text, { name: "talk.md" }), folder);

describe("a deck lacks no file", () => {
  it.each([
    ["that is there", "![a](img/Arch.png) ![b](img/a%20b.svg) ![c](./clip.mp4) ![d](/clip.mp4)"],
    ["that is there, with a query and a fragment", "![a](img/Arch.png?v=2) ![b](clip.mp4#t=10)"],
    ["that it carries itself", "![c](data:image/png;base64,AA==)"],
    [
      "named in code",
      '`![a](none.png)`\n\n```\n![a](none.png)\n<img src="none.png">\n```\n\n~~~\n![a](none.png)',
    ],
    ["that is only linked to", "[a](none.pdf)"],
    ["named by a variable that nothing fills", "![a]({{picture}})"],
    ["that is no stylesheet, whatever the word is used for", "style: baroque\n\n# Churches"],
    ["that an element shows", '<video src="clip.mp4"></video>'],
  ])("%s", async (_name, text) => {
    expect(await check(text)).toEqual([]);
  });
});

describe("a deck lacks a file", () => {
  it.each([
    ["# One\n\n![a](none.png)", "talk.md:3:6", "none.png"],
    ["# One\n\nBefore ![a](<none.png>) after", "talk.md:3:14", "none.png"],
    ['# One\n\n<img alt="a" src="none.png">', "talk.md:3:19", "none.png"],
    ["# One\n---\n# Two\n\n.left[\n![a](none.png)\n]", "talk.md:6:6", "none.png"],
    ["# One\n???\n![a](none.png)", "talk.md:3:6", "none.png"],
    ["background-image: url(none.png)\n\n# One", "talk.md:1:23", "none.png"],
  ])("%j", async (text, where, href) => {
    expect(await check(text)).toMatchObject([
      { code: "missing-file", severity: "warning", where, what: `there is no file "${href}"` },
    ]);
  });

  it.each([
    ["img/arch.png", 'which has "img/Arch.png".', "Write img/Arch.png"],
    ["image/Arch.png", "the deck's folder.", "Put the file there, or correct the path."],
    ["imgs/Arch.pgn", 'which has "img/Arch.png".', "Write img/Arch.png"],
    ["img/a%20c.svg", 'which has "img/a b.svg".', "Write img/a%20b.svg"],
  ])("%s, and is told what is there instead", async (href, why, fix) => {
    const [problem] = await check(`![a](${href})`);
    expect(problem!.why).toContain(why);
    expect(problem!.fix).toBe(fix);
  });

  it("once, however often a picture is repeated by increments", async () => {
    expect(await check("![a](none.png)\n--\nmore\n--\nmore")).toHaveLength(1);
  });

  it.each(["../outside.png", ".secret.png", "%2e%2e/outside.png"])(
    "%s when it is one that the server does not give",
    async (href) => {
      expect(await check(`![a](${href})`)).toMatchObject([{ code: "outside-folder" }]);
    },
  );
});

it("costs little, whatever the deck", async () => {
  for (const part of ["![", "![a](", "<img ", "`", "``` \n", "<img src='a"]) {
    const began = performance.now();
    await check(part.repeat(100_000));
    expect([part, performance.now() - began < 10_000]).toEqual([part, true]);
  }
});

it("a deck would lack what comes from the network, where there is none", async () => {
  const found = await check("![a](https://e.test/a.png) ![b](//e.test/b.png)\n\n[c](https://e.test/c.png)");
  expect(found.map(({ code, where, severity }) => [code, where, severity])).toEqual([
    ["remote-file", "talk.md:1:6", "warning"],
    ["remote-file", "talk.md:1:33", "warning"],
  ]);
});
