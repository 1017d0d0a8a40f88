import { expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// A window with the notes alone: it follows the talk and moves it.

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck("# One\n\n???\nFirst words.\n---\n# Two\n--\n\nMore.\n\n???\nSecond words.\n");
});
test.afterAll(() => talk.close());

test("i opens the notes in a window that follows the talk and moves it", async ({ context }) => {
  const presenter = await context.newPage();
  await presenter.goto(`${talk.url}#p1`);
  await expect(presenter.getByRole("toolbar")).toBeVisible();
  const [notes] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("i")]);
  await notes.setViewportSize({ width: 390, height: 844 });
  const text = notes.getByRole("region", { name: "Notes of this slide" });
  await expect(text).toHaveText("First words.");
  await expect(notes.getByText("Next: Two")).toBeVisible();
  await expect(notes.locator(".remark-slides-area")).toBeHidden();
  await presenter.keyboard.press("ArrowRight");
  await expect(notes.getByText("1 step left on this slide")).toBeVisible();
  await notes.getByRole("button", { name: "Next step" }).click();
  await expect(text).toHaveText("Second words.");
  await expect(presenter.locator(".remark-visible h1")).toHaveText("Two");
  await notes.reload();
  await expect(text).toHaveText("Second words.");
  await expect(notes.getByText("Time of day")).toBeVisible();
  await notes.keyboard.press("x");
  await notes.keyboard.press("ArrowLeft");
  await expect(notes.getByText("1 step left on this slide")).toBeVisible();
  await presenter.keyboard.press("b");
  await expect(notes.getByText("Audience sees a black screen")).toBeVisible();
  // Nothing black is over it.
  await notes.getByRole("button", { name: "Next step" }).click();
  await expect(presenter.locator(".remark-visible")).toContainText("More.");
  await presenter.keyboard.press("b");
  await expect(notes.getByText("Audience sees a black screen")).toHaveCount(0);
  await notes.keyboard.press("p");
  await expect(notes.getByRole("toolbar")).toBeVisible();
});
