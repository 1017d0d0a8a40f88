import type axeCore from "axe-core";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { expect, test, type FrameLocator, type Page } from "@playwright/test";

import { presentDeck, type Presented } from "../support/lectern.ts";
import { noisePicture } from "../support/picture.ts";
import { readPdfFile, type ReadPdf } from "../support/pdf.ts";

const deck = `name: one
title: Paper
# One
---
class: section
# A part
--

more
---
# Three .blank[secret]
???
Speak.`;

let talk: Presented;

test.beforeAll(async () => {
  talk = await presentDeck(deck);
});

test.afterAll(() => talk.close());

async function open(page: Page, search = ""): Promise<void> {
  await page.goto(talk.url + search);
  await page.getByRole("navigation", { name: "Slides" }).waitFor({ state: "attached" });
}

const panel = (page: Page) => page.getByRole("dialog", { name: "Print" });
const preview = (page: Page): FrameLocator => page.frameLocator("iframe[title='What is printed']");

test("Ctrl+P opens a panel that shows what is printed, and the address says how", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+p");
  await expect(panel(page)).toBeVisible();
  await expect(preview(page).locator(".lectern-paper-slide")).toHaveCount(3);
  await expect(panel(page).getByText("3 slides on 3 pages")).toBeVisible();
  await page.getByLabel("Layout").selectOption("2");
  await expect(preview(page).locator(".lectern-paper-sheet")).toHaveCount(2);
  await expect(page).toHaveURL(/\?print&layout=2(?:#|$)/);
  await page.getByText("Each step on a page").click();
  await expect(preview(page).locator(".lectern-paper-cell")).toHaveCount(4);
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(page).not.toHaveURL(/print/);
});

test("a link that says how to print opens the panel so", async ({ page }) => {
  await open(page, "?print&layout=notes&ink=save&slides=4");
  await expect(panel(page)).toBeVisible();
  await expect(page.getByLabel("Layout")).toHaveValue("notes");
  await expect(preview(page).locator("html")).toHaveAttribute("data-ink", "save");
  await expect(preview(page).getByText("Speak.")).toBeVisible();
  await expect(preview(page).getByText("secret")).toHaveCount(0);
  await page.getByText("Fill in the blanks").click();
  await expect(preview(page).getByText("secret").first()).toBeVisible();
});

test("a slide that is not there is said, and nothing is not printed", async ({ page }) => {
  await open(page, "?print");
  await page.getByRole("textbox", { name: "Slides" }).fill("9");
  await expect(panel(page).getByText("No slide is 9.")).toBeVisible();
  await expect(panel(page).getByText("Nothing to print.")).toBeVisible();
  await expect(panel(page).getByRole("button", { name: "Print", exact: true })).toBeDisabled();
});

test("Print prints the pages of the preview", async ({ page }) => {
  await open(page, "?print&layout=4");
  await expect(preview(page).locator(".lectern-paper-sheet")).toHaveCount(1);
  await page.evaluate(() => {
    const host = document.querySelector(".lectern-app")!;
    const frame = host.shadowRoot!.querySelector("iframe")!;
    frame.contentWindow!.print = () =>
      (document.documentElement.dataset["printed"] = frame.contentDocument!.title);
  });
  await panel(page).getByRole("button", { name: "Print", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "Paper");
});

test.describe("the browser's own menu prints the whole deck", () => {
  const menuPrint = async (page: Page): Promise<ReadPdf> => {
    const file = test.info().outputPath("printed.pdf");
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    return readPdfFile(file);
  };
  /** What prepares it is fetched when the page is at rest. */
  const openReady = async (page: Page, search = "", address = talk.url): Promise<void> => {
    const fetched = page.waitForResponse(/print-deck[^/]*\.js/);
    await page.goto(address + search);
    await page.getByRole("navigation", { name: "Slides" }).waitFor({ state: "attached" });
    // Who imports it a second time has it when the page has it.
    await page.evaluate(async (part) => void (await import(part)), (await fetched).url());
  };
  const titles = ["One", "A part", "Three"];

  test("from the stage, a slide a page, and leaves nothing behind", async ({ page }) => {
    await openReady(page);
    const { pages } = await menuPrint(page);
    expect(pages.map(({ size }) => size.map(Math.round))).toEqual(titles.map(() => [681, 511]));
    for (const [at, title] of titles.entries()) expect(pages[at]!.text).toContain(title);
    expect(pages[1]!.text).toContain("more");
    expect(pages[2]!.text).not.toContain("secret");
    await expect(page.locator(".lectern-print-whole")).toHaveCount(0);
    await expect(page.locator("html")).not.toHaveClass(/lectern-paper/);
  });

  test("from the presenter view", async ({ page }) => {
    await openReady(page);
    await page.keyboard.press("p");
    await page.getByRole("toolbar").first().waitFor();
    const { pages } = await menuPrint(page);
    expect(pages).toHaveLength(3);
    expect(pages[0]!.text).toContain("One");
    expect(pages.map(({ text }) => text).join()).not.toContain("Speak.");
  });

  test("with pictures that were not shown yet", async ({ page }) => {
    const pictures = await presentDeck("# One\n---\n# Two\n---\n# Three\n---\n![Noise](noise.png)", {
      files: { "noise.png": noisePicture(300_000) },
    });
    try {
      await openReady(page, "", pictures.url);
      const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      expect(bytes.length).toBeGreaterThan(250_000);
    } finally {
      await pictures.close();
    }
  });

  test("as the panel says while it is open", async ({ page }) => {
    await openReady(page, "?print&layout=2&paper=letter&contents=false");
    await expect(panel(page)).toBeVisible();
    const { pages } = await menuPrint(page);
    expect(pages.map(({ size }) => size.map(Math.round))).toEqual([
      [612, 792],
      [612, 792],
    ]);
    expect(pages[1]!.text).toContain("Three");
    await expect(panel(page)).toBeVisible();
  });
});

test("slides fit papers of a screen's form", async ({ page }) => {
  await open(page, "?print");
  await panel(page).getByLabel("Paper").selectOption("16:9");
  await expect(page).toHaveURL(/paper=16%3A9/);
  const slide = preview(page).locator(".lectern-paper-slide").first();
  // The sheet before may still be there.
  await expect
    .poll(async () => {
      const box = await slide.boundingBox();
      return box === null ? 0 : box.width / box.height;
    })
    .toBeCloseTo(16 / 9, 1);
  await page.getByLabel("Layout").selectOption("4");
  await expect(panel(page).getByLabel("Paper")).toHaveValue("a4");
});

test("keys in the panel do not move the talk", async ({ page }) => {
  await open(page, "?print");
  await page.getByLabel("Layout").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("b");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#1$/);
});

for (const scheme of ["dark", "light"] as const) {
  test(`the panel has nothing that axe objects to, ${scheme}`, async ({ page }) => {
    await open(page);
    if (scheme === "light") await page.keyboard.press("d");
    await page.keyboard.press("Control+p");
    await expect(preview(page).locator(".lectern-paper-slide")).toHaveCount(3);
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
    );
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      const found = await axe.run(document, { rules: { "target-size": { enabled: true } }, iframes: false });
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("; ")}`,
      );
    });
    expect(violations).toEqual([]);
  });
}

test("nothing is wider than a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "?print&layout=3");
  const cell = preview(page).locator(".lectern-paper-cell").first();
  await cell.scrollIntoViewIfNeeded();
  const box = (await cell.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(390);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
