import { describe, expect, test } from "vitest";

import { breakUntil, minutesLeft, remaining } from "../../src/views/break-time.ts";

const now = new Date(2026, 4, 12, 10, 35).getTime();
const at = (day: number, hours: number, minutes: number) => new Date(2026, 4, day, hours, minutes).getTime();

describe("when a break ends", () => {
  test.each([
    ["10", at(12, 10, 45)],
    [" 90 min ", at(12, 12, 5)],
    ["10:45", at(12, 10, 45)],
    ["10.45", at(12, 10, 45)],
    ["2 pm", at(12, 14, 0)],
    ["12:15 am", at(13, 0, 15)],
    ["10:35", at(13, 10, 35)],
    ["9:00", at(13, 9, 0)],
  ])("%o is a moment to come", (text, until) => {
    expect(breakUntil(text, now)).toBe(until);
  });

  test.each(["", "0", "soon", "25:00", "10:75", "13 pm", "9999", "-5"])("%o is none", (text) => {
    expect(breakUntil(text, now)).toBeNull();
  });
});

test.each([
  [600_000, "10:00"],
  [1, "0:01"],
  [0, "0:00"],
  [-5000, "0:00"],
  [3_720_000, "1:02:00"],
])("%o ms of a break are %o", (left, face) => {
  expect(remaining(left)).toBe(face);
});

test.each([
  [30_000, "less than a minute left"],
  [61_000, "1 minute left"],
  [540_000, "9 minutes left"],
])("%o ms are %o", (left, words) => {
  expect(minutesLeft(left)).toBe(words);
});
