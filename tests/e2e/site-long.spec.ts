import path from "node:path";
import { pathToFileURL } from "node:url";

import { expect, test } from "@playwright/test";

import { deckFolder, type DeckFolder } from "../support/build.ts";
import { keptOffline } from "../support/offline.ts";
import { serveFolders, type StaticServer } from "../support/static-server.ts";

// A deck whose text would keep its first slide waiting is in files of its own, beside the page.

const SLIDES = 700;

let talk: DeckFolder;
let host: StaticServer;

test.beforeAll(async () => {
  const slides = Array.from(
    { length: SLIDES },
    (_, at) => `# Slide ${at + 1}\n\nSome *words*, and [the next](#slide-${at + 2}).\n\n- one\n- two\n`,
  );
  talk = await deckFolder({ "talk.md": slides.join("\n---\n") });
  const { code, output } = await talk.build("--out", "host/long");
  expect(output).toContain(`${SLIDES} slides`);
  expect(code).toBe(0);
  host = await serveFolders(path.join(talk.folder, "host"));
});
test.afterAll(async () => {
  await host.close();
  await talk.remove();
});

test("the page is small, and shows every slide from a link into the middle", async ({ page }) => {
  expect((await talk.read("host/long/index.html")).length).toBeLessThan(50_000);
  await page.goto(`${host.url}long/#slide-650`);
  const shown = page.locator(".remark-slides-area > .remark-visible");
  await expect(shown.locator(".remark-slide-number")).toHaveText(`650 / ${SLIDES}`);
  await page.keyboard.press("End");
  await expect(shown.locator(".remark-slide-number")).toHaveText(`${SLIDES} / ${SLIDES}`);
});

test("a deck's text that does not come is told on the stage, with its address", async ({ page }) => {
  await page.route(/deck-.*\.txt$/, (route) => route.abort());
  await page.goto(`${host.url}long/`);
  const stage = page.locator(".remark-slides-area > .remark-visible");
  await expect(stage.getByRole("heading", { name: "There is no deck to show" })).toBeVisible();
  await expect(stage).toContainText(/deck-[\w-]{8}\.txt/);
});

test("who was here once has all of it without a network", async ({ browser }) => {
  const own = await serveFolders(path.join(talk.folder, "host"));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${own.url}long/`);
  await keptOffline(page);
  await page.close();
  await own.close();

  const later = await context.newPage();
  await later.goto(`${own.url}long/#slide-650`);
  await expect(later.locator(".remark-visible .remark-slide-number")).toHaveText(`650 / ${SLIDES}`);
  await later.goto(`${own.url}long/talk-text.html#slide-650`);
  await expect(later.getByRole("heading", { name: "Slide 650" })).toBeInViewport();
  await context.close();
});

test("from a disk, a link into the middle leads to the slide as text", async ({ page }) => {
  const file = pathToFileURL(path.join(talk.folder, "host/long/index.html")).href;
  await page.goto(`${file}#slide-650`);
  await expect(page).toHaveURL(/talk-text\.html#slide-650$/);
  await expect(page.getByRole("heading", { name: "Slide 650" })).toBeInViewport();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("all slides are there in order, and lead back to the talk", async ({ page }) => {
    await page.goto(`${host.url}long/`);
    await expect(page).toHaveURL(`${host.url}long/talk-text.html`);
    const numbers = await page.locator("section .lectern-number").allTextContents();
    expect(numbers.map(Number)).toEqual(Array.from({ length: SLIDES }, (_, at) => at + 1));
    await page.locator("section").first().getByRole("link", { name: "the next" }).click();
    await expect(page.getByRole("heading", { name: "Slide 2", exact: true })).toBeInViewport();
    await expect(page.getByRole("link", { name: "slides", exact: true })).toHaveAttribute(
      "href",
      "index.html",
    );
  });
});
