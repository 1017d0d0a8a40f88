import { type CDPSession, type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// Keys, wheel and fingers on the stage; the address and its history.

const deck = `
name: start

# Start

[to the end](#end), [by number](#3), [to a heading](#far-away)

<button>press</button> <input aria-label="field"> <textarea aria-label="text"></textarea>

---
name: middle

# Middle

---
count: false

# Not counted

---
name: café au lait

# Long

<div id="box" style="height: 200px; overflow: auto"><div style="height: 1000px">long</div></div>

---
name: end

# End

## Far away
`;

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const heading = (page: Page) => page.locator(".remark-slides-area > .remark-visible h1");

async function open(page: Page, place = ""): Promise<void> {
  await page.goto(talk.url + place);
  await expect(heading(page)).toBeVisible();
}

test.describe("keys", () => {
  for (const [keys, place] of [
    [["ArrowRight"], "#2"],
    [["PageDown", "Space", "j"], "#4"],
    [["End", "ArrowLeft", "Backspace"], "#3"],
    [["End", "ArrowRight"], "#5"],
    [["End", "Home"], "#1"],
    [["End", "Shift+Space"], "#4"],
    [["3", "Enter"], "#4"],
    [["2", "ArrowRight", "Enter"], "#2"],
    [["9", "9", "Enter"], "#1"],
    [["Control+ArrowRight", "Alt+ArrowDown", "Meta+j"], "#1"],
    [["z", "ArrowRight", "Space"], "#1"],
    [["z", "ArrowRight", "z", "ArrowRight"], "#2"],
    [["p", "ArrowRight"], "#p2"],
    [["p", "ArrowRight", "p"], "#2"],
  ] as const) {
    test(`${keys.join(" ")} from the first slide is ${place}`, async ({ page }) => {
      await open(page, "#1");
      for (const key of keys) await page.keyboard.press(key);
      await expect(page).toHaveURL(talk.url + place);
    });
  }

  test("belong to what has the focus: fields, and Space and Return on buttons and links", async ({
    page,
  }) => {
    await open(page, "#1");
    await page.getByLabel("field").pressSequentially("j b 2");
    await page.getByLabel("text").pressSequentially("p\n");
    await page.getByLabel("text").press("ArrowDown");
    await expect(page.getByLabel("field")).toHaveValue("j b 2");
    await page.getByRole("button", { name: "press" }).press("Space");
    await expect(page).toHaveURL(/#1$/);
    await page.getByRole("button", { name: "press" }).press("ArrowRight");
    await expect(page).toHaveURL(/#2$/);
  });

  test("that are held down move on, but do not flash the screen", async ({ page }) => {
    await open(page, "#1");
    await page.keyboard.down("b");
    await page.keyboard.down("b");
    await expect(page.locator("body.remark-blackout-mode")).toBeVisible();
    await page.keyboard.up("b");
    await page.keyboard.down("ArrowRight");
    await page.keyboard.down("ArrowRight");
    await expect(page).toHaveURL(/#3$/);
  });

  test("do not move the slides under an open sheet", async ({ page }) => {
    await open(page, "#1");
    await page.keyboard.press("?");
    await expect(page.locator("body.remark-help-mode")).toBeVisible();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Escape");
    await expect(page.locator("body.remark-help-mode")).toHaveCount(0);
    await expect(page).toHaveURL(/#1$/);
  });

  test("f fills the screen and gives it back", async ({ page }) => {
    await open(page);
    await page.keyboard.press("f");
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe("HTML");
    await page.keyboard.press("f");
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  });
});

test.describe("the wheel", () => {
  test("moves once for a burst, and back", async ({ page }) => {
    await open(page, "#1");
    await page.mouse.move(600, 400);
    // From inside the page: what the driver sends one by one is no burst on a busy machine.
    await page.evaluate(() => {
      const slides = document.querySelector(".remark-slides-area")!;
      const burst = Array.from({ length: 12 }, (_, i) => 20 - i);
      for (const deltaY of burst) slides.dispatchEvent(new WheelEvent("wheel", { deltaY, bubbles: true }));
    });
    await expect(page).toHaveURL(/#2$/);
    await page.mouse.wheel(0, -120);
    await expect(page).toHaveURL(/#1$/);
  });

  test("scrolls what scrolls before it moves, and zooms with Ctrl", async ({ page }) => {
    await open(page, "#4");
    await page.locator("#box").hover();
    await page.mouse.wheel(0, 100);
    await expect.poll(() => page.locator("#box").evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 100);
    await page.keyboard.up("Control");
    await expect(page).toHaveURL(/#4$/);
  });
});

test.describe("fingers", () => {
  test.use({ hasTouch: true });

  type Point = { readonly x: number; readonly y: number };

  async function drag(page: Page, ...fingers: (readonly [from: Point, to: Point])[]): Promise<void> {
    const touch: CDPSession = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints });
    await send(
      "touchStart",
      fingers.map(([from]) => from),
    );
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await send(
        "touchMove",
        fingers.map(([from, to]) => ({
          x: from.x + (to.x - from.x) * part,
          y: from.y + (to.y - from.y) * part,
        })),
      );
    }
    await send("touchEnd", []);
  }

  test("swipe along the line, and tap the half they are on", async ({ page }) => {
    await open(page, "#2");
    await drag(page, [
      { x: 800, y: 300 },
      { x: 500, y: 320 },
    ]);
    await expect(page).toHaveURL(/#3$/);
    await drag(page, [
      { x: 500, y: 300 },
      { x: 800, y: 280 },
    ]);
    await expect(page).toHaveURL(/#2$/);
    await page.touchscreen.tap(1000, 300);
    await expect(page).toHaveURL(/#3$/);
    await page.touchscreen.tap(200, 300);
    await expect(page).toHaveURL(/#2$/);
  });

  test("that pinch, pan or press something do not move", async ({ page }) => {
    await open(page, "#1");
    await drag(page, [
      { x: 600, y: 600 },
      { x: 580, y: 200 },
    ]);
    await page.getByRole("button", { name: "press" }).tap();
    await drag(
      page,
      [
        { x: 600, y: 300 },
        { x: 300, y: 300 },
      ],
      [
        { x: 700, y: 300 },
        { x: 1000, y: 300 },
      ],
    );
    await expect.poll(() => page.evaluate(() => visualViewport!.scale)).toBeGreaterThan(1);
    await expect(page).toHaveURL(/#1$/);
  });
});

test.describe("the address", () => {
  for (const [place, becomes, title] of [
    ["", "#1", "Start"],
    ["#3", "#3", "Not counted"],
    ["#middle", "#2", "Middle"],
    ["#slide-middle", "#2", "Middle"],
    ["#caf%C3%A9%20au%20lait", "#4", "Long"],
    ["#far-away", "#5", "End"],
    ["#p4", "#p4", "Long"],
    ["#nobody", "#1", "Start"],
    ["#99", "#5", "End"],
    ["#0", "#1", "Start"],
    ["?a=b#2", "?a=b#2", "Middle"],
  ] as const) {
    test(`${place || "without a place"} opens "${title}" and is then ${becomes}`, async ({ page }) => {
      await open(page, place);
      await expect(heading(page)).toHaveText(title);
      await expect(page).toHaveURL(talk.url + becomes);
    });
  }

  test("follows moves without filling the history, and links with an entry to go back to", async ({
    page,
  }) => {
    await open(page, "#1");
    const entries = () => page.evaluate(() => history.length);
    const before = await entries();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Home");
    expect(await entries()).toBe(before);
    await page.getByRole("link", { name: "to the end" }).click();
    await expect(heading(page)).toHaveText("End");
    await expect(page).toHaveURL(/#5$/);
    await page.goBack();
    await expect(heading(page)).toHaveText("Start");
    await page.getByRole("link", { name: "to a heading" }).click();
    await expect(heading(page)).toHaveText("End");
    await page.goBack();
    await page.getByRole("link", { name: "by number" }).click();
    await expect(heading(page)).toHaveText("Not counted");
  });

  test("names the place also for a tab that has given the talk before", async ({ page }) => {
    await open(page, "#3");
    await page.keyboard.press("ArrowRight");
    await expect(heading(page)).toHaveText("Long");
    await page.goto("about:blank");
    await open(page, "#middle");
    await expect(heading(page)).toHaveText("Middle");
    await page.goto("about:blank");
    await open(page);
    await expect(heading(page)).toHaveText("Middle");
  });

  test("can be typed while the talk is open", async ({ page }) => {
    await open(page);
    await page.evaluate(() => (location.hash = "#p2"));
    await expect(page.locator("body.remark-presenter-mode")).toBeVisible();
    await expect(heading(page)).toHaveText("Middle");
    await page.evaluate(() => (location.hash = "#4"));
    await expect(page).toHaveURL(/#p4$/);
  });
});
