import {
  type BrowserContext,
  type CDPSession,
  type Locator,
  type Page,
  expect,
  test,
} from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// What a speaker sets once: which keys there are, who may move the talk, and what worn clickers may do.

const deck = Array.from({ length: 20 }, (_, i) => `# Slide ${i + 1}`).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const settings = (page: Page) => page.getByRole("dialog", { name: "Settings" });
const lettersSwitch = (page: Page) =>
  settings(page).getByRole("checkbox", { name: "Single letters are keys" });
const lockSwitch = (page: Page) =>
  settings(page).getByRole("checkbox", { name: "Lock the audience window’s keys" });
const echoChoice = (page: Page) => settings(page).getByRole("combobox", { name: "Echo guard for clickers" });

async function openPresenter(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${talk.url}#p1`);
  await expect(page.getByRole("toolbar")).toBeVisible();
  return page;
}

async function openBoth(context: BrowserContext): Promise<readonly [Page, Page]> {
  const presenter = await openPresenter(context);
  const [audience] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("c")]);
  await expect(presenter.locator(".lectern-light")).toHaveText("●audience");
  await expect(audience.getByRole("navigation", { name: "Slides" })).toBeAttached();
  return [presenter, audience];
}

async function set(page: Page, change: (page: Page) => Promise<unknown>): Promise<void> {
  await page.keyboard.press("Control+,");
  await expect(settings(page)).toBeVisible();
  await change(page);
  await page.keyboard.press("Escape");
  await expect(settings(page)).toBeHidden();
}

async function swipe(page: Page): Promise<void> {
  const touch: CDPSession = await page.context().newCDPSession(page);
  const at = (x: number) => [{ x, y: 300 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(900) });
  for (const x of [750, 600, 450, 300])
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(x) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

const nextButton = (page: Page): Locator =>
  page.getByRole("navigation", { name: "Slides" }).getByRole("button", { name: "Next step" });

/** A click on the bar at the lower edge, which a pointer brings. */
async function clickNext(page: Page): Promise<void> {
  await page.mouse.move(640, 690);
  await nextButton(page).click();
}

/** Everything that went on before has reached the window's screen. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

const fills = (page: Page) => page.evaluate(() => document.fullscreenElement !== null);

test.describe("the audience window's keys", () => {
  test("move nothing while they are locked and a presenter is there; the presenter and f still work", async ({
    context,
  }) => {
    const [presenter, audience] = await openBoth(context);
    await set(presenter, (page) => lockSwitch(page).check());
    for (const key of ["ArrowRight", "PageDown", "Space", "End", "j"]) await audience.keyboard.press(key);
    await clickNext(audience);
    await swipe(audience);
    await audience.mouse.wheel(0, 300);
    await audience.keyboard.press("b");
    await settled(audience);
    for (const page of [presenter, audience]) await expect(onStage(page)).toHaveText("Slide 1");
    await expect(audience.locator("body")).not.toHaveClass(/remark-blackout-mode/);

    await audience.keyboard.press("f");
    await expect.poll(() => fills(audience)).toBe(true);
    await presenter.keyboard.press("ArrowRight");
    for (const page of [presenter, audience]) await expect(onStage(page)).toHaveText("Slide 2");
  });

  test("drive both windows while they are not locked", async ({ context }) => {
    const [presenter, audience] = await openBoth(context);
    await audience.keyboard.press("ArrowRight");
    await expect(onStage(presenter)).toHaveText("Slide 2");
    await clickNext(audience);
    await expect(onStage(presenter)).toHaveText("Slide 3");
    await swipe(audience);
    await expect(onStage(presenter)).toHaveText("Slide 4");
    await set(presenter, (page) => lockSwitch(page).check());
    await set(presenter, (page) => lockSwitch(page).uncheck());
    await audience.keyboard.press("ArrowRight");
    for (const page of [presenter, audience]) await expect(onStage(page)).toHaveText("Slide 5");
  });

  test("work again when the presenter is closed", async ({ context }) => {
    const [presenter, audience] = await openBoth(context);
    await set(presenter, (page) => lockSwitch(page).check());
    await audience.keyboard.press("ArrowRight");
    await settled(audience);
    await expect(onStage(audience)).toHaveText("Slide 1");
    await presenter.close({ runBeforeUnload: false });
    await expect(async () => {
      await audience.keyboard.press("ArrowRight");
      await expect(onStage(audience)).not.toHaveText("Slide 1", { timeout: 100 });
    }).toPass({ timeout: 4000 });
  });

  test("work again two seconds after the first key when the presenter crashed", async ({ context }) => {
    const [presenter, audience] = await openBoth(context);
    await set(presenter, (page) => lockSwitch(page).check());
    const crashed = presenter.waitForEvent("crash");
    const devtools = await context.newCDPSession(presenter);
    void devtools.send("Page.crash").catch(() => {});
    await crashed;
    // The first key asks; the second, well after two seconds, moves.
    await expect(async () => {
      await audience.keyboard.press("ArrowRight");
      await expect(onStage(audience)).not.toHaveText("Slide 1", { timeout: 500 });
    }).toPass({ intervals: [2500], timeout: 8000 });
  });
});

/**
 * Presses keys at times of our choice, which no clicker's keys are.
 *
 * @param presses key, time in ms, and whether the key is held down
 */
const pressAt = (page: Page, presses: readonly (readonly [key: string, at: number, held?: boolean])[]) =>
  page.evaluate((presses) => {
    for (const [key, at, held = false] of presses) {
      const press = new KeyboardEvent("keydown", { key, code: key, repeat: held, bubbles: true });
      Object.defineProperty(press, "timeStamp", { value: at });
      document.body.dispatchEvent(press);
    }
  }, presses);

test.describe("the echo guard", () => {
  for (const [name, presses, place] of [
    [
      "a second press within the time does not count",
      [
        ["PageDown", 1000],
        ["PageDown", 1249],
      ],
      2,
    ],
    [
      "a later one does",
      [
        ["PageDown", 1000],
        ["PageDown", 1251],
      ],
      3,
    ],
    [
      "another key does",
      [
        ["PageDown", 1000],
        ["PageDown", 1100],
        ["PageUp", 1200],
      ],
      1,
    ],
    [
      "another key that moves the same way does: a hand beside a clicker",
      [
        ["PageDown", 1000],
        ["ArrowRight", 1100],
      ],
      3,
    ],
    [
      "a key that is held scrolls",
      [
        ["PageDown", 1000],
        ["PageDown", 1030, true],
        ["PageDown", 1060, true],
        ["PageDown", 1090, true],
      ],
      5,
    ],
  ] as const) {
    test(name, async ({ context }) => {
      const page = await openPresenter(context);
      await set(page, (page) => echoChoice(page).selectOption("250 ms"));
      await pressAt(page, presses);
      await expect(onStage(page)).toHaveText(`Slide ${place}`);
    });
  }

  test("is off by default", async ({ context }) => {
    const page = await openPresenter(context);
    await pressAt(page, [
      ["PageDown", 1000],
      ["PageDown", 1001],
    ]);
    await expect(onStage(page)).toHaveText("Slide 3");
  });

  test("takes a time of one's own, counts in the audience window too, and is remembered", async ({
    context,
  }) => {
    const [presenter, audience] = await openBoth(context);
    await set(presenter, async (page) => {
      await echoChoice(page).selectOption("Another time");
      await settings(page).getByRole("spinbutton", { name: "Milliseconds" }).fill("600");
    });
    await presenter.reload();
    await expect(presenter.getByRole("toolbar")).toBeVisible();
    await presenter.keyboard.press("Control+,");
    await expect(settings(presenter).getByRole("spinbutton", { name: "Milliseconds" })).toHaveValue("600");
    await presenter.keyboard.press("Escape");
    await pressAt(audience, [
      ["PageDown", 9000],
      ["PageDown", 9590],
    ]);
    await expect(onStage(audience)).toHaveText("Slide 2");
    await pressAt(audience, [["PageDown", 9700]]);
    await expect(onStage(audience)).toHaveText("Slide 3");
  });
});

test("without single letters j, b and 7 do nothing, the other keys work, also after a reload", async ({
  context,
}) => {
  const page = await openPresenter(context);
  await set(page, (page) => lettersSwitch(page).uncheck());
  for (const again of [false, true]) {
    if (again) {
      await page.reload();
      await expect(page.getByRole("toolbar")).toBeVisible();
    }
    await page.keyboard.press("Home");
    for (const key of ["j", "b", "7", "Enter"]) await page.keyboard.press(key);
    await settled(page);
    await expect(onStage(page)).toHaveText("Slide 1");
    await expect(page.locator("body")).not.toHaveClass(/remark-blackout-mode/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await expect(onStage(page)).toHaveText("Slide 3");
  }
  await page.keyboard.press("Control+,");
  await expect(lettersSwitch(page)).not.toBeChecked();
  await lettersSwitch(page).check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(onStage(page)).toHaveText("Slide 4");
});

test("the settings are reached without a keyboard, are labelled, and count at once", async ({ context }) => {
  const page = await openPresenter(context);
  await page.getByRole("button", { name: "Help: all keys" }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(lettersSwitch(page)).toBeFocused();
  await expect(lettersSwitch(page)).toHaveAccessibleDescription(/^Off: letters, digits and signs do nothing/);
  await settings(page).getByRole("checkbox", { name: "Light controls" }).check();
  await expect(page.locator("[data-lectern-scheme=light]").first()).toBeAttached();
  const size = settings(page).getByRole("slider", { name: "Size of the notes" });
  await size.fill("1.5");
  await expect(settings(page).getByText("150 %")).toBeVisible();
  await size.press("ArrowRight");
  await expect(settings(page).getByText("160 %")).toBeVisible();
  await expect(onStage(page)).toHaveText("Slide 1");
  await settings(page).getByRole("button", { name: "Close: Settings" }).click();
  await expect(settings(page)).toBeHidden();
});
