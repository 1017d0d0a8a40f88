import { type CDPSession, type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// The stage under a finger, on a telephone held sideways.

const deck = [1, 2, 3]
  .map((i) => `# Slide ${i}\n\nWords and [a link](https://example.org/).\n`)
  .join("---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

test.use({ hasTouch: true, isMobile: true, viewport: { width: 844, height: 390 } });

interface Point {
  readonly x: number;
  readonly y: number;
}

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const slide = (page: Page) => page.locator(".remark-slides-area .remark-visible .remark-slide-scaler");
const controls = (page: Page) => page.getByRole("navigation", { name: "Slides" });
const left = async (page: Page) => Math.round((await slide(page).boundingBox())!.x);
const width = async (page: Page) => (await slide(page).boundingBox())!.width;

async function open(page: Page, hash: string): Promise<CDPSession> {
  await page.goto(talk.url + hash);
  await expect(controls(page)).toBeAttached();
  return page.context().newCDPSession(page);
}

const touch = (finger: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: Point[]) =>
  finger.send("Input.dispatchTouchEvent", { type, touchPoints });

async function drag(finger: CDPSession, from: Point, to: Point): Promise<void> {
  await touch(finger, "touchStart", from);
  for (const part of [0.25, 0.5, 0.75, 1])
    await touch(finger, "touchMove", {
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
    });
}

test("the slide goes with the finger, and comes back or moves on", async ({ page }) => {
  const finger = await open(page, "#2");
  const before = await left(page);
  await drag(finger, { x: 500, y: 200 }, { x: 380, y: 205 });
  await expect.poll(() => left(page)).toBe(before - 120);
  await touch(finger, "touchMove", { x: 480, y: 205 });
  await touch(finger, "touchEnd");
  await expect.poll(() => left(page)).toBe(before);
  await expect(onStage(page)).toHaveText("Slide 2");
  await drag(finger, { x: 500, y: 200 }, { x: 300, y: 205 });
  await touch(finger, "touchEnd");
  await expect(onStage(page)).toHaveText("Slide 3");
  expect(await left(page)).toBe(before);
});

test("it resists where there is no further slide, and goes up and down for nobody", async ({ page }) => {
  const finger = await open(page, "#1");
  const before = await left(page);
  await drag(finger, { x: 300, y: 200 }, { x: 500, y: 200 });
  await expect.poll(() => left(page)).toBe(before + 50);
  await touch(finger, "touchEnd");
  await expect.poll(() => left(page)).toBe(before);
  await drag(finger, { x: 400, y: 300 }, { x: 440, y: 100 });
  expect(await left(page)).toBe(before);
  await touch(finger, "touchEnd");
  await expect(onStage(page)).toHaveText("Slide 1");
});

test("it stays where motion is unwanted, and still moves on", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const finger = await open(page, "#1");
  const before = await left(page);
  await drag(finger, { x: 500, y: 200 }, { x: 300, y: 200 });
  expect(await left(page)).toBe(before);
  await touch(finger, "touchEnd");
  await expect(onStage(page)).toHaveText("Slide 2");
});

test("taps at the sides turn the page, those between bring the controls and take them away", async ({
  page,
}) => {
  await open(page, "#1");
  await page.touchscreen.tap(800, 200);
  await expect(onStage(page)).toHaveText("Slide 2");
  await page.touchscreen.tap(40, 200);
  await expect(onStage(page)).toHaveText("Slide 1");
  await expect(controls(page)).toHaveAttribute("data-shown", "false");
  // Where the controls will be: the finger that brings them presses none.
  await page.touchscreen.tap(422, 350);
  await expect(controls(page)).toHaveAttribute("data-shown", "true");
  await expect(onStage(page)).toHaveText("Slide 1");
  await controls(page).getByRole("button", { name: "Next step" }).tap();
  await expect(onStage(page)).toHaveText("Slide 2");
  await page.touchscreen.tap(422, 150);
  await expect(controls(page)).toHaveAttribute("data-shown", "false");
  await page.touchscreen.tap(422, 80);
  await expect(controls(page)).toHaveAttribute("data-shown", "true");
  await expect(controls(page)).toHaveAttribute("data-shown", "false", { timeout: 8000 });
});

test("two taps zoom in where they were, one finger pans, two taps show the whole slide", async ({ page }) => {
  const finger = await open(page, "#2");
  const whole = await width(page);
  const twice = async (x: number, y: number): Promise<void> => {
    for (const type of ["touchStart", "touchEnd", "touchStart", "touchEnd"] as const)
      await touch(finger, type, ...(type === "touchStart" ? [{ x, y }] : []));
  };
  await twice(422, 195);
  await expect.poll(async () => Math.round((await width(page)) / whole)).toBe(2);
  await expect.poll(async () => Math.abs((await width(page)) - whole * 2)).toBeLessThan(2);
  const before = await left(page);
  await drag(finger, { x: 400, y: 200 }, { x: 460, y: 240 });
  await expect.poll(() => left(page)).toBe(before + 60);
  await touch(finger, "touchEnd");
  await expect.poll(() => left(page)).toBe(before + 60);
  await expect(onStage(page)).toHaveText("Slide 2");
  await page.touchscreen.tap(800, 200);
  await expect(onStage(page)).toHaveText("Slide 2");
  await twice(422, 195);
  await expect.poll(() => width(page)).toBe(whole);
});

test("pinching is the browser's, and one finger then pans instead of moving on", async ({ page }) => {
  const finger = await open(page, "#2");
  await touch(finger, "touchStart", { x: 400, y: 200 }, { x: 440, y: 200 });
  for (const part of [20, 60, 100, 160])
    await touch(finger, "touchMove", { x: 400 - part, y: 200 }, { x: 440 + part, y: 200 });
  await touch(finger, "touchEnd");
  await expect.poll(() => page.evaluate(() => visualViewport!.scale)).toBeGreaterThan(1.5);
  await expect(page.locator(".remark-slides-area")).toHaveClass(/lectern-pinched/);
  const before = await page.evaluate(() => visualViewport!.pageLeft);
  await drag(finger, { x: 500, y: 200 }, { x: 300, y: 200 });
  await touch(finger, "touchEnd");
  await expect(onStage(page)).toHaveText("Slide 2");
  await expect.poll(() => page.evaluate(() => visualViewport!.pageLeft)).toBeGreaterThan(before);
});

test("turning the telephone keeps the place, of the slides and of the page of text", async ({ page }) => {
  await open(page, "#2");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(onStage(page)).toHaveText("Slide 2");
  await page.goto(`${talk.url}#read/slide-3`);
  const section = page.getByRole("region", { name: "Slide 3", exact: true });
  await expect(section).toBeInViewport();
  await page.setViewportSize({ width: 844, height: 390 });
  await expect(section).toBeInViewport();
  await expect(page).toHaveURL(/#read\/slide-3$/);
});

test("a link is a link", async ({ page }) => {
  await page.route("https://example.org/**", (route) => route.fulfill({ body: "there" }));
  await open(page, "#2");
  await page.getByRole("link", { name: "a link" }).tap();
  await expect(page).toHaveURL("https://example.org/");
});
