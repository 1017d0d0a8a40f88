import axe from "axe-core";
import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// The deck as one page of text.

const deck = `class: center, middle, inverse
title: A short talk

# A short talk

By *nobody*
---
layout: true

.footnote[The same on all]
---
## Words & \`code\`

- one [link](https://example.org/)
- to [the table](#table)

\`\`\`js
const answer = "a line of code that is a good deal longer than any small window is wide, in any case";
\`\`\`
???
Only for me.
??? reader
For *readers*.
---
name: table

## A table

| a | b | c | d | e | f | g | h |
|---|---|---|---|---|---|---|---|
| unbreakable_word_number_1 | unbreakable_word_number_2 | unbreakable_word_number_3 | 4 | 5 | 6 | 7 | 8 |
---
class: inverse, middle

# Second part
---
## In steps

First
--

Second
---
.pull-left[
## Left

Some words

### Deeper
]
.pull-right[
Other words
]
---
background-image: linear-gradient(red, blue)

![](missing.png)
---
lang: de

## Überschrift

Ende.
`;

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const slide = (page: Page, title: string) => page.getByRole("region", { name: title, exact: true });

async function read(page: Page, hash = "#read"): Promise<void> {
  await page.goto(talk.url + hash);
  await expect(page.getByRole("article")).toBeVisible();
}

async function stage(page: Page, hash = ""): Promise<void> {
  await page.goto(talk.url + hash);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
}

test("is the whole deck in order, under one heading each, with what is meant for readers", async ({
  page,
}) => {
  await read(page);
  const headings = page.getByRole("article").getByRole("heading");
  await expect(headings).toHaveText(
    [
      "A short talk",
      "Words & code",
      "A table",
      "Second part",
      "In steps",
      "Left",
      "Deeper",
      "Slide 8–9",
      "Überschrift",
    ].map((text) => (text === "Slide 8–9" ? /^Slide \d+$/ : text)),
  );
  const levels = await headings.evaluateAll((all) => all.map(({ localName }) => localName));
  expect(levels).toEqual(["h2", "h3", "h3", "h2", "h3", "h3", "h4", "h3", "h3"]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A short talk");
  await expect(slide(page, "Words & code").getByRole("complementary")).toHaveText("For readers.");
  await expect(page.getByText("Only for me.", { exact: true }).filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("article").getByText("The same on all")).toHaveCount(0);
  await expect(slide(page, "In steps")).toContainText("Second");
  await expect(slide(page, "Überschrift")).toHaveAttribute("lang", "de");
});

test("shows a picture where the layout matters, and its words on request", async ({ page }) => {
  await read(page);
  const columns = slide(page, "Left");
  await columns.scrollIntoViewIfNeeded();
  await expect(page.locator(".lectern-miniature h2", { hasText: "Left" })).toBeVisible();
  await columns.getByRole("button", { name: "Show as text" }).click();
  await expect(columns.getByText("Other words")).toBeVisible();
  await expect(page.locator(".lectern-miniature h2", { hasText: "Left" })).toBeHidden();
  await columns.getByRole("button", { name: "Show as picture" }).click();
  await expect(page.locator(".lectern-miniature h2", { hasText: "Left" })).toBeVisible();
});

test("keeps the place going to and fro, by key, by button and by address", async ({ page }) => {
  await stage(page, "#3");
  await page.keyboard.press("q");
  await expect(slide(page, "A table")).toBeInViewport();
  await expect(page).toHaveURL(/#read\/table$/);
  await expect(slide(page, "A table").getByRole("heading")).toBeFocused();
  await slide(page, "Second part").evaluate((section) => section.scrollIntoView());
  await expect(page).toHaveURL(/#read\/second-part$/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#4$/);
  await expect(page.locator(".remark-visible h1")).toHaveText("Second part");
  await page.goto(`${talk.url}#read/in-steps`);
  await expect(slide(page, "In steps")).toBeInViewport();
  await page.getByRole("link", { name: "2: see this slide" }).click();
  await expect(page.locator(".remark-visible h2")).toHaveText("Words & code");
  await expect(page).toHaveURL(/#2$/);
  await page.mouse.move(600, 700);
  await page.getByRole("button", { name: "Reading view" }).click();
  await expect(page).toHaveURL(/#read\/words-code$/);
});

test("goes where links, search and contents go, without leaving", async ({ page }) => {
  await read(page);
  await page.getByRole("link", { name: "the table" }).click();
  await expect(page).toHaveURL(/#read\/table$/);
  await expect(slide(page, "A table")).toBeInViewport();
  await page.keyboard.press("/");
  await page.keyboard.type("Ende");
  await page.keyboard.press("Enter");
  await expect(slide(page, "Überschrift")).toBeInViewport();
  await page
    .getByRole("navigation", { name: "Contents" })
    .getByRole("button", { name: /^Words/ })
    .click();
  await expect(page).toHaveURL(/#read\/words-code$/);
  await expect(page.getByRole("article")).toBeVisible();
});

test("scrolls with the keys of a page and moves no talk", async ({ page }) => {
  await read(page);
  await page.keyboard.press("PageDown");
  await expect.poll(() => page.evaluate("scrollY")).toBeGreaterThan(100);
  await page.keyboard.press("b");
  await expect(page.locator("body")).not.toHaveClass(/blackout/);
});

test("is offered on a small screen until it is declined", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await stage(page);
  const offer = page.getByRole("complementary", { name: "Reading view" });
  await expect(offer).toBeVisible();
  await offer.getByRole("button", { name: "Stay with the slides" }).click();
  await expect(offer).toBeHidden();
  await stage(page);
  await page.reload();
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
  await expect(offer).toHaveCount(0);
});

test("says when it cannot be fetched, and tries again", async ({ page }) => {
  await page.route(/\/read-[\w-]+\.js$/, (route) => route.abort());
  await stage(page, "#2");
  await page.keyboard.press("q");
  await expect(page.getByRole("alert")).toContainText("could not be fetched");
  await page.unroute(/\/read-[\w-]+\.js$/);
  await page.getByRole("alert").getByRole("button", { name: "Back to the slides" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
});

for (const [width, height] of [
  [320, 640],
  [320, 256],
  [390, 844],
] as const) {
  test(`needs no scrolling to the side at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await read(page);
    await expect(slide(page, "Überschrift")).toContainText("Ende");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await slide(page, "A table").scrollIntoViewIfNeeded();
    const table = page.getByRole("group", { name: "Table" });
    await expect(table).toHaveAttribute("tabindex", "0");
    await expect(page.getByRole("group", { name: "Code" })).toHaveAttribute("tabindex", "0");
  });
}

test("has the reader's own size of text", async ({ page }) => {
  await read(page);
  const size = () =>
    slide(page, "Words & code")
      .locator("li")
      .first()
      .evaluate((li) => getComputedStyle(li).fontSize);
  expect(await size()).toBe("18px");
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  expect(await size()).toBe("36px");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in it, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await read(page);
    await expect(slide(page, "Überschrift")).toContainText("Ende");
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        rules: { "target-size": { enabled: true } },
      }),
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

test("prints whole, without the interface", async ({ page }) => {
  await read(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Ende.", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  const pdf = await page.pdf();
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(1);
});
