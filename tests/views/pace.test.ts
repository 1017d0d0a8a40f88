import { describe, expect, test } from "vitest";

import { behind, clockFace, evenShares, parseDuration } from "../../src/views/pace.ts";
import { deckOf } from "./deck-of.ts";

const MINUTE = 60_000;

describe("a planned length", () => {
  test.each([
    ["25:00", 25],
    ["1:15:00", 75],
    ["0:30", 0.5],
    ["25 min", 25],
    ["25min", 25],
    ["25 minutes", 25],
    ["25", 25],
    ["1h", 60],
    ["1h 30", 90],
    ["1 h 30 min", 90],
    ["1.5 hours", 90],
    ["90 s", 1.5],
    [" 25:00 ", 25],
  ])("is read from %j", (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes * MINUTE);
  });

  test.each([[undefined], [""], ["soon"], ["0"], ["25:99"], ["-5 min"], ["25 min of fun and"], ["<b>"]])(
    "is not read from %j",
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );
});

test.each([
  [0, "0:00"],
  [999, "0:00"],
  [61_000, "1:01"],
  [59 * MINUTE + 59_000, "59:59"],
  [3600_000, "1:00:00"],
  [3_723_000, "1:02:03"],
  [-5000, "0:00"],
])("%i ms are written %s", (milliseconds, face) => {
  expect(clockFace(milliseconds)).toBe(face);
});

describe("the pace", () => {
  // Ten minutes for four slides: 2:30 each. The second one comes in five steps of half a minute.
  const deck = deckOf(["a", "b", "c", "d"], [1, 5, 1, 1]);

  test.each([
    ["is on time anywhere inside a slide's own time", 0, 1, 0],
    ["is behind by what a slide has overrun", 0, 3.5, 1],
    ["is ahead by what is left before a slide's time", 6, 4, -1],
    ["divides a slide's time among its steps", 3, 3.5, 0],
    ["counts a step that is late", 1, 4, 1],
    ["is behind on the last slide once the time is over", 7, 12, 2],
  ])("%s", (_, index, elapsed, late) => {
    expect(behind(deck, index, elapsed * MINUTE, evenShares(deck, 10 * MINUTE))).toBeCloseTo(late * MINUTE);
  });

  test("has nothing to say of a place outside the deck", () => {
    expect(behind(deck, 99, MINUTE, [MINUTE])).toBe(0);
  });

  test.each([
    ["is on time inside a long slide's own time", 0, 5, 0],
    ["is ahead before the slides that follow it", 1, 5, -1],
    ["divides a rehearsed slide's time among its steps", 3, 8, 0],
    ["is behind at once on a slide that was not rehearsed", 6, 11.5, 0.5],
    ["goes on after such a slide", 7, 11.5, 0],
  ])("against a rehearsal %s", (_, index, elapsed, late) => {
    // Six minutes, five, unknown, one.
    const shares = [6, 5, null, 1].map((share) => (share === null ? null : share * MINUTE));
    expect(behind(deck, index, elapsed * MINUTE, shares)).toBeCloseTo(late * MINUTE);
  });
});
