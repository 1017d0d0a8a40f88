import { describe, expect, test } from "vitest";

import {
  chosenOf,
  decodeRecording,
  decodeRehearsals,
  noRehearsals,
  recordedIn,
  sharesOf,
  withRehearsal,
  withoutRehearsal,
} from "../../src/views/rehearsal.ts";
import type { Rehearsal } from "../../src/views/rehearsal.ts";
import type { Visit } from "../../src/views/visits.ts";
import { deckOf } from "./deck-of.ts";

const rehearsal = (at: number, times: Record<string, number> = {}): Rehearsal => ({ at, total: 1000, times });
const visit = (clock: number, second: number, key: string, kind: Visit["kind"] = "slide"): Visit => ({
  clock,
  peer: "p",
  at: 0,
  elapsed: second * 1000,
  kind,
  index: 0,
  number: 1,
  name: "",
  title: key,
  key,
  revision: "r",
});

describe("rehearsals of a deck", () => {
  const six = [1, 2, 3, 4, 5, 6].map((at) => rehearsal(at)).reduce(withRehearsal, noRehearsals);

  test("are the five newest, and the newest is measured against", () => {
    expect(six.list.map(({ at }) => at)).toEqual([6, 5, 4, 3, 2]);
    expect(chosenOf(six)?.at).toBe(6);
  });

  test("are measured against the plan when the chosen one is gone", () => {
    expect(chosenOf(withoutRehearsal(six, 6))).toBeNull();
    expect(chosenOf(withoutRehearsal(six, 5))?.at).toBe(6);
  });

  test("are what was kept", () => {
    expect(decodeRehearsals(JSON.stringify(six))).toEqual(six);
  });

  test.each([null, "", "nonsense", "[]", '{"list":5}', '{"list":[{"at":1,"total":-1,"times":{}}]}'])(
    "are none when %j was kept",
    (text) => {
      expect(decodeRehearsals(text)).toEqual(noRehearsals);
    },
  );

  test.each([null, "", "5", '{"clock":1}', '{"clock":1,"from":"2"}'])("are not recorded for %j", (text) => {
    expect(decodeRecording(text)).toBeNull();
  });
});

describe("a recording", () => {
  const log = [visit(1, 0, "a", "start"), visit(2, 10, "b"), visit(3, 30, "a")];

  test("has what came after it began", () => {
    expect(recordedIn(log, { clock: 2, from: 15_000 }, 40_000, 7)).toEqual({
      at: 7,
      total: 25_000,
      times: { a: 10_000, b: 15_000 },
    });
  });

  test("begins anew when the timer is set to zero", () => {
    const again = [...log, visit(4, 0, "a", "reset"), visit(5, 20, "b")];
    expect(recordedIn(again, { clock: 2, from: 15_000 }, 21_000, 7)?.times).toEqual({ a: 20_000, b: 1000 });
  });

  test("in which no time passed is none", () => {
    expect(recordedIn(log, { clock: 3, from: 40_000 }, 40_000, 7)).toBeNull();
  });
});

describe("what is meant for each slide", () => {
  const deck = deckOf(["a", "b", "c"], [1, 3, 1]);

  test.each<[string, number | null, Rehearsal | null, readonly (number | null)[] | null]>([
    ["is unknown without a plan", null, null, null],
    ["is an even share of the plan", 6000, null, [2000, 2000, 2000]],
    [
      "is what was rehearsed, where it was",
      6000,
      rehearsal(1, { "#name-0": 5, "#name-2": 7, gone: 9 }),
      [5, null, 7],
    ],
  ])("%s", (_, planned, chosen, shares) => {
    expect(sharesOf(deck, planned, chosen)).toEqual(shares);
  });
});
