import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// What those hear, and where those get with Tab, who do not see the slides.

const deck = `title: A talk
lang: en

# One

[first link](https://example.org/1)
---
lang: ar
dir: rtl

# مرحبا

[second link](https://example.org/2)

- نص
---
# Three

[third link](https://example.org/3)
--

More
`;

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

async function open(page: Page, hash = "#1"): Promise<void> {
  await page.goto(talk.url + hash);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
}

/** Names of everything of these roles in the tree that a screen reader is given. */
async function inTree(page: Page, ...roles: readonly string[]): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  await devtools.detach();
  return nodes
    .filter(({ ignored, role }) => !ignored && roles.includes(String(role?.value)))
    .map(({ name }) => String(name?.value ?? ""));
}

/** What Tab comes to, from the start of the page until it comes round. */
async function walk(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      let at: Element | null = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      if (at === null || at === document.body) return null;
      return at.getAttribute("aria-label") ?? at.textContent?.trim() ?? "";
    });
    if (name === null || (names.length > 1 && name === names[0])) break;
    names.push(name);
  }
  return names;
}

test("a move is said once, with place and title, and the first slide is not", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector("[aria-live=polite].lectern-announcement")!;
    new MutationObserver(() => said.push(region.textContent!)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "Home"]) await page.keyboard.press(key);
  await expect(page).toHaveURL(/#1$/);
  expect(await page.evaluate("said")).toEqual([
    "Slide 2 of 4: مرحبا",
    "Slide 3 of 4: Three",
    "Slide 4 of 4: Three",
    "Slide 1 of 4: One",
  ]);
});

test("the focus goes along from what was on the slide before, and stays where it was otherwise", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("link", { name: "first link" }).focus();
  await page.keyboard.press("ArrowRight");
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.localName,
    );
  expect(await focused()).toBe("2 of 4");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "second link" })).toBeFocused();
  await page.getByRole("button", { name: "Next step" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Next step" })).toBeFocused();
});

test("on the stage there is one slide, for ears and for Tab", async ({ page }) => {
  await open(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  // The slide before and the one that comes next are drawn by now.
  await expect(page.locator(".remark-slide-container")).not.toHaveCount(1);
  expect(await inTree(page, "heading")).toEqual(["One"]);
  expect(await inTree(page, "link")).toEqual(["first link"]);
  const names = await walk(page);
  expect(names[0]).toBe("first link");
  expect(names.filter((name) => /^\w+ link$/.test(name))).toEqual(["first link"]);
});

test("under the overview there is no slide, and its pictures say nothing twice", async ({ page }) => {
  await open(page);
  await page.keyboard.press("o");
  await expect(page.getByRole("dialog", { name: "Overview" })).toBeVisible();
  expect(await inTree(page, "heading", "link")).toEqual(["Overview"]);
  expect(await inTree(page, "option", "ListBoxOption")).toHaveLength(3);
  expect((await walk(page)).filter((name) => /^\w+ link$/.test(name))).toEqual([]);
});

test("in the reading view there is each slide once, and no stage", async ({ page }) => {
  await page.goto(`${talk.url}#read`);
  await expect(page.getByRole("article")).toContainText("More");
  expect(await inTree(page, "heading")).toEqual(["A talk", "One", "مرحبا", "Three"]);
  expect((await inTree(page, "link")).filter((name) => /^\w+ link$/.test(name))).toEqual([
    "first link",
    "second link",
    "third link",
  ]);
  expect(await inTree(page, "main")).toEqual(["A talk, as text"]);
  expect((await walk(page)).filter((name) => /^\w+ link$/.test(name))).toEqual([
    "first link",
    "second link",
    "third link",
  ]);
});

test("a slide has its own language and direction, on the stage and as text", async ({ page }) => {
  await open(page, "#2");
  const content = page.locator(".remark-visible .remark-slide-content");
  await expect(content).toHaveAttribute("lang", "ar");
  await expect(content).toHaveAttribute("dir", "rtl");
  const heading = (await content.locator("h1").evaluate((h1) => getComputedStyle(h1).direction)) as string;
  expect(heading).toBe("rtl");
  await page.keyboard.press("ArrowRight");
  await expect(content).not.toHaveAttribute("lang", /./);
  await page.goto(`${talk.url}#read`);
  const section = page.getByRole("region", { name: "مرحبا" });
  await expect(section).toHaveAttribute("lang", "ar");
  await expect(section).toHaveAttribute("dir", "rtl");
});

test("at four hundred per cent all of the interface can be reached", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page);
  const inside = async (name: string): Promise<void> => {
    const box = (await page.getByRole("button", { name, exact: true }).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    expect(box.y + box.height).toBeLessThanOrEqual(256);
  };
  await page.getByRole("button", { name: "Contents" }).focus();
  for (const name of ["Next step", "Back one step", "Reading view", "Share a link", "Help: all keys"])
    await inside(name);
  await page.getByRole("button", { name: "Share a link" }).press("Enter");
  await page.getByRole("button", { name: "Copy" }).scrollIntoViewIfNeeded();
  await inside("Copy");
  await inside("Close: Share");
  await page.keyboard.press("Escape");
  await page.keyboard.press("#");
  await inside("Close: Contents");
  await expect(
    page.getByRole("dialog", { name: "Contents" }).getByRole("button", { name: "One 1" }),
  ).toBeInViewport();
});
