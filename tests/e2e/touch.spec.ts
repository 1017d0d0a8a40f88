import { type Locator, type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// The presenter view under fingers, on a tablet and on a telephone.

const long = "A long paragraph of notes. ".repeat(300);
const deck = [1, 2, 3, 4].map((i) => `# Slide ${i}\n\nWords.\n\n???\n${long}\n`).join("---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

test.use({ hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } });

interface Place {
  readonly x: number;
  readonly y: number;
}

/** One finger; `meanwhile` happens before it is lifted. */
async function draw(page: Page, from: Place, to: Place, meanwhile?: () => Promise<void>): Promise<void> {
  const touch = await page.context().newCDPSession(page);
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
  for (const part of [0.2, 0.4, 0.6, 0.8, 1]) {
    const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at] });
  }
  await meanwhile?.();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** A place in shares of what is found. */
async function spot(found: Locator, x: number, y: number): Promise<Place> {
  const box = (await found.boundingBox())!;
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const slide = (page: Page) => page.locator(".remark-slides-area .remark-visible .remark-slide-scaler");
const notes = (page: Page) => page.getByRole("region", { name: "Notes of this slide" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function open(page: Page, place = "#p2"): Promise<void> {
  await page.goto(talk.url + place);
  await expect(page.getByRole("toolbar")).toBeVisible();
}

test("swipes on the slide and on the notes move the talk; up and down scrolls the notes", async ({
  page,
}) => {
  await open(page);
  for (const pane of [slide(page), notes(page)]) {
    const [left, right] = [await spot(pane, 0.2, 0.4), await spot(pane, 0.8, 0.42)];
    await draw(page, right, left);
    await expect(onStage(page)).toHaveText("Slide 3");
    await draw(page, left, right);
    await expect(onStage(page)).toHaveText("Slide 2");
  }
  await draw(page, await spot(notes(page), 0.5, 0.8), await spot(notes(page), 0.45, 0.2));
  await expect.poll(() => notes(page).evaluate((pane) => pane.scrollTop)).toBeGreaterThan(30);
  const tapped = await spot(notes(page), 0.8, 0.5);
  await page.touchscreen.tap(tapped.x, tapped.y);
  await button(page, "Next step").tap();
  await expect(onStage(page)).toHaveText("Slide 3");
});

test("a finger points at the slide, and then neither swipes nor taps", async ({ page }) => {
  await open(page);
  await page.keyboard.press("l");
  await draw(page, await spot(slide(page), 0.8, 0.5), await spot(slide(page), 0.25, 0.5), async () => {
    const dot = page.locator(".lectern-laser");
    await expect(dot).toHaveCount(1);
    await expect
      .poll(async () => (await dot.boundingBox())!.x)
      .toBeCloseTo((await spot(slide(page), 0.25, 0.5)).x, -1);
  });
  await expect(page.locator(".lectern-laser")).toHaveCount(0);
  const tapped = await spot(slide(page), 0.9, 0.5);
  await page.touchscreen.tap(tapped.x, tapped.y);
  await draw(page, await spot(notes(page), 0.8, 0.4), await spot(notes(page), 0.2, 0.4));
  await expect(onStage(page)).toHaveText("Slide 3");
});

test("a finger chooses the part to zoom into, by a drag and by a tap", async ({ page }) => {
  await open(page);
  const whole = (await slide(page).boundingBox())!.width;
  const zoomed = async () => Math.round(((await slide(page).boundingBox())!.width / whole) * 10) / 10;
  const chooser = page.getByRole("application");
  await page.keyboard.press("x");
  await expect(chooser).toBeFocused();
  await draw(page, await spot(slide(page), 0.1, 0.1), await spot(slide(page), 0.5, 0.5));
  await expect(chooser.locator("..").getByRole("group", { name: "Zoom" })).toContainText("2.5×");
  // At once: Chromium makes no click of a tap in the half second after a drag.
  await button(page, "Zoom").tap();
  await expect(chooser).toHaveCount(0);
  await expect.poll(zoomed).toBe(2.5);
  await page.getByRole("button", { name: /Zoomed/ }).tap();
  await expect.poll(zoomed).toBe(1);
  await page.keyboard.press("x");
  await expect(chooser).toBeFocused();
  const there = await spot(slide(page), 0.7, 0.4);
  await page.touchscreen.tap(there.x, there.y);
  await expect.poll(zoomed).toBe(2);
  await expect(onStage(page)).toHaveText("Slide 2");
});

test("a finger moves the borders, and two taps put them back", async ({ page }) => {
  await open(page);
  const border = page.getByRole("separator", { name: "Width of the slide" });
  const width = () => page.locator(".lectern-slot").evaluate((slot) => slot.clientWidth);
  const designed = await width();
  expect((await border.boundingBox())!.width).toBeGreaterThanOrEqual(24);
  const from = await spot(border, 0.5, 0.5);
  await draw(page, from, { x: from.x - 120, y: from.y });
  await expect.poll(width).toBeCloseTo(designed - 120, -1);
  const there = await spot(border, 0.5, 0.3);
  await page.touchscreen.tap(there.x, there.y);
  await page.touchscreen.tap(there.x, there.y);
  await expect.poll(width).toBe(designed);
  await expect(onStage(page)).toHaveText("Slide 2");
});

for (const size of [
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
]) {
  test(`buttons are large enough for fingers and inside, ${size.width}×${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page);
    for (const found of await page.locator(".lectern-presenter").getByRole("button").all()) {
      if (!(await found.isVisible())) continue;
      await expect(found).toBeInViewport({ ratio: 1 });
      const { width, height } = (await found.boundingBox())!;
      expect(Math.min(width, height), (await found.getAttribute("aria-label")) ?? "").toBeGreaterThanOrEqual(
        48,
      );
    }
  });
}

test("the bar of the talk's progress is as high as a finger, and nothing else gives way to it", async ({
  page,
}) => {
  await open(page, "#p1");
  const bar = page.getByRole("slider", { name: "Place in the talk" });
  const box = (await bar.boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(44);
  await page.touchscreen.tap(box.x + box.width * 0.6, box.y + 2);
  await expect(onStage(page)).toHaveText("Slide 3");
  // What overlaps it beneath is theirs.
  const below = (await button(page, "Back one step").boundingBox())!;
  await page.touchscreen.tap(below.x + below.width / 2, below.y + 2);
  await expect(onStage(page)).toHaveText("Slide 2");
});

test("on a telephone a finger along the notes moves the talk", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await draw(page, await spot(notes(page), 0.85, 0.5), await spot(notes(page), 0.15, 0.5));
  await expect(page.getByRole("region", { name: "What comes next" })).toContainText("Slide 4");
});

test("on a telephone the stage is no wider than its window", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${talk.url}#2`);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
  expect(await page.evaluate(() => innerWidth)).toBe(390);
});

test("on a telephone, where the presenter view has no slide, nothing waits for a part of it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("region", { name: "What comes next" })).toContainText("Slide 4");
});
