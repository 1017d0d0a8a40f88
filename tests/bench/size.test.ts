import { expect, test } from "vitest";

import { classicBudget, classicKilobytes } from "./script.ts";
import { scriptBeforeFirstSlide, scriptBudget } from "./size.ts";

test("the script a first slide waits for is within its budget", () => {
  const { kilobytes, files } = scriptBeforeFirstSlide();
  expect(kilobytes, files.join(", ")).toBeLessThanOrEqual(scriptBudget);
});

test("the classic script is within its budget", async () => {
  expect(await classicKilobytes()).toBeLessThanOrEqual(classicBudget);
});
