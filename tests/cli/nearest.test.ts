import { describe, expect, it } from "vitest";

import { nearest } from "../../src/cli/nearest.ts";

describe("the word that was probably meant", () => {
  it.each([
    ["presnet", "present"],
    ["Present", "present"],
    ["persent", "present"],
    ["pres", null],
    ["biuld", "build"],
    ["xyz", null],
    ["", null],
  ])("by %j is %j", (typed, meant) => {
    expect(nearest(typed, ["build", "present", "export"])).toBe(meant);
  });

  it("is the nearest, and among equals the first", () => {
    expect(nearest("tolk.md", ["talk.md", "tool.md", "tulk.md"])).toBe("talk.md");
  });
});
