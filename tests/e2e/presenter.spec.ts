import AxeBuilder from "axe-core";
import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// What a speaker looks at: this slide, the next one, notes and time.

const deck = `name: welcome
duration: 10 min

# Welcome

???
Say **hello**, then wait. [The paper](https://example.org/paper), [the end](#end).

- first
- second
---
# Steps

One
--

Two

???
${"A long paragraph of notes. ".repeat(200)}
---
# No notes here
---
name: end
# The end

???
Thank them.
`;

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const next = (page: Page) => page.getByRole("region", { name: "What comes next" });
const notes = (page: Page) => page.getByRole("region", { name: "Notes of this slide" });
const picture = (page: Page) => page.locator(".lectern-miniature h1");

async function openPresenter(page: Page, place = "#p1"): Promise<void> {
  await page.goto(talk.url + place);
  await expect(page.getByRole("toolbar")).toBeVisible();
}

test("shows this slide, the next one and the notes", async ({ page }) => {
  await openPresenter(page);
  await expect(onStage(page)).toHaveText("Welcome");
  await expect(page.getByRole("heading", { level: 1, name: "Welcome" }).last()).toBeVisible();
  await expect(next(page)).toContainText("Next slide");
  await expect(next(page)).toContainText("Steps");
  await expect(picture(page)).toHaveText("Steps");
  await expect(notes(page).getByRole("strong")).toHaveText("hello");
  await expect(notes(page).getByRole("listitem")).toHaveText(["first", "second"]);
});

test("says whether one key shows a step, a slide or the end", async ({ page }) => {
  await openPresenter(page, "#p2");
  await expect(next(page)).toContainText("Next step");
  await page.keyboard.press("ArrowRight");
  await expect(next(page)).toContainText("Next slide");
  await expect(next(page)).toContainText("No notes here");
  await page.keyboard.press("End");
  await expect(page.locator(".lectern-end")).toBeVisible();
  await expect(picture(page)).toHaveCount(0);
});

test("a slide without notes says so", async ({ page }) => {
  await openPresenter(page, "#p4");
  await expect(notes(page)).toHaveText("No notes for this slide");
});

test("the slide fills its slot, undistorted, and the slot follows the window", async ({ page }) => {
  await openPresenter(page);
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 820, height: 1180 },
  ]) {
    await page.setViewportSize(size);
    const slide = page.locator(".remark-slides-area .remark-visible .remark-slide-scaler");
    const slot = page.locator(".lectern-slot-frame");
    await expect
      .poll(async () => {
        const [a, b] = [await slide.boundingBox(), await slot.boundingBox()];
        if (a === null || b === null) return "hidden";
        return Math.max(
          ...(["x", "y", "width", "height"] as const).map((side) => Math.abs(a[side] - b[side])),
        );
      })
      .toBeLessThan(1.5);
    const box = await slide.boundingBox();
    expect(box!.width / box!.height).toBeCloseTo(908 / 681, 1);
    expect(box!.width).toBeGreaterThan(size.width * 0.5);
  }
});

test("the size of the notes and the colours survive a reload", async ({ page }) => {
  await openPresenter(page);
  const size = () =>
    notes(page)
      .locator("p")
      .first()
      .evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
  expect(await size()).toBeGreaterThanOrEqual(20);
  const designed = await size();
  for (let i = 0; i < 3; i++) await page.getByRole("button", { name: "Larger notes" }).click();
  await page.keyboard.press("+");
  await expect.poll(size).toBeCloseTo(designed * 1.4, 1);
  await page.getByRole("button", { name: "More commands" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Light controls" }).click();
  await page.reload();
  await expect.poll(size).toBeCloseTo(designed * 1.4, 1);
  await page.getByRole("button", { name: "More commands" }).click();
  await expect(page.getByRole("menuitemcheckbox", { name: "Light controls" })).toBeChecked();
  await page.keyboard.press("Escape");
  for (let i = 0; i < 4; i++) await page.keyboard.press("-");
  await expect.poll(size).toBeCloseTo(designed, 1);
});

test("long notes scroll by themselves and start at their top on every slide", async ({ page }) => {
  await openPresenter(page, "#p3");
  const scrolled = () => notes(page).evaluate((pane) => pane.scrollTop);
  await notes(page).hover();
  await page.mouse.wheel(0, 400);
  await expect.poll(scrolled).toBeGreaterThan(0);
  await expect(onStage(page)).toHaveText("Steps");
  await page.keyboard.press("ArrowRight");
  await expect.poll(scrolled).toBe(0);
});

test("a mouse marks words of the notes and does not move the talk", async ({ page }) => {
  await openPresenter(page, "#p3");
  const { x, y } = (await notes(page).boundingBox())!;
  await page.mouse.move(x + 50, y + 30);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + 100, { steps: 5 });
  await page.mouse.up();
  const marked = () =>
    notes(page).evaluate((pane) => {
      const root = pane.getRootNode() as ShadowRoot & { getSelection(): Selection };
      return root.getSelection().toString();
    });
  await expect.poll(marked).toContain("paragraph");
  await expect(onStage(page)).toHaveText("Steps");
});

test("a reload leaves long notes where they were scrolled to, of the same slide only", async ({ page }) => {
  await openPresenter(page, "#p3");
  const scrolled = () => notes(page).evaluate((pane) => Math.round(pane.scrollTop));
  await notes(page).hover();
  await page.mouse.wheel(0, 400);
  await expect.poll(scrolled).toBe(400);
  await page.reload();
  await expect.poll(scrolled).toBe(400);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(scrolled).toBe(0);
  await page.keyboard.press("ArrowRight");
  await expect(onStage(page)).toHaveText("Steps");
  await expect.poll(scrolled).toBe(0);
});

test("links in notes leave the presenter view where it is", async ({ page, context }) => {
  await context.route("https://example.org/**", (route) => route.fulfill({ body: "the paper" }));
  await openPresenter(page);
  const opened = context.waitForEvent("page");
  await notes(page).getByRole("link", { name: "The paper" }).click();
  await opened;
  await expect(page.getByRole("toolbar")).toBeVisible();
});

test("buttons do what their keys do, and leave Space to the talk", async ({ page }) => {
  await openPresenter(page);
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await expect(button("Back one step")).toHaveAttribute("aria-disabled", "true");
  await button("Next step").click();
  await expect(onStage(page)).toHaveText("Steps");
  await button("Blank the screen").click();
  await expect(button("Blank the screen")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("Audience sees a black screen")).toBeVisible();
  await expect(onStage(page)).toBeVisible();
  await page.keyboard.press(" ");
  await expect(page.locator(".remark-visible .remark-slide-content")).toContainText("Two");
  await button("More commands").click();
  await page.getByRole("menuitemcheckbox", { name: "Hold this slide" }).click();
  await page.keyboard.press("End");
  await expect(onStage(page)).toHaveText("Steps");
});

test("the timer counts, stops, goes on and is reset; the plan says how late it is", async ({ page }) => {
  await page.clock.install();
  await openPresenter(page);
  const timer = page.getByRole("timer");
  await expect(timer).toContainText("0:00");
  await expect(page.getByRole("button", { name: "of 10:00 planned" })).toBeVisible();
  await page.getByRole("button", { name: "Start timer" }).click();
  await page.clock.runFor(65_000);
  await expect(timer).toContainText(/1:0[5-7]/);
  await expect(page.locator(".lectern-pace")).toHaveText("on time");
  await page.getByRole("button", { name: "Stop timer" }).click();
  await page.clock.runFor(60_000);
  await expect(timer).toContainText(/1:0[5-7]/);
  await page.keyboard.press("s");
  await page.clock.runFor(240_000);
  await expect(timer).toContainText(/5:0[5-8]/);
  await expect(page.locator(".lectern-pace")).toHaveText(/^2:3[5-8] behind$/);
  await page.getByRole("button", { name: "Reset timer" }).click();
  await expect(timer).toContainText("0:00");
});

test("a click on the progress bar goes there", async ({ page }) => {
  await openPresenter(page);
  const bar = page.getByRole("slider", { name: "Place in the talk" });
  await expect(bar).toHaveAttribute("aria-valuetext", "1 of 5, Welcome");
  const { x, y, width, height } = (await bar.boundingBox())!;
  await page.mouse.click(x + width - 5, y + height / 2);
  await expect(onStage(page)).toHaveText("The end");
  await bar.press("ArrowLeft");
  await expect(onStage(page)).toHaveText("No notes here");
});

test("an audience window lights up, and goes out when it is closed", async ({ page, context }) => {
  await openPresenter(page);
  const lights = page.getByRole("list", { name: "Other windows of this talk" });
  await expect(lights).toContainText("no audience window");
  const [audience] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: "Audience window" }).click(),
  ]);
  await expect(lights.getByText("audience", { exact: true })).toBeVisible();
  await expect(audience.getByRole("toolbar")).toHaveCount(0);
  await audience.close();
  await expect(lights).toContainText("audience closed", { timeout: 3000 });
});

test("an audience window that never answers is explained, with its address", async ({ page, context }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await openPresenter(page);
  await page.keyboard.press("c");
  const hint = page.getByText("No audience window answered.");
  await expect(hint).toBeVisible();
  const address = await page.locator(".lectern-hint code").textContent();
  const audience = await context.newPage();
  await audience.goto(address!);
  await expect(onStage(audience)).toHaveText("Welcome");
  await expect(hint).toBeHidden();
});

test("problems are listed for the speaker, and never on the stage", async ({ page }) => {
  const faulty = await presentDeck("# One\n\n.left[ never closed\n---\ntemplate: nobody\n\n# Two\n");
  await page.goto(`${faulty.url}#p1`);
  await page.getByRole("button", { name: /problem/ }).click();
  const list = page.getByRole("list", { name: "All problems" });
  await expect(list.getByRole("listitem").first()).toBeVisible();
  await expect(list).toContainText(/talk\.md:\d+:\d+/);
  await expect(list).toContainText("Fix");
  await page.keyboard.press("ArrowRight");
  await expect(onStage(page)).toHaveText("Two");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.keyboard.press("p");
  await page.keyboard.press("e");
  await expect(list).toBeHidden();
  await faulty.close();
});

test("on a telephone the notes and one big button are what there is", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPresenter(page);
  await expect(onStage(page)).not.toBeInViewport();
  await expect(next(page)).toContainText("Steps");
  const forward = page.getByRole("button", { name: "Next step" });
  const { height, width } = (await forward.boundingBox())!;
  expect(height).toBeGreaterThan(844 / 5);
  expect(width).toBeGreaterThan(390 / 2);
  await forward.click();
  await expect(next(page)).toContainText("Next step");
});

test("nothing is wider than the window, at any usual size", async ({ page }) => {
  await openPresenter(page, "#p3");
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
    [1024, 768],
    [820, 1180],
    [844, 390],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const button of await page.getByRole("toolbar").getByRole("button").all()) {
      if (await button.isVisible()) await expect(button).toBeInViewport({ ratio: 1 });
    }
  }
});

test("a deck's CSS does not reach the presenter view", async ({ page }) => {
  const wild = await presentDeck(
    "<style>* { color: red !important; font-size: 50px !important } button { display: none } h2 { display: none }</style>\n\n# One\n\n???\nNote\n",
  );
  await page.goto(`${wild.url}#p1`);
  const help = page.getByRole("button", { name: "Help: all keys" });
  await expect(help).toBeVisible();
  expect(await help.evaluate((button) => getComputedStyle(button).fontSize)).toBe("12px");
  await expect(page.getByRole("heading", { name: "Notes" })).toBeVisible();
  await wild.close();
});

for (const scheme of ["dark", "light"]) {
  test(`has nothing that axe objects to, ${scheme}`, async ({ page }) => {
    await openPresenter(page, "#p2");
    if (scheme === "light") await page.keyboard.press("d");
    await page.addScriptTag({ content: AxeBuilder.source });
    const found = await page.evaluate(() =>
      (window as unknown as { axe: typeof AxeBuilder }).axe.run(document, {
        rules: { "target-size": { enabled: true } },
      }),
    );
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  });
}
