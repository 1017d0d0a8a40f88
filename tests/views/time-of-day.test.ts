import { expect, it } from "vitest";

import { timeOfDay } from "../../src/views/time-of-day.ts";

const early = new Date(2026, 10, 27, 0, 49).getTime();
const late = new Date(2026, 10, 27, 21, 5).getTime();

it.each([
  ["de", "00:49", "21:05"],
  ["en-GB", "00:49", "21:05"],
  ["en-US", "12:49 AM", "9:05 PM"],
  ["fr", "00:49", "21:05"],
])("a clock in %s shows %s and %s", (language, first, second) => {
  const told = [early, late].map((at) => timeOfDay(at, language).replaceAll(/\s/g, " "));
  expect(told).toEqual([first, second]);
});

it("is in the system's language where a deck's is none", () => {
  expect(timeOfDay(early, "no language")).toBe(timeOfDay(early));
});
