import { describe, expect, it } from "vitest";

import { createWheel, swipeOf } from "../../src/views/gestures.ts";
import type { WheelTurn } from "../../src/views/gestures.ts";

type Turn = readonly [at: number, deltaY: number, more?: Partial<WheelTurn>];

function moves(turns: readonly Turn[]): number[] {
  const wheel = createWheel();
  return turns
    .map(([at, deltaY, more]) => wheel.turn({ deltaX: 0, deltaY, unit: "px", at, ...more }))
    .filter((direction) => direction !== 0);
}

/** What a trackpad sends for one push: it swells, then rolls out for about a second. */
function push(at: number, strength: number): Turn[] {
  const swell = [0.1, 0.4, 0.8, 1].map((part, i): Turn => [at + i * 16, strength * part]);
  const rollOut = Array.from({ length: 60 }, (_, i): Turn => [at + 64 + i * 16, strength * 0.94 ** i]);
  return [...swell, ...rollOut];
}

describe("a wheel", () => {
  it.each<[string, readonly Turn[], readonly number[]]>([
    ["one notch down", [[0, 100]], [1]],
    ["one notch up", [[0, -120]], [-1]],
    [
      "three slow notches",
      [
        [0, 100],
        [400, 100],
        [800, 100],
      ],
      [1, 1, 1],
    ],
    ["lines, as Firefox counts", [[0, 3, { unit: "lines" }]], [1]],
    ["a page", [[0, 1, { unit: "pages" }]], [1]],
    [
      "a finger that rests on the trackpad",
      [
        [0, 2],
        [20, -1],
        [40, 3],
      ],
      [],
    ],
    [
      "a slow push that adds up",
      [
        [0, 8],
        [20, 8],
        [40, 8],
        [60, 8],
      ],
      [1],
    ],
    [
      "a push across",
      [
        [0, 20, { deltaX: 90 }],
        [16, 30, { deltaX: 90 }],
      ],
      [],
    ],
    [
      "a turn back at once",
      [
        [0, 100],
        [50, -100],
      ],
      [1, -1],
    ],
  ])("moves for %s", (_name, turns, expected) => {
    expect(moves(turns)).toEqual(expected);
  });

  it.each([60, 150, 400])(
    "moves once for a push of a trackpad, however long it rolls out (%i px)",
    (strength) => {
      expect(moves(push(0, strength))).toEqual([1]);
    },
  );

  it("moves again for a second push into the rolling out of the first", () => {
    const first = push(0, 120).filter(([at]) => at < 600);
    expect(moves([...first, ...push(600, 120)])).toEqual([1, 1]);
  });

  it("moves a few times, not thirty, for thirty notches in a row", () => {
    const notches = Array.from({ length: 30 }, (_, i): Turn => [i * 50, 100]);
    const { length } = moves(notches);
    expect(length).toBeGreaterThanOrEqual(3);
    expect(length).toBeLessThanOrEqual(5);
  });

  it("does not move on when what was scrolled comes to its end", () => {
    const wheel = createWheel();
    const turns = push(0, 90);
    for (const [at, deltaY] of turns.slice(0, 20)) wheel.ignore({ deltaX: 0, deltaY, unit: "px", at });
    const rest = turns.slice(20).map(([at, deltaY]) => wheel.turn({ deltaX: 0, deltaY, unit: "px", at }));
    expect(rest.every((direction) => direction === 0)).toBe(true);
  });
});

describe("one finger", () => {
  const area = { left: 100, width: 1000 };
  it.each([
    ["to the left is the next slide", [600, 300], [500, 310], 200, 1],
    ["to the right is the one before", [500, 300], [700, 250], 200, -1],
    ["up or down is the browser's", [600, 600], [590, 200], 200, 0],
    ["slantwise is nothing", [600, 600], [500, 520], 200, 0],
    ["a little along the line is nothing", [600, 300], [570, 300], 200, 0],
    ["a tap on the right half is the next slide", [900, 300], [903, 302], 90, 1],
    ["a tap on the left half is the one before", [300, 300], [300, 300], 90, -1],
    ["a long press is the browser's", [900, 300], [900, 300], 800, 0],
  ] as const)("%s", (_name, [x, y], [toX, toY], time, expected) => {
    expect(swipeOf({ x, y, at: 0 }, { x: toX, y: toY, at: time }, area)).toBe(expected);
  });
});
