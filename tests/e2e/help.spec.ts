import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// The sheets that anyone can open, and the controls of the stage.

const deck = Array.from({ length: 20 }, (_, i) => `name: part-${i + 1}\n\n# Slide ${i + 1}`).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const help = (page: Page) => page.getByRole("dialog", { name: "Keys" });

async function openStage(page: Page, place = "#1"): Promise<void> {
  await page.goto(talk.url + place);
  await expect(onStage(page)).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
}

test("help lists every key by what one wants to do", async ({ page }) => {
  await openStage(page);
  await page.keyboard.press("?");
  await expect(help(page)).toBeVisible();
  await expect(help(page).getByRole("heading", { level: 3 })).toHaveText([
    "Move",
    "Look around",
    "Audience",
    "Time and notes",
    "Windows",
  ]);
  for (const key of ["→", "Page Down", "Shift", "Home", "b", "f", "p", "c", "g", "o", "Esc"]) {
    await expect(help(page).getByText(key, { exact: true }).first()).toBeVisible();
  }
  await expect(help(page).getByText("Open the audience window")).toBeVisible();
});

for (const size of [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
]) {
  test(`help fits a small projector's screen, ${size.width} by ${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    await openStage(page);
    await page.keyboard.press("h");
    await expect(help(page).getByText("This help")).toBeInViewport({ ratio: 1 });
    const keys = help(page).getByRole("region", { name: "All keys" });
    expect(await keys.evaluate((pane) => pane.scrollHeight - pane.clientHeight)).toBe(0);
    expect(await keys.evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
  });
}

test("help scrolls on a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openStage(page);
  await page.keyboard.press("h");
  const keys = help(page).getByRole("region", { name: "All keys" });
  expect(await keys.evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
  await page.keyboard.press("End");
  await expect(help(page).getByText("This help")).toBeInViewport({ ratio: 1 });
});

for (const [how, close] of [
  ["Esc", (page: Page) => page.keyboard.press("Escape")],
  ["its own key", (page: Page) => page.keyboard.press("h")],
  ["its button", (page: Page) => page.getByRole("button", { name: "Close: Keys" }).click()],
  ["a click beside it", (page: Page) => page.mouse.click(5, 5)],
] as const) {
  test(`help closes by ${how}, on the slide where it was opened`, async ({ page }) => {
    await openStage(page, "#3");
    await page.keyboard.press("h");
    await expect(help(page)).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await close(page);
    await expect(help(page)).toBeHidden();
    await expect(onStage(page)).toHaveText("Slide 3");
    await page.keyboard.press("ArrowRight");
    await expect(onStage(page)).toHaveText("Slide 4");
  });
}

test("focus stays in the sheet, and comes back where it was", async ({ page }) => {
  await openStage(page);
  const button = page
    .getByRole("navigation", { name: "Slides" })
    .getByRole("button", { name: "Help: all keys" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(help(page)).toBeVisible();
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("Tab");
    await expect(button).not.toBeFocused();
  }
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("go to takes a number, a name or a title", async ({ page }) => {
  await openStage(page);
  for (const [text, title] of [
    ["7", "Slide 7"],
    ["part-12", "Slide 12"],
    ["slide 20", "Slide 20"],
  ] as const) {
    await page.keyboard.press("g");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox")).toHaveCount(0);
    await expect(onStage(page)).toHaveText(title);
  }
});

test("go to suggests, and arrows choose", async ({ page }) => {
  await openStage(page);
  await page.keyboard.press("g");
  await page.keyboard.type("slide 1");
  await expect(page.getByRole("option")).toHaveCount(8);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toContainText("Slide 11");
  await page.keyboard.press("Enter");
  await expect(onStage(page)).toHaveText("Slide 11");
  await page.keyboard.press("g");
  await page.keyboard.type("nothing like it");
  await expect(page.getByText("No slide is called that.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(onStage(page)).toHaveText("Slide 11");
});

test("digits are shown while they are typed", async ({ page }) => {
  await openStage(page);
  await page.keyboard.press("1");
  await page.keyboard.press("4");
  const chip = page.locator(".lectern-typed");
  await expect(chip).toContainText("14");
  await page.keyboard.press("Enter");
  await expect(chip).toBeHidden();
  await expect(onStage(page)).toHaveText("Slide 14");
});

test("the controls of the stage come with the pointer and go by themselves", async ({ page }) => {
  await openStage(page);
  const controls = page.getByRole("navigation", { name: "Slides" });
  const opacity = () => controls.evaluate((bar) => getComputedStyle(bar).opacity);
  expect(await opacity()).toBe("0");
  await page.mouse.move(300, 200);
  expect(await opacity()).toBe("0");
  await page.mouse.move(200, 700);
  await expect.poll(opacity).toBe("1");
  await expect(controls).toContainText("1 / 20");
  await controls.getByRole("button", { name: "Next step" }).click();
  await expect(onStage(page)).toHaveText("Slide 2");
  await page.mouse.move(300, 200);
  await expect.poll(opacity).toBe("0");
});

test("the controls of the stage come with the focus", async ({ page }) => {
  await openStage(page);
  const controls = page.getByRole("navigation", { name: "Slides" });
  await controls.getByRole("button", { name: "Presenter view" }).focus();
  await expect.poll(() => controls.evaluate((bar) => getComputedStyle(bar).opacity)).toBe("1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("toolbar")).toBeVisible();
});

test("with reduced motion nothing of ours moves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openStage(page);
  const durations = await page
    .getByRole("navigation", { name: "Slides" })
    .evaluate((bar) => getComputedStyle(bar).transitionDuration);
  expect(durations.split(", ").every((duration) => duration === "0s")).toBe(true);
});
