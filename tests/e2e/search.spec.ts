import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

const deck = [
  "# Containers\n\nBoxes of one size.\n\n???\nBreathe, then greet the lighthouse keeper.",
  "# Harbour\n\nA crane lifts them.\n\n???\nA pause.",
  "# Crane\n\nFreight by rail.",
  "# Rail\n\nA lighthouse is passed.",
  ...Array.from({ length: 40 }, (_, i) => `# Wagon ${i + 1}\n\nFilled with barrels, at ${i + 1} o'clock.`),
].join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const sheet = (page: Page) => page.getByRole("dialog", { name: "Search" });
const field = (page: Page) => sheet(page).getByRole("combobox");
const results = (page: Page) => sheet(page).getByRole("option");
const said = (page: Page) => sheet(page).getByRole("status");

async function presenting(presenter: Page): Promise<Page> {
  await presenter.goto(`${talk.url}#p1`);
  await expect(presenter.locator(".lectern-presenter")).toBeVisible();
  const opened = presenter.context().waitForEvent("page");
  await presenter.keyboard.press("c");
  const audience = await opened;
  await expect(onStage(audience)).toHaveText("Containers");
  return audience;
}

async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(words);
}

test("finds titles, then text, then notes, and marks what was found", async ({ page }) => {
  await page.goto(`${talk.url}#p1`);
  await expect(page.locator(".lectern-presenter")).toBeVisible();
  await search(page, "");
  await expect(said(page)).toContainText("your notes");
  await expect(results(page)).toHaveCount(0);
  await page.keyboard.type("CRÀNE");
  await expect(results(page)).toHaveCount(2);
  await expect(results(page).nth(0)).toContainText("Crane");
  await expect(results(page).nth(1).locator("mark")).toHaveText(["crane"]);
  await field(page).fill("lighthouse");
  await expect(said(page)).toHaveText("2 slides");
  await expect(results(page).nth(0)).toContainText("A lighthouse is passed.");
  await expect(results(page).nth(1)).toContainText("in notes");
  await expect(results(page).nth(1).locator("mark")).toHaveText(["lighthouse"]);
});

test("Enter takes the audience to the slide that was found", async ({ page }) => {
  const audience = await presenting(page);
  await search(page, "crane");
  await page.keyboard.press("ArrowDown");
  await expect(results(page).nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(sheet(page)).toBeHidden();
  await expect(onStage(audience)).toHaveText("Harbour");
  await expect(onStage(page)).toHaveText("Harbour");
});

test("Shift Enter looks at it without the audience, and Enter then moves nobody else", async ({ page }) => {
  const audience = await presenting(page);
  await search(page, "rail passed");
  await page.keyboard.press("Shift+Enter");
  await expect(onStage(page)).toHaveText("Rail");
  await search(page, "freight");
  await page.keyboard.press("Enter");
  await expect(onStage(page)).toHaveText("Crane");
  await expect(onStage(audience)).toHaveText("Containers");
  await page.keyboard.press("r");
  await expect(onStage(page)).toHaveText("Containers");
  // Messages keep their order: had one of the others been sent, it would have come before this.
  await page.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Harbour");
});

test("Shift Enter looks without the audience from the overview and from Go to, too", async ({ page }) => {
  const audience = await presenting(page);
  await page.keyboard.press("o");
  await expect(page.getByRole("dialog", { name: "Overview" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+Enter");
  await expect(onStage(page)).toHaveText("Harbour");
  await page.keyboard.press("o");
  const overview = page.getByRole("dialog", { name: "Overview" });
  await expect(overview.getByRole("option", { selected: true })).toHaveAttribute("data-looked", "");
  await expect(overview.locator("[data-looked]")).toHaveCount(1);
  await expect(overview.locator("[aria-current]")).toContainText("Containers");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.type("rail");
  await page.keyboard.press("Shift+Enter");
  await expect(onStage(page)).toHaveText("Rail");
  await expect(onStage(audience)).toHaveText("Containers");
});

test("the stage neither searches nor shows notes", async ({ page }) => {
  await page.goto(`${talk.url}#1`);
  await expect(onStage(page)).toBeVisible();
  await search(page, "");
  await expect(said(page)).not.toContainText("notes");
  await page.keyboard.type("breathe");
  await expect(said(page)).toHaveText("No slide has “breathe”.");
  await field(page).fill("lighthouse");
  await expect(results(page)).toHaveCount(1);
  await expect(sheet(page)).not.toContainText("keeper");
  await field(page).fill("containers");
  await expect(results(page)).toHaveCount(1);
  await expect(sheet(page)).not.toContainText("Breathe");
  await field(page).fill("rail passed");
  await page.keyboard.press("Shift+Enter");
  await expect(onStage(page)).toHaveText("Rail");
  await expect(page).toHaveURL(/#4$/);
});

test("says when nothing is found; Esc closes it, and letters are text until then", async ({ page }) => {
  await page.goto(`${talk.url}#p1`);
  await expect(page.locator(".lectern-presenter")).toBeVisible();
  await search(page, "zebra p / n");
  await expect(said(page)).toHaveText("No slide and no notes have “zebra p / n”.");
  await page.keyboard.press("Enter");
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await expect(onStage(page)).toHaveText("Containers");
  await page.keyboard.press("ArrowRight");
  await expect(onStage(page)).toHaveText("Harbour");
});

test("words that are on no slide find those like them, and mark what they found", async ({ page }) => {
  await page.goto(`${talk.url}#1`);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
  await search(page, "lihgthouse");
  await expect(said(page)).toHaveText("No slide has “lihgthouse”. One has words like it.");
  await expect(results(page).locator("mark")).toHaveText(["lighthouse"]);
  await field(page).fill("contaniers");
  await expect(results(page).locator("mark")).toHaveText(["Containers"]);
  await page.keyboard.press("Enter");
  await expect(sheet(page)).toBeHidden();
  await expect(onStage(page)).toHaveText("Containers");
});

test("shows the best of many, keeps the chosen one in view, and a click goes there", async ({ page }) => {
  await page.goto(`${talk.url}#1`);
  await expect(onStage(page)).toBeVisible();
  await search(page, "barrels");
  await expect(said(page)).toHaveText("40 slides; these are the best 30.");
  await expect(results(page)).toHaveCount(30);
  for (let i = 0; i < 29; i += 1) await page.keyboard.press("ArrowDown");
  await expect(results(page).nth(29)).toHaveAttribute("aria-selected", "true");
  await expect(results(page).nth(29)).toBeInViewport({ ratio: 1 });
  await results(page).nth(28).click();
  await expect(onStage(page)).toHaveText("Wagon 29");
});

for (const [name, key, words, last] of [
  ["Search", "/", "barrels", "Wagon 30"],
  ["Go to", "g", "wagon", "Wagon 8"],
  ["Commands", "Control+k", "slide", null],
] as const) {
  test(`arrows go round and pages stop at the ends in ${name}; Enter on its cross closes it`, async ({
    page,
  }) => {
    await page.goto(`${talk.url}#1`);
    await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
    await page.keyboard.press(key);
    const sheet = page.getByRole("dialog", { name });
    await expect(sheet.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(words);
    const options = sheet.locator("[role=option]:not([aria-disabled=true])");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowUp");
    await expect(options.last()).toHaveAttribute("aria-selected", "true");
    if (last !== null) await expect(options.last()).toContainText(last);
    await page.keyboard.press("PageDown");
    await expect(options.last()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowDown");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("PageUp");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    await sheet.getByRole("button", { name: `Close: ${name}` }).focus();
    await page.keyboard.press("Enter");
    await expect(sheet).toBeHidden();
    await expect(onStage(page)).toHaveText("Containers");
  });
}

test("a paused talk is not moved, but looked around in", async ({ page }) => {
  await page.goto(`${talk.url}#p1`);
  await expect(page.locator(".lectern-presenter")).toBeVisible();
  await page.keyboard.press("z");
  await search(page, "freight");
  await page.keyboard.press("Enter");
  await expect(sheet(page)).toBeHidden();
  await expect(onStage(page)).toHaveText("Containers");
  await search(page, "freight");
  await page.keyboard.press("Shift+Enter");
  await expect(onStage(page)).toHaveText("Crane");
});
