import { type BrowserContext, type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// Real windows of one real browser: what a speaker does to them on stage, and what must not come of it.

const deck = Array.from({ length: 12 }, (_, i) => `# Slide ${i + 1}\n\n???\nNote ${i + 1}`).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

/** The heading that people in front of this window see. */
const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const elapsed = (page: Page) => page.getByRole("timer");
/** "1:05" or "1:01:05" as seconds. */
const seconds = async (page: Page) =>
  ((await elapsed(page).textContent()) ?? "").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

async function openPresenter(context: BrowserContext, place = "#p1"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(talk.url + place);
  await expect(onStage(page)).toBeVisible();
  return page;
}

async function openAudience(context: BrowserContext, presenter: Page): Promise<Page> {
  const [audience] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("c")]);
  await expect(onStage(audience)).toBeVisible();
  return audience;
}

test("the audience window follows the presenter, and the presenter the audience window", async ({
  context,
}) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 2");
  await audience.keyboard.press("End");
  await expect(onStage(presenter)).toHaveText("Slide 12");
  await expect(audience).toHaveURL(/#12$/);
  await expect(presenter).toHaveURL(/#p12$/);
});

test("an audience window opened in the middle of the talk shows the live slide", async ({ context }) => {
  const presenter = await openPresenter(context);
  for (const digit of "7") await presenter.keyboard.press(digit);
  await presenter.keyboard.press("Enter");
  const audience = await openAudience(context, presenter);
  await expect(onStage(audience)).toHaveText("Slide 7", { timeout: 1000 });
});

test("the audience window is an audience window, also when the presenter view was up first", async ({
  context,
}) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  await expect(audience.locator("body.remark-presenter-mode")).toHaveCount(0);
  await expect(audience.getByText("Note 1", { exact: true })).toBeHidden();
});

test("blackout reaches the audience, and the presenter keeps seeing the slide", async ({ context }) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  await presenter.keyboard.press("b");
  await expect(audience.locator("body")).toHaveClass(/remark-blackout-mode/);
  await expect(audience.locator(".remark-backdrop")).toBeVisible();
  await expect(presenter.locator(".remark-backdrop")).toBeHidden();
  await audience.keyboard.press("b");
  await expect(audience.locator(".remark-backdrop")).toBeHidden();
  await expect(presenter.locator("body")).not.toHaveClass(/remark-blackout-mode/);
});

test("a reloaded presenter keeps slide and timer", async ({ context }) => {
  const presenter = await openPresenter(context);
  await presenter.clock.install();
  await presenter.reload();
  await presenter.keyboard.press("ArrowRight");
  await presenter.keyboard.press("ArrowRight");
  await presenter.clock.runFor(65_000);
  await expect.poll(() => seconds(presenter)).toBeGreaterThanOrEqual(65);
  await presenter.reload();
  await expect(onStage(presenter)).toHaveText("Slide 3");
  await expect.poll(() => seconds(presenter)).toBeGreaterThanOrEqual(65);
});

test("a reloaded audience window is back at the live slide with the blackout it had", async ({ context }) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  await presenter.keyboard.press("ArrowRight");
  await presenter.keyboard.press("b");
  await expect(audience.locator("body")).toHaveClass(/remark-blackout-mode/);
  await audience.reload();
  await expect(audience.locator("body")).toHaveClass(/remark-blackout-mode/);
  await presenter.keyboard.press("b");
  await expect(onStage(audience)).toHaveText("Slide 2");
});

test("either window can be closed and the other does not notice", async ({ context }) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 2");
  await presenter.close();
  await audience.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 3");
});

test("two talks of one deck in one browser never hear each other", async ({ context }) => {
  const one = await openPresenter(context);
  const two = await openPresenter(context);
  const audience = await openAudience(context, two);
  await one.keyboard.press("End");
  await two.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 2");
  await expect(onStage(one)).toHaveText("Slide 12");
  await expect(onStage(two)).toHaveText("Slide 2");
});

test("a hung presenter does not freeze the audience window", async ({ context }) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  let hung = true;
  const hang = presenter
    .evaluate(() => {
      const until = Date.now() + 4000;
      while (Date.now() < until);
    })
    .then(() => (hung = false));
  await audience.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 2");
  expect(hung).toBe(true);
  await hang;
  await expect(onStage(presenter)).toHaveText("Slide 2");
});

test("a crashed presenter page does not take the audience window along", async ({ context }) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 2");
  const crashed = presenter.waitForEvent("crash");
  const devtools = await context.newCDPSession(presenter);
  void devtools.send("Page.crash").catch(() => {});
  await crashed;
  await audience.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 3");
});

test("a save reaches every window in place, on the same slide, while the timer runs on", async ({
  context,
}) => {
  const own = await presentDeck(deck);
  const presenter = await context.newPage();
  await presenter.goto(own.url + "#p1");
  const audience = await openAudience(context, presenter);
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 2");
  await own.save(`# A new first slide\n---\n${deck.replace("# Slide 2", "# Slide 2, mended")}`);
  await expect(onStage(presenter)).toHaveText("Slide 2, mended");
  await expect(onStage(audience)).toHaveText("Slide 2, mended");
  await expect(audience).toHaveURL(/#3$/);
  await expect(elapsed(presenter)).not.toHaveText(/^0:00(:00)?$/);
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 3");
  await own.save("");
  await expect(presenter.getByRole("button", { name: /problem/i })).toBeVisible();
  await expect(onStage(audience)).toHaveText("Slide 3");
  await own.close();
});
