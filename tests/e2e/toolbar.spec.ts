import AxeBuilder from "axe-core";
import { type Page, expect, test } from "@playwright/test";

import { commandTable } from "../../src/views/command-table.ts";
import { type Presented, presentDeck } from "../support/lectern.ts";

// Every command has something to click on.

const deck = Array.from({ length: 12 }, (_, i) => `# Slide ${i + 1}`).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const button = (page: Page, name: string) => page.getByRole("toolbar").getByRole("button", { name });
const more = (page: Page) => button(page, "More commands");
const menu = (page: Page) => page.getByRole("menu", { name: "More commands" });
const checkbox = (page: Page, name: string) => menu(page).getByRole("menuitemcheckbox", { name });
const focused = (page: Page) => menu(page).locator(":focus");

async function openPresenter(page: Page, place = "#p1"): Promise<void> {
  await page.goto(talk.url + place);
  await expect(page.getByRole("toolbar")).toBeVisible();
}

/** What buttons are called whose names say more, or less, than the table's. */
const CALLED: Readonly<Record<string, string>> = {
  timer: "Start timer",
  pointer: "Pointer: laser, then spotlight",
};

for (const size of [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]) {
  test(`every command has a button or stands in the menu, ${size.width} by ${size.height}`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await openPresenter(page);
    await more(page).click();
    await expect(focused(page)).toBeVisible();
    const seen = new Set<string | null>();
    for (const place of [page.getByRole("toolbar").locator("button"), menu(page).locator("button")]) {
      for (const one of await place.all()) {
        if (!(await one.isVisible())) continue;
        const name = one.locator(".lectern-menu-name");
        seen.add((await one.getAttribute("aria-label")) ?? (await name.textContent()));
      }
    }
    const missing = commandTable()
      .filter(({ id }) => id !== "enter" && id !== "escape")
      .filter(({ id, name }) => !seen.has(name) && !seen.has(CALLED[id] ?? name));
    expect(missing.map(({ id }) => id)).toEqual([]);
    expect(await menu(page).evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
  });
}

test("the menu is walked and left with the keyboard, and the focus comes back", async ({ page }) => {
  await openPresenter(page);
  await more(page).focus();
  await page.keyboard.press("Enter");
  await expect(more(page)).toHaveAttribute("aria-expanded", "true");
  await expect(focused(page)).toHaveAccessibleName("Next slide");
  await page.keyboard.press("ArrowDown");
  await expect(focused(page)).toHaveAccessibleName("Slide before");
  await page.keyboard.press("End");
  await expect(focused(page)).toHaveAccessibleName("Command palette");
  await page.keyboard.press("ArrowDown");
  await expect(focused(page)).toHaveAccessibleName("Next slide");
  await page.keyboard.press("ArrowRight");
  await expect(focused(page)).toHaveAccessibleName("Take this slide live");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await expect(more(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(focused(page)).toHaveAccessibleName("Next slide");
  await page.keyboard.press("Enter");
  await expect(menu(page)).toBeHidden();
  await expect(onStage(page)).toHaveText("Slide 2");
  await expect(more(page)).toBeFocused();
});

test("a click beside the menu closes it, a clicker still moves, and the palette takes its place", async ({
  page,
}) => {
  await openPresenter(page);
  await more(page).click();
  await expect(focused(page)).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(onStage(page)).toHaveText("Slide 2");
  await page.mouse.click(400, 12);
  await expect(menu(page)).toBeHidden();
  await page.keyboard.press(" ");
  await expect(onStage(page)).toHaveText("Slide 3");
  await more(page).click();
  await expect(focused(page)).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Name of a command" })).toBeFocused();
  await expect(menu(page)).toBeHidden();
});

test("switches say in the menu whether they are on", async ({ page }) => {
  await openPresenter(page);
  for (const name of ["Hold this slide", "Lock the audience window's keys", "Mirror the slides"]) {
    await more(page).click();
    await expect(checkbox(page, name)).not.toBeChecked();
    await checkbox(page, name).click();
    await expect(menu(page)).toBeHidden();
    await more(page).click();
    await expect(checkbox(page, name)).toBeChecked();
    await page.keyboard.press("Escape");
  }
  await more(page).click();
  await expect(checkbox(page, "Single letters as keys")).toBeChecked();
  await expect(menu(page).getByRole("menuitem", { name: "Take this slide live" })).toBeDisabled();
});

test("freezing and pointing are buttons that say whether they are on", async ({ page }) => {
  await openPresenter(page);
  const freeze = button(page, "Freeze the audience");
  await freeze.click();
  await expect(freeze).toHaveAttribute("aria-pressed", "true");
  await button(page, "Next step").click();
  await expect(onStage(page)).toHaveText("Slide 2");
  await expect(page).toHaveURL(/#p1$/);
  await freeze.click();
  await expect(freeze).toHaveAttribute("aria-pressed", "false");
  await expect(onStage(page)).toHaveText("Slide 1");
  await button(page, "Pointer").click();
  await expect(button(page, "Laser pointer")).toHaveAttribute("aria-pressed", "true");
  await button(page, "Laser pointer").click();
  await expect(button(page, "Spotlight")).toContainText("Spotlight");
  await button(page, "Spotlight").click();
  await expect(button(page, "Pointer")).toHaveAttribute("aria-pressed", "false");
});

test.describe("on a tablet", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } });
  test("buttons and entries of the menu are 48 px high and wide", async ({ page }) => {
    await openPresenter(page);
    await more(page).tap();
    await expect(focused(page)).toBeVisible();
    for (const place of [page.getByRole("toolbar").locator("button"), menu(page).locator("button")]) {
      for (const one of await place.all()) {
        if (!(await one.isVisible())) continue;
        const { width, height } = (await one.boundingBox())!;
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(48);
      }
    }
  });
});

test("the menu has nothing that axe objects to", async ({ page }) => {
  await openPresenter(page);
  await more(page).press("Enter");
  await expect(focused(page)).toBeVisible();
  await page.addScriptTag({ content: AxeBuilder.source });
  const found = await page.evaluate(() =>
    (window as unknown as { axe: typeof AxeBuilder }).axe.run(document),
  );
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
});
