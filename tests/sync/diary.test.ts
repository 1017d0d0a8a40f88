import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { initialShow } from "#show";
import type { ShowState } from "#show";
import { decodeEntry, isBegun, openDiary, resumable } from "#sync";
import type { DiaryEntry } from "#sync";

const hour = 3_600_000;
const now = 1_800_000_000_000;

const begun: ShowState = {
  ...initialShow(22, "00112233445566"),
  timer: { elapsed: 0, since: now - hour },
  stamp: { clock: 30, peer: "p" },
};

function entry(changes: Partial<DiaryEntry> = {}): DiaryEntry {
  return { talk: "t", deck: "d", state: begun, written: now - 60_000, number: 23, title: "Pods", ...changes };
}

describe("a talk that could be resumed", () => {
  it.each<[string, readonly DiaryEntry[], string | null]>([
    ["is none when none was given", [], null],
    ["is the last one", [entry({ talk: "a", written: now - hour }), entry({ talk: "b" })], "b"],
    ["is not older than four hours", [entry({ written: now - 4 * hour })], null],
    ["may be nearly as old", [entry({ written: now - 4 * hour + 1 })], "t"],
    ["is not one of another day's clock", [entry({ written: now + 5 * hour })], null],
    [
      "is not one that nobody began, though it is newer",
      [entry({ talk: "a" }), entry({ talk: "b", written: now, state: initialShow(4, "00112233445566") })],
      "a",
    ],
  ])("%s", (_, entries, talk) => {
    expect(resumable(entries, now)?.talk ?? null).toBe(talk);
  });

  it.each<[string, Partial<ShowState>, boolean]>([
    ["by a timer that runs", { timer: { elapsed: 0, since: now } }, true],
    ["by a timer that ran", { timer: { elapsed: 1, since: null } }, true],
    ["not by a black screen", { blank: "black" }, false],
    ["not by an address", { index: 3, stamp: { clock: 0, peer: "" } }, false],
  ])("was begun %s", (_, changes, is) => {
    const touched = { ...initialShow(0, "00112233445566"), stamp: { clock: 1, peer: "p" } };
    expect(isBegun({ ...touched, ...changes })).toBe(is);
  });
});

describe("an entry", () => {
  it("is read as it was written", () => {
    expect(decodeEntry(structuredClone(entry()))).toEqual(entry());
  });

  it.each<[string, unknown]>([
    ["nothing", null],
    ["a word", "entry"],
    ["no talk", { ...entry(), talk: 1 }],
    ["no deck", { ...entry(), deck: undefined }],
    ["a state that cannot be", { ...entry(), state: { ...begun, index: -1 } }],
    ["no time", { ...entry(), written: Number.NaN }],
    ["a number of words", { ...entry(), number: "23" }],
    ["no title", { ...entry(), title: null }],
  ])("with %s is none", (_, data) => {
    expect(decodeEntry(data)).toBeNull();
  });

  it("of anything never throws", () => {
    fc.assert(fc.property(fc.anything(), (data) => void decodeEntry(data)));
  });
});

describe("a diary without storage", () => {
  it.each<[string, () => IDBFactory]>([
    [
      "that is forbidden",
      () => {
        throw new DOMException("denied", "SecurityError");
      },
    ],
    ["that is not there", () => undefined as unknown as IDBFactory],
  ])("%s is empty and quiet", async (_, factory) => {
    const diary = openDiary(factory);
    await diary.write(entry());
    await diary.forget("t");
    expect(await diary.read("d")).toEqual([]);
  });
});
