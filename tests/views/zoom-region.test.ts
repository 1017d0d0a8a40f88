import * as fc from "fast-check";
import { expect, test } from "vitest";

import { around, dragged, keyed, onPicture } from "../../src/views/zoom-region.ts";

test.each([
  ["the lower right quarter", { x: 0.5, y: 0.5 }, { x: 1, y: 1 }, { x: 0.75, y: 0.75, scale: 2 }],
  ["the same from the other corner", { x: 1, y: 1 }, { x: 0.5, y: 0.5 }, { x: 0.75, y: 0.75, scale: 2 }],
  [
    "a flat drag has the slide's ratio",
    { x: 0, y: 0 },
    { x: 0.25, y: 0.1 },
    { x: 0.125, y: 0.125, scale: 4 },
  ],
  [
    "a tiny drag is the smallest part",
    { x: 0.5, y: 0.5 },
    { x: 0.51, y: 0.5 },
    { x: 0.5625, y: 0.5625, scale: 8 },
  ],
])("%s", (_, from, to, part) => {
  expect(dragged(from, to)).toEqual(part);
});

test("a part that is chosen never reaches over the slide's edge, whatever is dragged or pressed", () => {
  const share = fc.double({ min: -1, max: 2, noNaN: true });
  const place = fc.record({ x: share, y: share });
  const key = fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "=", "-", "_");
  fc.assert(
    fc.property(place, place, fc.array(key, { maxLength: 30 }), (from, to, keys) => {
      const { x, y, scale } = keys.reduce((zoom, key) => keyed(zoom, key)!, dragged(from, to));
      for (const middle of [x, y]) {
        expect(middle - 0.5 / scale).toBeGreaterThanOrEqual(-1e-9);
        expect(middle + 0.5 / scale).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});

test("other keys are none of choosing", () => {
  expect(keyed(around({ x: 0.5, y: 0.5 }, 2), "n")).toBeNull();
});

test("the middle of the part that is zoomed is the middle of the picture", () => {
  expect(onPicture({ x: 0.3, y: 0.6 }, { x: 0.3, y: 0.6, scale: 4 })).toEqual({ x: 0.5, y: 0.5 });
  expect(onPicture({ x: 0.3, y: 0.6 }, null)).toEqual({ x: 0.3, y: 0.6 });
});
