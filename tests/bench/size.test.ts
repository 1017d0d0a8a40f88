import { expect, test } from "vitest";

import { scriptBeforeFirstSlide, scriptBudget } from "./size.ts";

test("the script a first slide waits for is within its budget", () => {
  const { kilobytes, files } = scriptBeforeFirstSlide();
  expect(kilobytes, files.join(", ")).toBeLessThanOrEqual(scriptBudget);
});
