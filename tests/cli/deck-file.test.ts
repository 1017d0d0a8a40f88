import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { decodeDeck, readDeck } from "../../src/cli/deck-file.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};

describe("a deck's bytes", () => {
  it.each<[string, Uint8Array, string]>([
    ["are UTF-8", utf8("# Größe 😀\n"), "# Größe 😀\n"],
    ["may begin with a byte order mark", utf8("\uFEFF# One"), "# One"],
    ["may be little UTF-16 that says so", utf16("# Größe", false), "# Größe"],
    ["may be big UTF-16 that says so", utf16("# Größe", true), "# Größe"],
    ["keep their line ends", utf8("a\r\nb\rc\n"), "a\r\nb\rc\n"],
    ["may be none", utf8(""), ""],
    ["may hold a stray NUL, which is shown as one", utf8("a\0b"), "a\uFFFDb"],
  ])("%s", (_name, bytes, text) => {
    expect(decodeDeck(bytes, "talk.md")).toMatchObject({ ok: true, text });
  });

  it.each<[string, Uint8Array, string, string]>([
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "latin1"), "talk.md", "binary-deck"],
    ["UTF-16 that does not say so", Buffer.from("# One\n", "utf16le"), "talk.md", "binary-deck"],
    ["half of UTF-16", utf16("ab", false).subarray(0, 5), "talk.md", "not-utf-8"],
    ["Latin-1", Buffer.from("# One\n\nGröße\n", "latin1"), "talk.md:3:1", "not-utf-8"],
    ["a cut character at the end", utf8("# One\nö").subarray(0, 7), "talk.md:2:1", "not-utf-8"],
  ])("are refused when they are %s", (_name, bytes, where, code) => {
    expect(decodeDeck(bytes, "talk.md")).toMatchObject({
      ok: false,
      wrongPath: false,
      problem: { where, code },
    });
  });

  it("have one revision for one text", () => {
    const revision = (bytes: Uint8Array): unknown => decodeDeck(bytes, "a.md");
    expect(revision(utf8("# One"))).toEqual(revision(utf16("# One", true)));
    expect(revision(utf8("# One"))).not.toEqual(revision(utf8("# one")));
  });
});

describe("a deck's path", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "lectern-file-"));
    await writeFile(path.join(folder, "talk.md"), "# One");
    await writeFile(path.join(folder, "huge.md"), "");
    await truncate(path.join(folder, "huge.md"), 20 * 1024 * 1024 + 1);
    await writeFile(path.join(folder, "line.md"), "x".repeat(10_000_000));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ["talk.md", { ok: true, text: "# One" }],
    ["none.md", { ok: false, wrongPath: true, problem: { code: "no-such-deck" } }],
    ["talk.md/none.md", { ok: false, wrongPath: true, problem: { code: "no-such-deck" } }],
    [".", { ok: false, wrongPath: true, problem: { code: "not-a-file" } }],
    [
      "huge.md",
      { ok: false, wrongPath: false, problem: { code: "deck-too-big", what: "the deck has 21 MB" } },
    ],
  ])("%s is read as %o", async (name, reading) => {
    expect(await readDeck(path.join(folder, name), name)).toMatchObject(reading);
  });

  it.runIf(process.platform !== "win32")("may be a device, which is not read", async () => {
    expect(await readDeck("/dev/zero", "zero")).toMatchObject({ ok: false, problem: { code: "not-a-file" } });
  });

  it("may lead to ten million letters on one line", async () => {
    const reading = await readDeck(path.join(folder, "line.md"), "line.md");
    expect(reading).toMatchObject({ ok: true });
    expect(reading.ok && reading.text.length).toBe(10_000_000);
  });
});
