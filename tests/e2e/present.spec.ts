import { unlink } from "node:fs/promises";

import { expect, test, type Page } from "@playwright/test";

import { presentDeck, type Presented } from "../support/lectern.ts";

let talk: Presented;

test.afterEach(() => talk.close());

const title = (page: Page) => page.locator(".remark-visible h1");

/** Marks the document, so that a reload would show. */
const mark = (page: Page) => page.evaluate(() => void (document.documentElement.dataset["mark"] = "same"));
const marked = (page: Page) => page.evaluate(() => document.documentElement.dataset["mark"] === "same");

test("a save reaches the open window in place: the same page, the same slide", async ({ page }) => {
  talk = await presentDeck("# One\n\n---\n\n# Two\n\n---\n\n# Three\n");
  await page.goto(`${talk.url}#2`);
  await expect(title(page)).toHaveText("Two");
  await mark(page);
  await talk.save("# One\n\n---\n\n# Two, better\n\n---\n\n# Three\n");
  await expect(title(page)).toHaveText("Two, better");
  expect(await marked(page)).toBe(true);
  await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText("Three");
});

test("a save that changes the theme changes the page's style sheet, in place", async ({ page }) => {
  talk = await presentDeck("theme: lectern\n\n# One\n");
  await page.goto(talk.url);
  const href = () => page.locator("#lectern-theme").getAttribute("href");
  const before = await href();
  await mark(page);
  await talk.save("theme: remark\n\n# One\n");
  await expect.poll(href).not.toBe(before);
  expect(await marked(page)).toBe(true);
});

for (const [name, spoil] of [
  ["deleted", () => unlink(talk.file)],
  ["emptied", () => talk.save("")],
  ["overwritten with a picture", () => talk.save("GIF89a\0\0\0\0\0\0\0")],
] as const) {
  test(`a deck ${name} during the talk leaves the stage as it is, and a good save is shown again`, async ({
    page,
  }) => {
    talk = await presentDeck("# One\n\n---\n\n# Two\n");
    await page.goto(`${talk.url}#2`);
    await expect(title(page)).toHaveText("Two");
    await spoil();
    await expect.poll(() => talk.output()).toContain("The talk goes on with the deck as it was.");
    await expect(title(page)).toHaveText("Two");
    await page.keyboard.press("ArrowLeft");
    await expect(title(page)).toHaveText("One");
    await talk.save("# One again\n\n---\n\n# Two\n");
    await expect(title(page)).toHaveText("One again");
  });
}

test("a broken save is shown as far as it can be, and never as a blank stage", async ({ page }) => {
  talk = await presentDeck("# One\n");
  await page.goto(talk.url);
  await expect(title(page)).toHaveText("One");
  await talk.save("# One\n\n.left-column[\nnever closed\n\n```js\nneither is this\n");
  await expect(page.locator(".remark-visible")).toContainText("never closed");
  await expect(title(page)).toHaveText("One");
});

test("an empty deck is one empty slide, and what is written into it is shown", async ({ page }) => {
  talk = await presentDeck("");
  await page.goto(talk.url);
  await expect(page.locator(".remark-visible .remark-slide-number")).toHaveText("1 / 1");
  await talk.save("# Hello\n");
  await expect(title(page)).toHaveText("Hello");
});

test("the talk goes on when its server is gone, and follows it again when it is back", async ({ page }) => {
  talk = await presentDeck("# One\n\n---\n\n# Two\n");
  const port = Number(new URL(talk.url).port);
  await page.goto(talk.url);
  await expect(title(page)).toHaveText("One");
  await mark(page);
  const { file } = talk;
  const source = "# One\n\n---\n\n# Two\n";
  await talk.close();
  await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText("Two");
  talk = await presentDeck(source.replace("Two", "Two, later"), { port });
  expect(talk.file).not.toBe(file);
  await expect(title(page)).toHaveText("Two, later", { timeout: 15_000 });
  expect(await marked(page)).toBe(true);
});

test("pictures and films beside the deck are on its slides", async ({ page }) => {
  const square =
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>';
  talk = await presentDeck("# One\n\n![a square](img/a%20square.svg)\n", {
    files: { "img/a square.svg": square },
  });
  await page.goto(talk.url);
  const picture = page.getByAltText("a square").first();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(20);
});

test("a slide whose face was not needed before has it, also when the server is gone", async ({ page }) => {
  talk = await presentDeck("# One\n\n---\n\n```js\nlet two = 2;\n```\n");
  await page.goto(talk.url);
  const code = "500 20px 'JetBrains Mono'";
  const fetched = () =>
    page.evaluate(
      () =>
        [...document.fonts].filter(
          ({ family, status }) => family.includes("JetBrains Mono") && status === "loaded",
        ).length,
    );
  await expect.poll(fetched).toBeGreaterThan(0);
  await talk.close();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".remark-visible code")).toBeVisible();
  expect(await page.evaluate((font) => document.fonts.check(font, "let two"), code)).toBe(true);
  expect(
    await page.evaluate(() => [...document.fonts].filter(({ status }) => status === "error").length),
  ).toBe(0);
});
