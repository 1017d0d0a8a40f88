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

test("off air in the notes window reads ahead: framed and said, then returned from or taken live", async ({
  context,
}) => {
  const presenter = await context.newPage();
  await presenter.goto(`${talk.url}#p1`);
  await expect(presenter.getByRole("toolbar")).toBeVisible();
  const [notes] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("i")]);
  await notes.setViewportSize({ width: 390, height: 844 });
  const text = notes.getByRole("region", { name: "Notes of this slide" });
  const bar = notes.getByRole("region", { name: "Off air" });
  const frame = notes.locator(".lectern-off-air-frame");
  await expect(text).toHaveText("First words.");

  await notes.keyboard.press("v");
  await expect(bar).toContainText("the audience sees 1 · One");
  await expect(frame).toBeVisible();
  expect(await frame.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await notes.keyboard.press("End");
  await expect(text).toHaveText("Second words.");
  await bar.getByRole("button", { name: "Return" }).click();
  await expect(text).toHaveText("First words.");
  await expect(bar).toHaveCount(0);
  await expect(frame).toHaveCount(0);

  // Without a keyboard.
  await notes.getByRole("button", { name: "Freeze the audience and look around" }).click();
  await notes.getByRole("button", { name: "Next step" }).click();
  await expect(notes.getByText("1 step left on this slide")).toBeVisible();
  await bar.getByRole("button", { name: "Take live" }).click();
  await expect(presenter.locator(".remark-visible h1")).toHaveText("Two");
  await expect(bar).toHaveCount(0);

  await notes.keyboard.press("/");
  await notes.keyboard.type("one");
  await notes.keyboard.press("Shift+Enter");
  await expect(text).toHaveText("First words.");
  await expect(bar).toContainText("the audience sees 2 · Two");
});

test("a sheet that a view does not have leaves its keys alone", async ({ page }) => {
  const text = page.getByRole("region", { name: "Notes of this slide" });
  await page.goto(`${talk.url}?view=notes#1`);
  await expect(text).toHaveText("First words.");
  await page.keyboard.press("y");
  await expect(page.getByRole("dialog", { name: "Times" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await page.keyboard.press("End");
  await expect(text).toHaveText("Second words.");

  const onStage = page.locator(".remark-slides-area .remark-visible h1");
  await page.goto(`${talk.url}#1`);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
  for (const key of ["y", "e"]) {
    await page.keyboard.press("Home");
    await expect(onStage).toHaveText("One");
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("End");
    await expect(onStage).toHaveText("Two");
  }
});
