import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { applyShow, initialShow } from "#show";
import type { ShowCommand, ShowState } from "#show";
import {
  decodeVisit,
  encodeVisit,
  groupAt,
  lastRun,
  noTally,
  slideKeys,
  tallied,
  timeOn,
  timesOf,
  visitOf,
} from "../../src/views/visits.ts";
import type { Visit } from "../../src/views/visits.ts";
import { deckOf } from "./deck-of.ts";

// Slides 0, 1–3 in three steps, 4.
const deck = deckOf(["a", "b", "c"], [1, 3, 1]);
const SECOND = 1000;

type Act = readonly [at: number, command: ShowCommand];
const go = (at: number, index: number): Act => [at, { type: "goto", index }];
const timer = (at: number, act: "start" | "pause" | "reset"): Act => [at, { type: "timer", act }];

/** What one window writes down of these acts, at these seconds. */
function logOf(acts: readonly Act[]): Visit[] {
  let state: ShowState = initialShow(0, "r");
  const log: Visit[] = [];
  for (const [second, command] of acts) {
    const now = second * SECOND;
    const after = applyShow(state, command, deck, now);
    if (after === state) continue;
    const signed = { ...after, stamp: { clock: state.stamp.clock + 1, peer: "p" } };
    const visit = visitOf(state, signed, deck, now);
    if (visit !== null) log.push(visit);
    state = signed;
  }
  return log;
}

/** Seconds by title. */
function seconds(times: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...times].map(([key, time]) => [key.replace("#name-", ""), time / SECOND]));
}

describe("the time of each slide", () => {
  test.each<[string, readonly Act[], number, Record<string, number>]>([
    ["is none before the talk has begun", [], 0, {}],
    [
      "is what lies between two moves",
      [timer(0, "start"), go(10, 1), go(25, 4)],
      60,
      { 0: 10, 1: 15, 2: 35 },
    ],
    ["begins with the first move, which starts the timer", [go(100, 1), go(110, 4)], 15, { 1: 10, 2: 5 }],
    ["adds up for one who returns", [timer(0, "start"), go(10, 4), go(20, 0)], 25, { 0: 15, 2: 10 }],
    ["is one for all steps of a slide", [go(0, 1), go(10, 2), go(20, 3), go(30, 4)], 31, { 1: 30, 2: 1 }],
    [
      "stands still with the timer, whatever is shown meanwhile",
      [go(0, 1), timer(10, "pause"), go(50, 4), go(90, 0), timer(100, "start"), go(105, 1)],
      20,
      { 0: 5, 1: 15 },
    ],
    [
      "begins anew when the timer is set to zero",
      [go(0, 1), timer(10, "reset"), timer(20, "start")],
      5,
      { 1: 5 },
    ],
    [
      "goes on under a black screen",
      [go(0, 1), [5, { type: "blank", colour: "black" }], go(9, 4)],
      10,
      { 1: 9, 2: 1 },
    ],
    ["does not count a slide that was skipped at once", [go(0, 1), go(0, 4), go(5, 0)], 5, { 2: 5 }],
  ])("%s", (_, acts, end, expected) => {
    const log = logOf(acts);
    expect(seconds(timesOf(lastRun(log), end * SECOND))).toEqual(expected);
  });

  test("may leave out what came before a recording", () => {
    const log = logOf([go(0, 1), go(10, 4), go(20, 0)]);
    expect(seconds(timesOf(log, 30 * SECOND, 15 * SECOND))).toEqual({ 2: 5, 0: 10 });
  });

  test("bears another window's clock, which may be a little behind", () => {
    const [one, two, late] = logOf([go(0, 1), go(10, 4), go(20, 0)]);
    const skewed = [one!, two!, { ...late!, elapsed: 9.99 * SECOND }];
    expect(seconds(timesOf(lastRun(skewed), 30 * SECOND))).toEqual({ 1: 10, 0: 20 });
    const tally = skewed.reduce(tallied, noTally());
    expect(seconds(tally.times)).toEqual({ 1: 10 });
  });

  const act = fc.oneof(
    fc.nat(4).map((index): ShowCommand => ({ type: "goto", index })),
    fc
      .constantFrom("start" as const, "pause" as const, "reset" as const)
      .map((act): ShowCommand => ({ type: "timer", act })),
  );
  test("is the same counted line by line and all at once, and sums to what the timer says", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), act), { maxLength: 40 }), fc.nat(60), (steps, more) => {
        let at = 0;
        const log = logOf(steps.map(([pause, command]) => [(at += pause), command]));
        const tally = log.reduce(tallied, noTally());
        const last = log.at(-1)?.elapsed ?? 0;
        const end = last + more * SECOND;
        expect(tally.times).toEqual(timesOf(lastRun(log), last));
        const all = timesOf(lastRun(log), end);
        for (const key of slideKeys(deck)) expect(timeOn(tally, key, end)).toBe(all.get(key) ?? 0);
        const sum = [...all.values()].reduce((one, other) => one + other, 0);
        expect(sum).toBe(log.length === 0 ? 0 : end - lastRun(log)[0]!.elapsed);
      }),
    );
  });
});

describe("a slide is known over edits", () => {
  const titled = (...titles: (string | null)[]) => {
    const { slides, ...rest } = deckOf(titles);
    return { ...rest, slides: slides.map((slide) => Object.assign(slide, { properties: new Map() })) };
  };

  test.each([
    ["by its name", deckOf(["a", "b"]), ["#name-0", "#name-1"]],
    ["else by its title", titled("a", "b"), [":a", ":b"]],
    [
      "and which of that title it is",
      titled("a", "b", "a", null, null),
      [":a", ":b", ":a\n2", ":Untitled", ":Untitled\n2"],
    ],
  ])("%s", (_, deck, keys) => {
    expect(slideKeys(deck)).toEqual(keys);
  });

  test.each([
    [0, 0],
    [1, 1],
    [3, 1],
    [4, 2],
    [99, 2],
  ])("and the place %i belongs to the slide %i", (index, at) => {
    expect(groupAt(deck, index)).toBe(at);
  });
});

describe("a line of the log", () => {
  test("is what was written", () => {
    for (const visit of logOf([go(0, 1), timer(3, "pause"), [4, { type: "blank", colour: "white" }]]))
      expect(decodeVisit(encodeVisit(visit), "p")).toEqual(visit);
  });

  test.each([
    ["nothing", ""],
    ["no list", "{}"],
    ["too short a list", "[1,2]"],
    ["a kind that is none", '[1,2,3,99,0,1,"","","",""]'],
    ["a negative time", '[1,2,-3,0,0,1,"","","",""]'],
    ["a number for a title", '[1,2,3,0,0,1,"",5,"",""]'],
    ["a time that is no number", '[1,2,"3",0,0,1,"","","",""]'],
  ])("is not read from %s", (_, line) => {
    expect(decodeVisit(line, "p")).toBeNull();
  });

  test("is not written for a zoom", () => {
    expect(logOf([[1, { type: "zoom", zoom: { x: 0.5, y: 0.5, scale: 2 } }]])).toEqual([]);
  });
});
