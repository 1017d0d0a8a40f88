import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canvasOf } from "#deck";
import { fit } from "../../src/views/fit.ts";

describe("a slide in a box", () => {
  it("is as large as fits, in the middle, as remark places it", () => {
    const box = { width: 1280, height: 800 };
    const narrow = fit({ width: 908, height: 681 }, box)!;
    expect(narrow.scale).toBeCloseTo(1.17474, 5);
    expect(narrow.left).toBeCloseTo(106.667, 2);
    expect(narrow.top).toBe(0);
    const wide = fit({ width: 1210, height: 681 }, box)!;
    expect(wide.scale).toBeCloseTo(1.05785, 5);
    expect(wide.left).toBe(0);
    expect(wide.top).toBeCloseTo(39.8, 1);
  });

  it("is not placed where there is no room", () => {
    expect(fit({ width: 908, height: 681 }, { width: 0, height: 700 })).toBeNull();
  });

  it("never leaves the box, and touches two of its sides", () => {
    const side = fc.integer({ min: 1, max: 8000 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
        (w, h, a, b) => {
          const canvas = canvasOf(`${a}:${b}`)!;
          const { scale, left, top } = fit(canvas, { width: w, height: h })!;
          const right = w - left - canvas.width * scale;
          const bottom = h - top - canvas.height * scale;
          for (const gap of [left, top, right, bottom]) expect(gap).toBeGreaterThanOrEqual(-1e-6);
          expect(Math.min(left + right, top + bottom)).toBeCloseTo(0, 6);
        },
      ),
    );
  });
});
