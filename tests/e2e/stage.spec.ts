import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// The slides on screen: remark's elements, how they fit, how few of them there are, and who is told of them.

const deck = `
name: start
title: A short talk

# Start

---
name: middle
class: center, middle

# Middle

[to the end](#end) and [a section](#far-away)

<input aria-label="field">

???
Say hello.

---
# Steps

first

--

second

---
name: end

# End

## Far away

<video autoplay muted src="film.mp4"></video>
`;

/** What a page of ours has under remark's name. */
interface OnPage {
  readonly slideshow: { getSlides(): { readonly content: unknown }[] };
}

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const slides = (page: Page) => page.locator(".remark-slides-area > .remark-slide-container");
const shown = (page: Page) => page.locator(".remark-slides-area > .remark-visible");

async function open(page: Page, place = ""): Promise<void> {
  await page.goto(talk.url + place);
  await expect(shown(page)).toBeVisible();
}

/** Resolves when the browser has had time for what waits until it is idle. */
const idle = (page: Page) => page.evaluate(() => new Promise((done) => requestIdleCallback(done)));

test("the elements are remark's, under remark's names", async ({ page }) => {
  await open(page, "#middle");
  await expect(page.locator("html.remark-container > body.remark-container")).toBeVisible();
  const content = page.locator(
    ".remark-slides-area > .remark-slide-container.remark-visible > .remark-slide-scaler > .remark-slide > .remark-slide-content",
  );
  await expect(content).toHaveAttribute("id", "slide-middle");
  await expect(content).toHaveClass(/\bcenter\b/);
  await expect(content.locator("> .remark-slide-number:last-child")).toHaveText("2 / 5");
  await expect(shown(page).locator("> .remark-slide-notes")).toBeHidden();
  await expect(page.locator("body > .remark-backdrop, body > .remark-pause")).toHaveCount(2);
});

test("a talk opens with one slide drawn, two when the browser is idle, and never more than three", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const waiting = new Map<number, IdleRequestCallback>();
    let last = 0;
    globalThis.requestIdleCallback = (work) => {
      waiting.set((last += 1), work);
      return last;
    };
    globalThis.cancelIdleCallback = (id) => void waiting.delete(id);
    const whenIdle = (): void => {
      const works = [...waiting.values()];
      waiting.clear();
      for (const work of works) work({ didTimeout: false, timeRemaining: () => 50 });
    };
    Object.assign(globalThis, { whenIdle });
  });
  await open(page);
  await expect(slides(page)).toHaveCount(1);
  await page.evaluate(() => (globalThis as unknown as { whenIdle: () => void }).whenIdle());
  await expect(slides(page)).toHaveCount(2);
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press("ArrowRight");
    await page.evaluate(() => (globalThis as unknown as { whenIdle: () => void }).whenIdle());
    expect(await slides(page).count()).toBeLessThanOrEqual(3);
  }
  await expect(shown(page)).toContainText("second");
});

test("the slide that is left fades for a second, as themes that animate it expect", async ({ page }) => {
  await page.clock.install();
  await open(page);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".remark-fading h1")).toHaveText("Start");
  await page.clock.runFor(1100);
  await expect(page.locator(".remark-fading")).toHaveCount(0);
});

for (const [width, height, scale, left, top] of [
  [1280, 800, 1.17474, 106.667, 0],
  [1024, 768, 1.12775, 0, 0],
  [800, 1200, 0.88106, 0, 300],
] as const) {
  test(`a 4:3 slide fits a window of ${width} × ${height}`, async ({ page }) => {
    await open(page);
    await page.setViewportSize({ width, height });
    const scaler = shown(page).locator("> .remark-slide-scaler");
    await expect(scaler).toHaveCSS("left", new RegExp(`^${Math.floor(left)}`));
    const placed = await scaler.evaluate(({ style }) => ({
      ...style,
      transform: style.transform,
      top: style.top,
    }));
    expect(Number(/scale\((.*)\)/.exec(placed.transform)?.[1])).toBeCloseTo(scale, 3);
    expect(Number.parseFloat(placed.top)).toBeCloseTo(top, 0);
    expect(await scaler.evaluate(({ style }) => [style.width, style.height])).toEqual(["908px", "681px"]);
    const scrolls = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ]);
    expect(scrolls).toEqual([0, 0]);
  });
}

test("a deck says its own ratio, and may change it while it is shown", async ({ page }) => {
  const own = await presentDeck("ratio: 16:9\n\n# Wide");
  await page.goto(own.url);
  const scaler = shown(page).locator("> .remark-slide-scaler");
  await expect(scaler).toHaveCSS("width", "1210px");
  await own.save("ratio: 1:1\n\n# Square");
  await expect(scaler).toHaveCSS("width", "681px");
  await expect(scaler).toHaveCSS("left", "280px");
  await own.close();
});

test("what covers the slides covers them on the stage, not in the presenter view", async ({ page }) => {
  await open(page);
  const backdrop = page.locator(".remark-backdrop");
  for (const [key, mode, colour] of [
    ["b", "remark-blackout-mode", "rgb(0, 0, 0)"],
    ["w", "lectern-whiteout-mode", "rgb(255, 255, 255)"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator(`body.${mode}`)).toBeVisible();
    await expect(backdrop).toHaveCSS("background-color", colour);
    await expect(backdrop).toBeVisible();
    await expect(page.locator(".remark-slides-area")).toHaveAttribute("inert");
    await page.keyboard.press("p");
    await expect(backdrop).toBeHidden();
    await expect(page.locator(".remark-slides-area")).not.toHaveAttribute("inert");
    await page.keyboard.press("p");
    await page.keyboard.press("Escape");
    await expect(backdrop).toBeHidden();
  }
  await page.keyboard.press("m");
  await expect(page.locator("body.remark-mirrored-mode > .remark-slides-area")).toHaveCSS(
    "transform",
    "matrix(-1, 0, 0, 1, 0, 0)",
  );
});

test("each move is said once, politely, and names the window", async ({ page }) => {
  await open(page);
  const said = page.locator(".lectern-announcement");
  await expect(page).toHaveTitle("1 · Start — A short talk");
  await expect(said).toHaveAttribute("aria-live", "polite");
  await expect(said).toBeEmpty();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const region = document.querySelector(".lectern-announcement")!;
    new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true });
  });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  await expect(page).toHaveTitle("5 · End — A short talk");
  expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([
    "Slide 2 of 5: Middle",
    "Slide 5 of 5: End",
  ]);
});

test("only the slide that is shown is read out or reached", async ({ page }) => {
  await open(page, "#2");
  await idle(page);
  await page.keyboard.press("ArrowRight");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading")).toHaveText(["Steps"]);
  await expect(main.getByRole("group")).toHaveAttribute("aria-roledescription", "slide");
  await expect(main.getByRole("link")).toHaveCount(0);
  const reached = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".remark-slides-area :is(a, input, video)")].filter(
      (element) => {
        element.focus();
        return document.activeElement === element;
      },
    ),
  );
  expect(reached).toEqual([]);
});

test("the focus stays in the show when the slide it was on is left", async ({ page }) => {
  await open(page, "#2");
  await page.getByRole("link", { name: "to the end" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(shown(page)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(shown(page)).toContainText("second");
});

test("a film plays when its slide is shown, and not before or after", async ({ page }) => {
  await page.addInitScript(() => {
    const calls: string[] = [];
    Object.assign(globalThis, { calls });
    HTMLMediaElement.prototype.play = function () {
      calls.push("play");
      return Promise.resolve();
    };
    HTMLMediaElement.prototype.pause = function () {
      calls.push("pause");
    };
  });
  await open(page, "#4");
  await idle(page);
  await expect(page.locator("video")).toHaveCount(1);
  const calls = () => page.evaluate(() => (globalThis as unknown as { calls: string[] }).calls);
  expect(await calls()).toEqual([]);
  expect(await page.locator("video").getAttribute("autoplay")).toBeNull();
  await page.keyboard.press("ArrowRight");
  expect(await calls()).toEqual(["play"]);
  await page.keyboard.press("ArrowLeft");
  expect(await calls()).toEqual(["play", "pause"]);
});

test("a save keeps the element of a slide that looks the same, and the pictures of one that does not", async ({
  page,
}) => {
  const image = "![dot](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)";
  const own = await presentDeck(`# One\n\n---\n\n# Two\n\n${image}\n`);
  await page.goto(`${own.url}#2`);
  const mark = (selector: string) =>
    page.locator(selector).evaluate((element) => Object.assign(element, { marked: true }));
  const marked = (selector: string) =>
    page.locator(selector).evaluate((element) => "marked" in element && element.isConnected);
  await mark(".remark-visible");
  await mark(".remark-visible img");

  await own.save(`# Uno\n\n---\n\n# Two\n\n${image}\n`);
  await expect
    .poll(() =>
      page.evaluate(() =>
        JSON.stringify((globalThis as unknown as OnPage).slideshow.getSlides()[0]?.content),
      ),
    )
    .toContain("Uno");
  expect(await marked(".remark-visible")).toBe(true);

  await own.save(`# Uno\n\n---\n\n# Due\n\n${image}\n`);
  await expect(shown(page).locator("h1")).toHaveText("Due");
  expect(await marked(".remark-visible")).toBe(false);
  expect(await marked(".remark-visible img")).toBe(true);
  await own.close();
});

test("raw HTML that is left open or closed too often stays on its own slide", async ({ page }) => {
  const own = await presentDeck(
    "# One\n\n<div>left open <b>and bold\n\n---\n\n# Two\n\nclosed</div></div></div></div></div> too often\n\n???\nNote\n",
  );
  await page.goto(own.url);
  for (const number of ["1 / 2", "2 / 2"]) {
    await expect(shown(page).locator(".remark-slide-content > .remark-slide-number")).toHaveText(number);
    await expect(shown(page).locator("> .remark-slide-notes")).toHaveCount(1);
    await page.keyboard.press("ArrowRight");
  }
  await expect(shown(page)).toContainText("too often");
  await expect(slides(page)).toHaveCount(2);
  await own.close();
});

test("code is coloured when its grammar arrives, and nothing on the slide moves", async ({ page }) => {
  const own = await presentDeck("# Code\n\n```js\nconst answer = 42;\nlet more;\n```\n\nafter\n");
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/engine-.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(own.url);
  const code = shown(page).locator("code");
  const box = () => Promise.all([code.boundingBox(), shown(page).getByText("after").boundingBox()]);
  await expect(code).toContainText("const answer");
  await expect(code.locator(".hljs-keyword")).toHaveCount(0);
  const before = await box();
  release();
  await expect(code.locator(".hljs-keyword").first()).toBeVisible();
  expect(await box()).toEqual(before);
  await own.close();
});

test("nothing of ours is on paper", async ({ page }) => {
  await open(page, "#p2");
  await expect(page.locator(".lectern-app")).toBeAttached();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".lectern-app")).toBeHidden();
  await expect(shown(page).getByRole("heading")).toBeVisible();
});
