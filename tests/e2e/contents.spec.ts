import axe from "axe-core";
import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// The contents of a deck by section.

const deck = [
  "class: title\n\n# The talk",
  "# Agenda",
  "class: section\n\n# First part",
  "# Apples",
  "# Apricots\n--\n\nSecond step\n--\n\nThird",
  "class: section\n\n# Second part",
  "# Bananas",
].join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const panel = (page: Page) => page.getByRole("dialog", { name: "Contents" });
const entry = (page: Page, name: string) => panel(page).getByRole("button", { name, exact: true });
const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(talk.url + hash);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
  await page.keyboard.press("#");
  await expect(panel(page)).toBeVisible();
}

test("lie by section, and mark the slide that is up, whatever its step", async ({ page }) => {
  await open(page, "#6");
  const parts = panel(page).locator(".lectern-contents-list > li");
  await expect(parts).toHaveCount(3);
  await expect(parts.nth(1).getByRole("button")).toHaveText(["First part3", "Apples4", "Apricots5–7"]);
  await expect(panel(page).locator("[aria-current]")).toHaveText("Apricots5–7");
  await expect(entry(page, "Apricots 5–7")).toBeFocused();
});

test("are walked with arrows and the first letters of a title", async ({ page }) => {
  await open(page, "#1");
  await page.keyboard.press("ArrowDown");
  await expect(entry(page, "Agenda 2")).toBeFocused();
  await page.keyboard.press("End");
  await expect(entry(page, "Bananas 9")).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.type("apr");
  await expect(entry(page, "Apricots 5–7")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeHidden();
  await expect(onStage(page)).toHaveText("Apricots");
  await expect(page).toHaveURL(/#5$/);
});

test("leave the step alone when their slide is up already", async ({ page }) => {
  await open(page, "#6");
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeHidden();
  await expect(page).toHaveURL(/#6$/);
});

test("close with Esc, with their key and with their button, and give the focus back", async ({ page }) => {
  await open(page, "#2");
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await page.mouse.move(600, 700);
  await page.getByRole("button", { name: "Contents" }).click();
  await expect(panel(page)).toBeVisible();
  await page.getByRole("button", { name: "Close: Contents" }).click();
  await expect(panel(page)).toBeHidden();
  await expect(onStage(page)).toHaveText("Agenda");
});

test("are a drawer on a telephone, with room for a finger", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "#2");
  // It slides in.
  await expect(async () => {
    const box = (await panel(page).boundingBox())!;
    expect(box.width).toBe(390);
    expect(Math.round(box.y + box.height)).toBe(844);
  }).toPass();
  await entry(page, "Bananas 9").click();
  await expect(onStage(page)).toHaveText("Bananas");
});

for (const scheme of ["dark", "light"] as const) {
  test(`axe finds nothing in them, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.addInitScript(
      (scheme) => localStorage.setItem("lectern:interface", JSON.stringify({ scheme })),
      scheme,
    );
    await open(page, "#6");
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        rules: { "target-size": { enabled: true } },
      }),
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
