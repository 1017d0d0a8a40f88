import { type BrowserContext, type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// The speaker looks around while the audience stays where it is, and takes what was found live, or returns.

const slides = Array.from(
  { length: 12 },
  (_, i) => `name: s${i + 1}\n\n# Slide ${i + 1}\n\n???\nNote ${i + 1}`,
);
slides[3] = "name: s4\n\n# Slide 4\n\nfirst\n\n--\n\nsecond\n\n--\n\n[to nine](#s9)";
const deck = slides.join("\n---\n");

let talk: Presented;
test.beforeEach(async () => {
  talk = await presentDeck(deck);
});
test.afterEach(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const bar = (page: Page) => page.getByRole("region", { name: "Off air" });

async function openWindows(
  context: BrowserContext,
  place: string,
): Promise<{ presenter: Page; audience: Page }> {
  const presenter = await context.newPage();
  await presenter.goto(talk.url + place);
  await expect(presenter.getByRole("toolbar").first()).toBeVisible();
  const [audience] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("c")]);
  await expect(onStage(audience)).toBeVisible();
  await presenter.bringToFront();
  return { presenter, audience };
}

test("off air the speaker walks, the audience stays; Enter takes the slide live", async ({ context }) => {
  const { presenter, audience } = await openWindows(context, "#p2");
  await presenter.keyboard.press("v");
  await expect(bar(presenter)).toContainText("the audience sees 2 · Slide 2");
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(presenter)).toHaveText("Slide 3");
  await expect(presenter.getByRole("region", { name: "What comes next" })).toContainText("Slide 4");
  await expect(onStage(audience)).toHaveText("Slide 2");
  await presenter.keyboard.press("Enter");
  await expect(onStage(audience)).toHaveText("Slide 3");
  await expect(bar(presenter)).toHaveCount(0);
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 4");
});

for (const [way, leave] of [
  ["r", (page: Page) => page.keyboard.press("r")],
  ["Esc", (page: Page) => page.keyboard.press("Escape")],
  ["v once more", (page: Page) => page.keyboard.press("v")],
  ["its button", (page: Page) => bar(page).getByRole("button", { name: "Return" }).click()],
] as const) {
  test(`${way} returns to the live slide, which never moved`, async ({ context }) => {
    const { presenter, audience } = await openWindows(context, "#p2");
    await presenter.keyboard.press("v");
    await presenter.keyboard.press("End");
    await expect(onStage(presenter)).toHaveText("Slide 12");
    await leave(presenter);
    await expect(onStage(presenter)).toHaveText("Slide 2");
    await expect(onStage(audience)).toHaveText("Slide 2");
    await expect(bar(presenter)).toHaveCount(0);
  });
}

test("overview, goto and a slide's links stay off air", async ({ context }) => {
  const { presenter, audience } = await openWindows(context, "#p6");
  await expect(onStage(presenter)).toHaveText("Slide 4");
  await presenter.keyboard.press("v");
  await presenter.locator(".remark-visible a").click();
  await expect(onStage(presenter)).toHaveText("Slide 9");
  await presenter.keyboard.press("o");
  await presenter.keyboard.press("Home");
  await presenter.keyboard.press("Enter");
  await expect(onStage(presenter)).toHaveText("Slide 1");
  await presenter.keyboard.press("g");
  await presenter.keyboard.type("14");
  await presenter.keyboard.press("Enter");
  await expect(onStage(presenter)).toHaveText("Slide 12");
  await expect(onStage(audience)).toHaveText("Slide 4");
  await bar(presenter).getByRole("button", { name: "Take live" }).click();
  await expect(onStage(audience)).toHaveText("Slide 12");
});

test("Shift and Enter in overview and goto look without the audience", async ({ context }) => {
  const { presenter, audience } = await openWindows(context, "#p2");
  await presenter.keyboard.press("o");
  await presenter.keyboard.press("End");
  await presenter.keyboard.press("Shift+Enter");
  await expect(onStage(presenter)).toHaveText("Slide 12");
  await expect(bar(presenter)).toBeVisible();
  await presenter.keyboard.press("g");
  await presenter.keyboard.type("7");
  await presenter.keyboard.press("Shift+Enter");
  await expect(onStage(presenter)).not.toHaveText("Slide 12");
  await expect(onStage(audience)).toHaveText("Slide 2");
});

test("a reloaded presenter is on air again, at the live slide", async ({ context }) => {
  const { presenter, audience } = await openWindows(context, "#p2");
  await presenter.keyboard.press("ArrowRight");
  await presenter.keyboard.press("v");
  await presenter.keyboard.press("End");
  await expect(onStage(presenter)).toHaveText("Slide 12");
  await presenter.reload();
  await expect(onStage(presenter)).toHaveText("Slide 3");
  await expect(bar(presenter)).toHaveCount(0);
  await expect(onStage(audience)).toHaveText("Slide 3");
});

test("a save keeps the slide that is looked at", async ({ context }) => {
  const { presenter, audience } = await openWindows(context, "#p2");
  await presenter.keyboard.press("v");
  await presenter.keyboard.press("ArrowRight");
  await talk.save(`# New\n---\n${deck}`);
  await expect(bar(presenter)).toContainText("the audience sees 3 · Slide 2");
  await expect(onStage(presenter)).toHaveText("Slide 3");
  await expect(onStage(audience)).toHaveText("Slide 2");
});

test("what happens on air is told off air", async ({ context }) => {
  const { presenter, audience } = await openWindows(context, "#p2");
  await presenter.keyboard.press("v");
  await presenter.keyboard.press("End");
  await audience.keyboard.press("ArrowRight");
  await expect(bar(presenter)).toContainText("the audience sees 3 · Slide 3");
  await expect(onStage(presenter)).toHaveText("Slide 12");
  await presenter.keyboard.press("b");
  await expect(bar(presenter)).toContainText("a black screen");
  await expect(audience.locator("body.remark-blackout-mode")).toHaveCount(1);
});

test("on a stage the key does nothing: it always follows", async ({ context }) => {
  const { presenter, audience } = await openWindows(context, "#p2");
  await audience.keyboard.press("v");
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 3");
});

test("a detour returns with one key, to the increment", async ({ context }) => {
  const { presenter, audience } = await openWindows(context, "#p6");
  await presenter.locator(".remark-visible a").click();
  await expect(onStage(audience)).toHaveText("Slide 9");
  await presenter.keyboard.press("ArrowRight");
  await expect(presenter.getByRole("button", { name: /Return to/ })).toBeVisible();
  await presenter.keyboard.press("r");
  await expect(presenter).toHaveURL(/#p6$/);
  await expect(audience).toHaveURL(/#6$/);
  await expect(audience.locator(".remark-visible")).toContainText("to nine");
  await expect(presenter.getByRole("button", { name: /Return to/ })).toHaveCount(0);
});

test("the last move is undone with one key, and done again", async ({ context }) => {
  const { presenter, audience } = await openWindows(context, "#p2");
  await presenter.keyboard.press("End");
  await expect(onStage(audience)).toHaveText("Slide 12");
  await presenter.keyboard.press("u");
  await expect(onStage(audience)).toHaveText("Slide 2");
  await presenter.keyboard.press("u");
  await expect(onStage(audience)).toHaveText("Slide 12");
});

test("says how many steps of this slide are left", async ({ context }) => {
  const { presenter } = await openWindows(context, "#p4");
  await expect(presenter.getByText("2 more steps")).toBeVisible();
  await presenter.keyboard.press("ArrowRight");
  await expect(presenter.getByText("1 more step", { exact: true })).toBeVisible();
  await presenter.keyboard.press("ArrowRight");
  await expect(presenter.getByText(/more step/)).toHaveCount(0);
});
