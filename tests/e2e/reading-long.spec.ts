import { expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// A trace would write down two thousand slides with every step.
test.use({ trace: "off" });

let long: Presented;
test.beforeAll(async () => {
  const slides = Array.from({ length: 2000 }, (_, i) => `# Slide ${i + 1}\n\n- some\n- words\n`);
  long = await presentDeck(slides.join("---\n"));
});
test.afterAll(() => long.close());

test("the reading view of two thousand slides opens at its place without drawing the rest first", async ({
  page,
}) => {
  await page.goto(`${long.url}#1500`);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
  await page.evaluate(() => {
    // Nothing is idle: what is drawn is what opening needs.
    globalThis.requestIdleCallback = () => 0;
  });
  await page.keyboard.press("q");
  // By its element: the tree of roles of two thousand slides takes longer than they do.
  await expect(page.locator("[data-index='1499']")).toBeInViewport();
  expect(await page.locator(".lectern-read-text").count()).toBeLessThan(60);
});
