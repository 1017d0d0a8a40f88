import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { chooseScale, leastScale } from "../../src/views/shrink.ts";

describe("what `fit:` asks for", () => {
  it.each([
    [undefined, null],
    ["", null],
    ["none", null],
    ["shrinks", null],
    ["shrink", 0.6],
    [" shrink ", 0.6],
    ["shrink 75%", 0.75],
    ["shrink 80 %", 0.8],
    ["shrink 5%", 0.3],
    ["shrink 250%", 1],
  ])("%j is %j", (fit, least) => expect(leastScale(fit)).toBe(least));
});

describe("a slide that is too long", () => {
  it("stays as it is when it fits", () => {
    expect(chooseScale(0.6, () => true)).toEqual({ scale: 1, fits: true });
  });

  it("is scaled down no further than is allowed, and does not fit then", () => {
    expect(chooseScale(0.6, () => false)).toEqual({ scale: 0.6, fits: false });
  });

  it("is as large as fits, to a hundredth, and found in a few looks", () => {
    const least = fc.double({ min: 0.3, max: 1, noNaN: true });
    fc.assert(
      fc.property(least, fc.double({ min: 0, max: 1.2, noNaN: true }), (least, limit) => {
        let looks = 0;
        const fitsAt = (scale: number): boolean => {
          looks += 1;
          return scale <= limit;
        };
        const { scale, fits } = chooseScale(least, fitsAt);
        expect(looks).toBeLessThanOrEqual(9);
        expect(scale).toBeGreaterThanOrEqual(least - 0.0001);
        expect(scale).toBeLessThanOrEqual(1);
        expect(fits).toBe(limit >= least);
        if (fits) {
          expect(scale).toBeLessThanOrEqual(limit + 0.0001);
          expect(scale).toBeGreaterThan(Math.min(limit, 1) - 0.0201);
        }
      }),
    );
  });
});
