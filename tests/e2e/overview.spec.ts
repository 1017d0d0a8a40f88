import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

const COUNT = 2000;
const deck = Array.from(
  { length: COUNT },
  (_, i) => `# Slide ${i + 1}${i === 1234 ? " about otters" : ""}\n\n???\nNote`,
).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const sheet = (page: Page) => page.getByRole("dialog", { name: "Overview" });
const selected = (page: Page) => sheet(page).getByRole("option", { selected: true });
const pictures = (page: Page) => page.locator(".lectern-miniature");

async function open(page: Page, place: string): Promise<void> {
  await page.goto(talk.url + place);
  await expect(onStage(page)).toBeVisible();
  await page.keyboard.press("o");
  await expect(sheet(page)).toBeVisible();
}

test("opens in the middle of thousands of slides, with cells for those near it alone", async ({ page }) => {
  await open(page, "#1000");
  await expect(selected(page)).toContainText("Slide 1000");
  await expect(selected(page)).toHaveAttribute("aria-current", "true");
  const { y, height } = (await selected(page).boundingBox())!;
  expect(Math.abs(y + height / 2 - 360)).toBeLessThan(80);
  await expect(selected(page)).toBeInViewport({ ratio: 1 });
  expect(await pictures(page).count()).toBeLessThan(100);
  await expect(pictures(page).locator("h1", { hasText: /^Slide 1000$/ })).toBeInViewport();
});

test("draws what is in view, and no more, as it opens", async ({ page }) => {
  await page.goto(`${talk.url}#1000`);
  await expect(onStage(page)).toBeVisible();
  await page.keyboard.press("o");
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press("Escape");
  const cells = await page.evaluate(async () => {
    // Nothing is idle before the first frame of the opened overview.
    globalThis.requestIdleCallback = () => 0;
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "o" }));
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return document.querySelectorAll(".lectern-miniature").length;
  });
  expect(cells).toBeGreaterThan(5);
  expect(cells).toBeLessThan(40);
});

test("arrows move the selection, Enter goes there", async ({ page }) => {
  await open(page, "#1000");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  const chosen = (await selected(page).textContent())!;
  expect(chosen).not.toContain("Slide 1000");
  await page.keyboard.press("Enter");
  await expect(sheet(page)).toBeHidden();
  await expect(onStage(page)).toHaveText(/Slide \d+$/);
  expect(chosen).toContain((await onStage(page).textContent())!);
});

test("Home and End reach the first and the last of thousands", async ({ page }) => {
  await open(page, "#1000");
  await page.keyboard.press("End");
  await expect(selected(page)).toContainText(`Slide ${COUNT}`);
  await expect(selected(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Home");
  await expect(selected(page)).toContainText("Slide 1");
  await expect(selected(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("PageDown");
  await expect(selected(page)).toBeInViewport({ ratio: 1 });
  expect(await pictures(page).count()).toBeLessThan(100);
});

test("typing filters by title and number, and Enter takes the best", async ({ page }) => {
  await open(page, "#1");
  await page.keyboard.type("otters");
  await expect(sheet(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(onStage(page)).toHaveText("Slide 1235 about otters");
  await page.keyboard.press("o");
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.type("77");
  await page.keyboard.press("Enter");
  await expect(onStage(page)).toHaveText("Slide 77");
});

test("says when no slide matches", async ({ page }) => {
  await open(page, "#1");
  await page.keyboard.type("zebra");
  await expect(sheet(page).getByText("No slide matches “zebra”.")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(onStage(page)).toHaveText("Slide 1");
});

test("o and Esc close it where it was opened; slides do not turn behind it", async ({ page }) => {
  await open(page, "#5");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("o");
  await expect(sheet(page)).toBeHidden();
  await expect(onStage(page)).toHaveText("Slide 5");
  await page.keyboard.press("o");
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await expect(onStage(page)).toHaveText("Slide 6");
});

test("the wheel scrolls it, a click goes there, from the presenter view too", async ({ page }) => {
  await open(page, "#p1");
  await sheet(page).getByRole("listbox").hover();
  await page.mouse.wheel(0, 5000);
  const cell = sheet(page).getByRole("option", { name: /Slide 110$/ });
  await expect(cell).toBeInViewport();
  await cell.click();
  await expect(onStage(page)).toHaveText("Slide 110");
  await expect(page.getByRole("toolbar")).toBeVisible();
});

test("a picture of a slide looks as the slide does, in the deck's own styles", async ({ page }) => {
  const styled = await presentDeck(
    "<style>body { font-family: monospace } h1 { color: rgb(1, 2, 3) }</style>\n\n# One\n---\n# Two\n",
  );
  await page.goto(`${styled.url}#1`);
  await expect(onStage(page)).toBeVisible();
  await page.keyboard.press("o");
  const looks = (h1: Element) => {
    const { color, fontFamily, fontSize } = getComputedStyle(h1);
    return { color, fontFamily, fontSize };
  };
  const small = page.locator(".lectern-miniature h1", { hasText: "One" });
  await expect(small).toBeVisible();
  expect(await small.evaluate(looks)).toEqual(await onStage(page).evaluate(looks));
  await styled.close();
});
