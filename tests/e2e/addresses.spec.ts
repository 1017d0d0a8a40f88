import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// Addresses in words: read by every page, written by those that outlive the talk.

const deck =
  "# Welcome\n---\n# Agenda\n--\n\nStep two\n---\nname: plan\n# What we do\n---\n# Agenda\n---\n# コンテナ 編成\n";

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-visible");

/** The page as a site has it. */
async function outlive(page: Page): Promise<void> {
  await page.route(talk.url, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({
      response,
      body: html.replace(/(id="lectern-page">\{)/, '$1"addresses":"stable",'),
    });
  });
}

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(talk.url + hash);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
}

for (const [hash, text, number] of [
  ["#agenda", "Agenda", 2],
  ["#agenda/2", "Step two", 3],
  ["#agenda.2", "Agenda", 5],
  ["#plan", "What we do", 4],
  ["#what-we-do", "What we do", 4],
  ["#%E3%82%B3%E3%83%B3%E3%83%86%E3%83%8A-%E7%B7%A8%E6%88%90", "コンテナ 編成", 6],
] as const) {
  test(`${hash} leads to its slide, and a talk goes on to say its number`, async ({ page }) => {
    await open(page, hash);
    await expect(onStage(page)).toContainText(text);
    await expect(page).toHaveURL(`${talk.url}#${number}`);
  });
}

test("a page that outlives the talk keeps words in its address, step by step", async ({ page }) => {
  await outlive(page);
  await open(page, "");
  await expect(page).toHaveURL(/#welcome$/);
  for (const words of ["agenda", "agenda/2", "plan", "agenda.2"]) {
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(`${talk.url}#${words}`);
  }
  await page.reload();
  await expect(onStage(page)).toContainText("Agenda");
  await expect(page).toHaveURL(/#agenda\.2$/);
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/#p5$/);
});

test("it reads numbers and goes on in words", async ({ page }) => {
  await outlive(page);
  await open(page, "#4");
  await expect(onStage(page)).toContainText("What we do");
  await expect(page).toHaveURL(/#plan$/);
  await page.evaluate(() => (location.hash = "#2"));
  await expect(onStage(page)).toContainText("Agenda");
  await expect(page).toHaveURL(/#agenda$/);
});
