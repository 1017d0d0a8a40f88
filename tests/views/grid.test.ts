import { describe, expect, test } from "vitest";

import { cellsNear, centred, gridOf, moved } from "../../src/views/grid.ts";

const canvas = { width: 908, height: 681 };
const grid = gridOf(canvas, 1200, 23);

test("a grid has as many columns as fit, and rows for all", () => {
  expect(grid).toMatchObject({ columns: 5, rows: 5 });
  expect(5 * grid.cell.width + 4 * 20).toBeLessThanOrEqual(1200);
});

test("a narrow window still has two columns", () => {
  expect(gridOf(canvas, 320, 23).columns).toBe(2);
});

test("an empty grid takes no room", () => {
  expect(gridOf(canvas, 1200, 0).height).toBe(0);
});

test("however many slides there are, only those near the view have cells", () => {
  const many = gridOf(canvas, 1200, 5000);
  const { from, to } = cellsNear(many, many.height / 2, 800, 1);
  expect(to - from).toBeLessThanOrEqual(80);
  expect(from % many.columns).toBe(0);
});

test.each([
  ["the first", 0, 0],
  ["one in the middle", 12, 2 * (grid.cell.height + 20) - (400 - grid.cell.height) / 2],
  ["the last", 22, grid.height - 400],
])("scrolled to %s, the grid shows it as near the middle as it can", (_, at, top) => {
  expect(centred(grid, at, 400)).toBe(top);
});

test("a grid that fits is not scrolled", () => {
  expect(centred(grid, 22, 5000)).toBe(0);
});

describe("the selection", () => {
  test.each([
    ["ArrowRight", 3, 4],
    ["ArrowLeft", 0, 0],
    ["ArrowRight", 22, 22],
    ["ArrowDown", 3, 8],
    ["ArrowUp", 3, 3],
    ["ArrowDown", 21, 21],
    ["PageDown", 1, 11],
    ["PageUp", 3, 0],
    ["Home", 17, 0],
    ["End", 2, 22],
  ])("%s goes from %i to %i", (key, at, to) => {
    expect(moved(key, at, 23, grid, 2 * (grid.cell.height + 20))).toBe(to);
  });

  test("other keys leave it alone", () => {
    expect(moved("a", 3, 23, grid, 800)).toBeNull();
  });
});
