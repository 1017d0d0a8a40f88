import { mkdir, mkdtemp, open, rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { readDeck, type Reading } from "../../src/cli/deck-file.ts";
import { watchDeck, type Watch } from "../../src/cli/watch.ts";

let folder = "";
let file = "";
let watch: Watch | undefined;
/** What was told so far: texts, and codes of troubles. */
let told: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lectern-watch-"));
  file = path.join(folder, "talk.md");
  told = [];
  await writeFile(file, "one");
});

afterEach(async () => {
  watch?.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(at = file): Promise<void> {
  watch = watchDeck(at, "talk.md", await readDeck(at, "talk.md"), (reading: Reading) => {
    told.push(reading.ok ? reading.text : reading.problem.code);
  });
}

/** Waits until exactly this was told, in this order. */
const tells = (...expected: string[]): Promise<void> =>
  vi.waitFor(() => expect(told).toEqual(expected), { timeout: 10_000, interval: 10 });

describe("watching a deck", () => {
  it("tells of a save in place", async () => {
    await start();
    await writeFile(file, "two");
    await tells("two");
    await writeFile(file, "three");
    await tells("two", "three");
  });

  it("tells of a save by renaming a new file over it, again and again", async () => {
    await start();
    for (const text of ["two", "three", "four"]) {
      await writeFile(`${file}.tmp`, text);
      await rename(`${file}.tmp`, file);
      await vi.waitFor(() => expect(told.at(-1)).toBe(text), { timeout: 10_000 });
    }
    expect(told).toEqual(["two", "three", "four"]);
  });

  it("tells of a save that first moves the old file away", async () => {
    await start();
    await rename(file, `${file}~`);
    await writeFile(file, "two");
    await tells("two");
  });

  it("says nothing when a save changes nothing", async () => {
    await start();
    await writeFile(file, "one");
    await writeFile(path.join(folder, "other.md"), "two");
    await writeFile(file, "three");
    await tells("three");
  });

  it("tells of a deck that is gone, and of its return", async () => {
    await start();
    await unlink(file);
    await tells("no-such-deck");
    await writeFile(file, "two");
    await tells("no-such-deck", "two");
  });

  it("tells of the return even of the same text", async () => {
    await start();
    await unlink(file);
    await tells("no-such-deck");
    await writeFile(file, "one");
    await tells("no-such-deck", "one");
  });

  it("tells of a deck that was emptied, and of its return", async () => {
    await start();
    await writeFile(file, "");
    await tells("");
    await writeFile(file, "two");
    await tells("", "two");
  });

  it.each<[string, Uint8Array, string]>([
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", "latin1"), "binary-deck"],
    ["Latin-1", Buffer.from("Größe", "latin1"), "not-utf-8"],
  ])("tells of a deck overwritten with %s, and of its return", async (_name, bytes, code) => {
    await start();
    await writeFile(file, bytes);
    await tells(code);
    await writeFile(file, "two");
    await tells(code, "two");
  });

  it("tells of a deck that became a folder, and of its return", async () => {
    await start();
    await unlink(file);
    await mkdir(file);
    await tells("not-a-file");
    await rm(file, { recursive: true });
    await writeFile(file, "two");
    await vi.waitFor(() => expect(told.at(-1)).toBe("two"), { timeout: 10_000 });
  });

  it("goes on when the whole folder is replaced", async () => {
    await start();
    await rename(folder, `${folder}-old`);
    await tells("no-such-deck");
    await mkdir(folder);
    await writeFile(file, "two");
    await tells("no-such-deck", "two");
    await writeFile(file, "three");
    await tells("no-such-deck", "two", "three");
    await rm(`${folder}-old`, { recursive: true });
  });

  it("follows a deck that is a link to a file elsewhere", async () => {
    const link = path.join(folder, "link", "talk.md");
    await mkdir(path.dirname(link));
    await symlink(file, link);
    await start(link);
    await writeFile(file, "two");
    await tells("two");
  });

  it("never tells the half of a save", async () => {
    await start();
    const times: number[] = [];
    for (let round = 0; round < 60; round++) {
      const began = performance.now();
      const handle = await open(file, "w");
      await handle.write(`round ${round} begins\n${"x".repeat(5_000)}`);
      await pause(15);
      await handle.write(`\nround ${round} ends`);
      times.push(performance.now() - began);
      await handle.close();
    }
    await vi.waitFor(() => expect(told.at(-1)).toContain("round 59 ends"), { timeout: 10_000 });
    // A writer that this busy machine itself held up, for longer than a file takes to settle, proves nothing.
    const heldUp = (text: string): boolean =>
      text === "" ? Math.max(...times) > 250 : times[Number(/^round (\d+)/.exec(text)![1])]! > 25;
    expect(told.filter((text) => !text.includes("ends") && !heldUp(text))).toEqual([]);
  });

  it("tells nothing any more when it was closed", async () => {
    await start();
    watch!.close();
    await writeFile(file, "two");
    await readDeck(file, "talk.md");
    expect(told).toEqual([]);
  });
});
