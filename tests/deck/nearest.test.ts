import * as fc from "fast-check";
import { expect, test } from "vitest";

import { distance, nearest } from "../../src/deck/nearest.ts";

test.each([
  ["", "", 0],
  ["same", "same", 0],
  ["intro", "intr", 1],
  ["intro", "xintro", 1],
  ["intro", "intru", 1],
  ["intro", "inrto", 1],
  ["slide-51", "slide-501", 1],
  ["one", "", 3],
  ["ca", "abc", 3],
])("%j and %j differ by %d", (left, right, far) => {
  expect(distance(left, right)).toBe(far);
  expect(distance(right, left)).toBe(far);
});

test("no further than asked is as far as asked without a limit, and further is infinitely far", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.nat(9), (left, right, most) => {
      const far = distance(left, right);
      expect(distance(left, right, most + 0.5)).toBe(far <= most ? far : Infinity);
    }),
    { numRuns: 5000 },
  );
});

test("what words begin and end with in common changes nothing", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
  fc.assert(
    fc.property(word, word, word, word, (left, right, before, after) => {
      expect(distance(before + left + after, before + right + after)).toBe(distance(left, right));
    }),
    { numRuns: 5000 },
  );
});

test("the nearest word is the one of fewest differences, or none", () => {
  expect(nearest("introo", ["intro", "outro", "other"])).toBe("intro");
  expect(nearest("Intro", ["intro", "inro"])).toBe("intro");
  expect(nearest("conclusion", ["intro", "outro"])).toBeNull();
  expect(nearest("ab", ["ac"])).toBeNull();
});
