import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// What is on screen before the script has read the deck.

const deck = `
ratio: 16:9
class: center, middle

# Welcome

???
Only for the speaker.

---

# Second
`;

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const first = (page: Page) => page.locator("#lectern-first");
const shown = (page: Page) => page.locator(".remark-slides-area > .remark-visible");

/** The page as it is while its script is on its way. */
async function openWithoutScript(page: Page, place = ""): Promise<void> {
  await page.route(/\/main-[^/]*\.js$/, (route) => route.abort());
  await page.goto(talk.url + place);
}

test("the first slide stands where the show will put it", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await openWithoutScript(page);
  const heading = first(page).getByRole("heading", { includeHidden: true, name: "Welcome" });
  await expect(heading).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const before = await heading.boundingBox();
  const picture = await page.screenshot();
  await expect(first(page)).not.toContainText("Only for the speaker");

  await page.unroute(/\/main-[^/]*\.js$/);
  await page.goto("about:blank");
  await page.goto(talk.url);
  await expect(shown(page)).toContainText("Welcome");
  await expect(first(page)).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  expect(await shown(page).getByRole("heading").boundingBox()).toEqual(before);
  expect(picture.equals(await page.screenshot())).toBe(true);
});

test("an address that names another place never shows the first slide", async ({ page }) => {
  await openWithoutScript(page, "#2");
  await expect(page.locator("#source")).toHaveCount(1);
  await expect(first(page)).toHaveCount(0);
});

test("a tab that is in the middle of the talk never shows the first slide again", async ({ page }) => {
  await page.goto(talk.url);
  await expect(shown(page)).toContainText("Welcome");
  await page.keyboard.press("ArrowRight");
  await expect(shown(page)).toContainText("Second");
  await openWithoutScript(page);
  await expect(page.locator("#source")).toHaveCount(1);
  await expect(first(page)).toHaveCount(0);
});
