import AxeBuilder from "axe-core";
import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// Every command by its name.

const deck = Array.from({ length: 12 }, (_, i) => `# Slide ${i + 1}`).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const palette = (page: Page) => page.getByRole("dialog", { name: "Commands" });
const field = (page: Page) => page.getByRole("combobox", { name: "Name of a command" });
const option = (page: Page, name: string) => page.getByRole("option", { name });
const active = (page: Page) => page.getByRole("option", { selected: true });

async function openStage(page: Page, place = "#1"): Promise<void> {
  await page.goto(talk.url + place);
  await expect(onStage(page)).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
}

async function openPresenter(page: Page, place = "#p1"): Promise<void> {
  await page.goto(talk.url + place);
  await expect(page.getByRole("toolbar")).toBeVisible();
}

/** Opens the palette, types, and runs what it found first. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeHidden();
}

for (const [view, open] of [
  ["stage", openStage],
  ["presenter view", openPresenter],
] as const) {
  test(`from the ${view} commands are run by name, with the keyboard alone`, async ({ page }) => {
    await open(page);
    await command(page, "last slide");
    await expect(onStage(page)).toHaveText("Slide 12");
    await command(page, "undo");
    await expect(onStage(page)).toHaveText("Slide 1");
    await command(page, "overview");
    await expect(page.getByRole("dialog", { name: /overview|slides/i })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
    await expect(onStage(page)).toHaveText("Slide 2");
  });
}

test("the same keys close it, and so does Esc", async ({ page }) => {
  await openStage(page);
  for (const key of ["Control+k", "Meta+k", "Escape"]) {
    await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused();
    await page.keyboard.press(key);
    await expect(palette(page)).toBeHidden();
  }
  await page.keyboard.press("ArrowRight");
  await expect(onStage(page)).toHaveText("Slide 2");
});

for (const [sheet, key] of [
  ["Go to", "g"],
  ["Keys", "h"],
] as const) {
  test(`it takes the place of another sheet: ${sheet}`, async ({ page }) => {
    await openStage(page);
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog", { name: sheet })).toBeVisible();
    await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused();
    await expect(page.getByRole("dialog", { name: sheet })).toBeHidden();
    await page.keyboard.type("next step");
    await page.keyboard.press("Enter");
    await expect(onStage(page)).toHaveText("Slide 2");
  });
}

test("arrows choose, go round, and leave out what does nothing now", async ({ page }) => {
  await openPresenter(page);
  await page.keyboard.press("Control+k");
  await expect(active(page)).toContainText("Next step");
  await page.keyboard.press("ArrowDown");
  await expect(active(page)).toContainText("Next slide");
  await expect(option(page, "Back one step")).toHaveAttribute("aria-disabled", "true");
  for (const name of [
    "Take this slide live",
    "Return",
    "Undo the last move",
    "Slide with the number typed",
  ]) {
    await expect(option(page, name)).toHaveAttribute("aria-disabled", "true");
  }
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(active(page)).toContainText("Help: all keys");
  await expect(active(page)).toBeInViewport({ ratio: 1 });
  const id = await active(page).getAttribute("id");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", id!);
  await page.keyboard.type("take this slide");
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("v");
  await page.keyboard.press("End");
  await command(page, "take this slide");
  await expect(page).toHaveURL(/#p12$/);
});

test("a click runs a command too", async ({ page }) => {
  await openStage(page);
  await page.keyboard.press("Control+k");
  await option(page, "Last slide").click();
  await expect(onStage(page)).toHaveText("Slide 12");
  await expect(palette(page)).toBeHidden();
});

test("says so when nothing is called that", async ({ page }) => {
  await openStage(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("brew coffee");
  await expect(page.getByText("No command is called that.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeVisible();
});

test("what was used last comes first, also after a reload; what storage says is checked", async ({
  page,
}) => {
  await openStage(page);
  for (const words of ["last slide", "first slide", "next step", "mirror", "light", "next slide"]) {
    await command(page, words);
  }
  await page.reload();
  await page.keyboard.press("Control+k");
  const recent = page.getByRole("group", { name: "Recently used" }).getByRole("option");
  await expect(recent).toContainText([
    "Next slide",
    "Light controls",
    "Mirror the slides",
    "Next step",
    "First slide",
  ]);
  await page.keyboard.press("Escape");
  await page.evaluate(() => localStorage.setItem("lectern:recent", '["mirror", 7, "__proto__", {"a": 1}]'));
  await page.keyboard.press("Control+k");
  await expect(recent).toContainText(["Mirror the slides"]);
  await page.keyboard.press("Escape");
  await page.evaluate(() => localStorage.setItem("lectern:recent", "not JSON"));
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("group", { name: "Move" })).toBeVisible();
  await expect(recent).toHaveCount(0);
});

for (const scheme of ["dark", "light"]) {
  test(`the palette has nothing that axe objects to, ${scheme}`, async ({ page }) => {
    await openPresenter(page);
    if (scheme === "light") await page.keyboard.press("d");
    await page.keyboard.press("Control+k");
    await expect(palette(page)).toBeVisible();
    await page.addScriptTag({ content: AxeBuilder.source });
    const found = await page.evaluate(() =>
      (window as unknown as { axe: typeof AxeBuilder }).axe.run(document),
    );
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  });
}
