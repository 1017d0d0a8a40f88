import { describe, expect, it } from "vitest";

import { canvasOf } from "#deck";

describe("a slide's canvas", () => {
  it.each([
    ["4:3", 908],
    ["16:9", 1210],
    ["16:10", 1089],
    ["1:1", 681],
    ["191:100", 1300],
    [" 4 : 3 ", 908],
  ])("is 681 high and, for %s, %i wide", (ratio, width) => {
    expect(canvasOf(ratio)).toEqual({ width, height: 681 });
  });

  it.each(["", "wide", "4/3", "0:3", "4:0", "-4:3", "4:3:2", "1.5:1", "1:99999"])(
    "does not come from %j",
    (ratio) => {
      expect(canvasOf(ratio)).toBeNull();
    },
  );
});
