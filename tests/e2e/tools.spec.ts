import { type BrowserContext, type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// What a speaker does to the slide in front of an audience: pointing, zoom, a break.

const deck = Array.from({ length: 4 }, (_, i) => `# Slide ${i + 1}\n\nSome words.`).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(`title: The tools\nlang: de\n\n${deck}`);
});
test.afterAll(() => talk.close());

const slideOf = (page: Page) => page.locator(".remark-slides-area .remark-visible .remark-slide-scaler");
const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");

async function open(context: BrowserContext): Promise<{ presenter: Page; audience: Page }> {
  const presenter = await context.newPage();
  await presenter.goto(`${talk.url}#p1`);
  await expect(presenter.getByRole("toolbar")).toBeVisible();
  const [audience] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("c")]);
  await audience.setViewportSize({ width: 1600, height: 700 });
  await expect(onStage(audience)).toBeVisible();
  return { presenter, audience };
}

/** Where the dot is, as shares of the slide in that window. */
async function pointedAt(page: Page): Promise<readonly number[]> {
  const [dot, slide] = [
    await page.locator(".lectern-laser").boundingBox(),
    await slideOf(page).boundingBox(),
  ];
  if (dot === null || slide === null) return [];
  return [(dot.x - slide.x) / slide.width, (dot.y - slide.y) / slide.height].map(
    (share) => Math.round(share * 100) / 100,
  );
}

/** Moves the mouse to a share of the slide's width and height. */
async function moveTo(page: Page, x: number, y: number): Promise<void> {
  const slide = (await slideOf(page).boundingBox())!;
  await page.mouse.move(slide.x + x * slide.width, slide.y + y * slide.height);
}

const mark = (page: Page) => page.locator(".lectern-laser, .lectern-spotlight");

test("the laser pointer is at the same place of the slide in windows of any size", async ({ context }) => {
  const { presenter, audience } = await open(context);
  await presenter.keyboard.press("l");
  await moveTo(presenter, 0.25, 0.75);
  for (const page of [presenter, audience]) await expect.poll(() => pointedAt(page)).toEqual([0.25, 0.75]);
  await moveTo(presenter, 0.9, 0.1);
  await expect.poll(() => pointedAt(audience)).toEqual([0.9, 0.1]);
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 2");
  await expect(mark(audience)).toHaveCount(1);
});

test("l makes it a spotlight, then nothing; off the slide nothing is pointed at", async ({ context }) => {
  const { presenter, audience } = await open(context);
  await presenter.keyboard.press("l");
  await moveTo(presenter, 0.5, 0.5);
  await expect(audience.locator(".lectern-laser")).toHaveCount(1);
  await presenter.mouse.move(1270, 700);
  await expect(mark(audience)).toHaveCount(0);
  await presenter.keyboard.press("l");
  await moveTo(presenter, 0.4, 0.5);
  await expect(audience.locator(".lectern-spotlight")).toHaveCount(1);
  await presenter.keyboard.press("l");
  for (const page of [presenter, audience]) await expect(mark(page)).toHaveCount(0);
});

test("what a presenter points at goes with its window", async ({ context }) => {
  const { presenter, audience } = await open(context);
  await presenter.keyboard.press("l");
  await moveTo(presenter, 0.5, 0.5);
  await expect(mark(audience)).toHaveCount(1);
  await presenter.close();
  await expect(mark(audience)).toHaveCount(0, { timeout: 4000 });
});

/** What of the slide the window shows: its corner and size, in shares of what is on screen. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const area = document.querySelector<HTMLElement>(".remark-slides-area")!.getBoundingClientRect();
    const zoomed = document.querySelector(".remark-visible > .remark-slide-scaler")!.getBoundingClientRect();
    const width = Math.min(area.width, (area.height * 908) / 681);
    const left = area.left + (area.width - width) / 2;
    // Without the sign of a zero.
    const share = (px: number): number => Math.round((px / width) * 100) / 100 + 0;
    return [share(zoomed.width), share(zoomed.left - left), share(zoomed.top - area.top)];
  });

test("a part of the slide is zoomed the same in every window, and comes back after a reload", async ({
  context,
}) => {
  const { presenter, audience } = await open(context);
  await presenter.keyboard.press("x");
  const chooser = presenter.getByRole("application");
  await expect(chooser).toBeFocused();
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(presenter)).toHaveText("Slide 1");
  const slide = (await slideOf(presenter).boundingBox())!;
  await moveTo(presenter, 0.5, 0.5);
  await presenter.mouse.down();
  await moveTo(presenter, 0.75, 0.7);
  await presenter.mouse.move(slide.x + slide.width, slide.y + slide.height, { steps: 4 });
  await presenter.mouse.up();
  await presenter.keyboard.press("Enter");
  await expect(chooser).toHaveCount(0);
  // Twice as large, from the middle to the lower right corner.
  const quarter = [2, -1, -0.75];
  for (const page of [presenter, audience]) await expect.poll(() => shown(page)).toEqual(quarter);
  await audience.setViewportSize({ width: 800, height: 900 });
  await expect.poll(() => shown(audience).then(([scale, left]) => [scale, left])).toEqual([2, -1]);
  await audience.setViewportSize({ width: 1600, height: 700 });
  await audience.reload();
  await expect.poll(() => shown(audience)).toEqual(quarter);
  expect(await slideOf(audience).evaluate((scaler) => scaler.style.width)).toBe("908px");
  await expect(presenter.getByRole("button", { name: /Zoomed 2×/ })).toBeVisible();
  await presenter.keyboard.press("x");
  for (const page of [presenter, audience]) await expect.poll(() => shown(page)).toEqual([1, 0, 0]);
});

test("a slide on its way to its zoomed place is whole, and cut when it is there", async ({ context }) => {
  const { presenter } = await open(context);
  const slide = presenter.locator(".remark-visible");
  const cut = () => slide.evaluate((element) => getComputedStyle(element).clipPath);
  const animations = await context.newCDPSession(presenter);
  await animations.send("Animation.enable");
  await animations.send("Animation.setPlaybackRate", { playbackRate: 0 });
  await presenter.keyboard.press("x");
  await presenter.keyboard.press("Enter");
  await expect(presenter.getByRole("button", { name: /Zoomed 2×/ })).toBeVisible();
  expect(await cut()).toBe("none");
  await animations.send("Animation.setPlaybackRate", { playbackRate: 1 });
  await expect.poll(cut).toContain("inset");
});

test("a double click zooms in there, Esc shows the whole slide, and a move does too", async ({ context }) => {
  const { presenter, audience } = await open(context);
  const slide = (await slideOf(presenter).boundingBox())!;
  await presenter.keyboard.press("x");
  await presenter.mouse.dblclick(slide.x + slide.width / 4, slide.y + slide.height / 4);
  await expect.poll(() => shown(audience)).toEqual([2, 0, 0]);
  await presenter.keyboard.press("Escape");
  await expect.poll(() => shown(audience)).toEqual([1, 0, 0]);
  await presenter.keyboard.press("x");
  await presenter.keyboard.press("Enter");
  await expect.poll(() => shown(audience)).toEqual([2, -0.5, -0.37]);
  await presenter.keyboard.press("ArrowRight");
  await expect.poll(() => shown(audience)).toEqual([1, 0, 0]);
});

test("a break says when to be back, counts down, survives a reload, and ends by its key", async ({
  context,
}) => {
  const { presenter, audience } = await open(context);
  await presenter.keyboard.press("a");
  const field = presenter.getByLabel("Minutes, or a time of day");
  await expect(field).toHaveValue("10");
  await field.fill("soon");
  await expect(presenter.getByText("Minutes like 10, or a time like 10:45.")).toBeVisible();
  await field.fill("2");
  await field.press("Enter");
  const screen = audience.getByRole("region", { name: "A break" });
  await expect(screen).toContainText(/Back at \d{1,2}:\d\d/);
  await expect(screen.getByRole("timer")).toHaveText(/^(2:00|1:5\d)$/);
  await expect(screen).toContainText("The tools");
  await expect(onStage(presenter)).toBeVisible();
  const told = presenter.getByRole("status").filter({ hasText: "Audience sees the break screen" });
  await expect(told).toBeVisible();
  // What changes each minute is not read out.
  await expect(told).not.toContainText("left");
  await expect(presenter.locator(".lectern-break-notice")).toContainText(/minutes? left/);
  await presenter.getByRole("button", { name: "One minute more" }).click();
  await expect(screen.getByRole("timer")).toHaveText(/^(3:00|2:\d\d)$/);
  await audience.reload();
  await expect(screen.getByRole("timer")).toHaveText(/^2:\d\d$/);
  await presenter.keyboard.press("ArrowRight");
  await expect(screen).toBeVisible();
  for (let i = 0; i < 3; i++) await presenter.getByRole("button", { name: "One minute less" }).click();
  await expect(screen.getByRole("timer")).toHaveText("We go on");
  await presenter.keyboard.press("a");
  await expect(screen).toHaveCount(0);
  await expect(onStage(audience)).toHaveText("Slide 2");
});
