import { type BrowserContext, type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// Saves of the deck during a talk: those that are broken, and those that the speaker holds back.

const good = Array.from({ length: 6 }, (_, i) => `# Slide ${i + 1}\n\nText ${i + 1}`).join("\n---\n");
const broken = good.replace("Text 2", "Text 2, half\n\n.left-column[\nnever closed");
const mended = good.replace("Text 2", "Text 2, whole");

let talk: Presented;
test.beforeEach(async () => {
  talk = await presentDeck(good);
});
test.afterEach(() => talk.close());

const slide = (page: Page) => page.locator(".remark-slides-area .remark-visible");
/** A picture of the slide, but for its edges, which end between pixels; once two in a row are alike: fonts come late. */
async function picture(page: Page): Promise<Buffer> {
  const { x, y, width, height } = (await slide(page).boundingBox())!;
  const clip = { x: x + 2, y: y + 2, width: Math.floor(width) - 4, height: Math.floor(height) - 4 };
  let last = await page.screenshot({ clip });
  await expect(async () => {
    const before = last;
    last = await page.screenshot({ clip });
    expect(last.equals(before)).toBe(true);
  }).toPass();
  return last;
}

const bar = (page: Page) => page.locator(".lectern-edits[data-kind]");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const html = (page: Page) => slide(page).evaluate((element) => element.outerHTML);
/** The slide that is up, and a mark on it that a new drawing would not have. */
const mark = (page: Page) => slide(page).evaluate((element) => void Object.assign(element, { marked: true }));
const isMarked = (page: Page) => slide(page).evaluate((element) => "marked" in element);

async function openWindows(context: BrowserContext): Promise<readonly [Page, Page]> {
  const presenter = await context.newPage();
  await presenter.goto(`${talk.url}#p1`);
  await expect(presenter.getByRole("toolbar")).toBeVisible();
  const [audience] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("c")]);
  await expect(presenter.locator(".lectern-light")).toHaveText("●audience");
  await presenter.keyboard.press("ArrowRight");
  for (const page of [presenter, audience]) await expect(slide(page)).toContainText("Text 2");
  // Drawn for good before anybody looks whether it stays as it is.
  for (const page of [presenter, audience]) await page.evaluate(() => document.fonts.ready);
  return [presenter, audience];
}

/** Holds saves back by the settings' command, which has no key of its own. */
async function holdBack(presenter: Page): Promise<void> {
  await presenter.keyboard.press("Control+,");
  await presenter.getByRole("checkbox", { name: "Hold saves back" }).check();
  await presenter.keyboard.press("Escape");
  await expect(bar(presenter)).toContainText("Saves are held back.");
}

test("a broken save moves nothing on screen, the speaker is told, and a good one mends it", async ({
  context,
}) => {
  const [presenter, audience] = await openWindows(context);
  const before = [await html(presenter), await html(audience)];
  for (const page of [presenter, audience]) await mark(page);
  const pictures = [await picture(presenter), await picture(audience)];

  await talk.save(broken);
  await expect(bar(presenter).getByRole("status")).toHaveText(
    "Your last save has an error: talk.md:9:1 .left-column[ is never closed. " +
      "The audience still sees the text before it.",
  );
  expect([await html(presenter), await html(audience)]).toEqual(before);
  for (const page of [presenter, audience]) expect(await isMarked(page)).toBe(true);
  expect((await picture(presenter)).equals(pictures[0]!)).toBe(true);
  expect((await picture(audience)).equals(pictures[1]!)).toBe(true);
  await expect(bar(audience)).toHaveCount(0);
  await expect(audience.getByText("error")).toHaveCount(0);

  await talk.save(mended);
  for (const page of [presenter, audience]) await expect(slide(page)).toContainText("Text 2, whole");
  await expect(bar(presenter)).toHaveCount(0);
});

test("the problems of a broken save are listed before it is shown", async ({ context }) => {
  const [presenter] = await openWindows(context);
  await talk.save(broken);
  await press(presenter, "Problems");
  const problems = presenter.getByRole("dialog", { name: "Problems" });
  await expect(problems.getByRole("listitem")).toHaveCount(1);
  await expect(problems).toContainText(".left-column[ is never closed");
  await expect(problems).toContainText("talk.md:9:1 · not shown yet");
  await expect(presenter.getByRole("button", { name: "1 problem" })).toBeVisible();
  await talk.save(mended);
  await expect(problems).toContainText("Nothing is wrong with this deck.");
});

test("a broken save is shown in both windows when the speaker wants it", async ({ context }) => {
  const [presenter, audience] = await openWindows(context);
  await talk.save(broken);
  await press(presenter, "Show it anyway");
  for (const page of [presenter, audience]) await expect(slide(page)).toContainText("never closed");
  await expect(bar(presenter)).toHaveCount(0);
});

test("a broken save without a speaker is shown", async ({ page }) => {
  await page.goto(talk.url + "#2");
  await expect(slide(page)).toContainText("Text 2");
  await talk.save(broken);
  await expect(slide(page)).toContainText("never closed");
});

test("saves that are held back move nothing until the newest is taken, in both windows", async ({
  context,
}) => {
  const [presenter, audience] = await openWindows(context);
  await holdBack(presenter);
  const before = [await html(presenter), await html(audience)];
  for (const page of [presenter, audience]) await mark(page);
  for (const version of ["first", "second", "third"]) {
    await talk.save(good.replace("Text 2", `Text 2, ${version}`).replace("Slide 1", `Slide 1, ${version}`));
    // Every save has come when its text is the one that waits: only then the next.
    await expect(bar(presenter)).toContainText("A newer text waits.");
    await expect
      .poll(() => presenter.evaluate((url) => fetch(url).then((page) => page.text()), talk.url))
      .toContain(version);
  }
  expect([await html(presenter), await html(audience)]).toEqual(before);
  for (const page of [presenter, audience]) expect(await isMarked(page)).toBe(true);
  await expect(bar(audience)).toHaveCount(0);

  await press(presenter, "Take it");
  for (const page of [presenter, audience]) await expect(slide(page)).toContainText("Text 2, third");
  await expect(bar(presenter)).toHaveText("Saves are held back.Let saves through again");

  await talk.save(mended);
  await expect(bar(presenter)).toContainText("A newer text waits.");
  await press(presenter, "Let saves through again");
  for (const page of [presenter, audience]) await expect(slide(page)).toContainText("Text 2, whole");
  await expect(bar(presenter)).toHaveCount(0);
});

test("a window that reloads or opens while a text is held shows the held one", async ({ context }) => {
  const [presenter, audience] = await openWindows(context);
  await talk.save(broken);
  await expect(bar(presenter)).toBeVisible();
  for (const page of [audience, presenter]) {
    await page.reload();
    await expect(slide(page)).toContainText("Text 2");
    await expect(slide(page)).not.toContainText("never closed");
  }
  await expect(bar(presenter)).toContainText("Your last save has an error");

  const another = await context.newPage();
  await another.goto(audience.url());
  await expect(slide(another)).toContainText("Text 2");
  await expect(slide(another)).not.toContainText("never closed");

  await talk.save(mended);
  for (const page of [presenter, audience, another]) await expect(slide(page)).toContainText("Text 2, whole");
});

test("a window that reloads while a text is held shows nothing else first", async ({ context }) => {
  const [presenter, audience] = await openWindows(context);
  await talk.save(broken);
  await expect(bar(presenter)).toContainText("Your last save has an error");
  await presenter.close();
  for (const again of [1, 2]) {
    // What judges saves has not come yet.
    let come: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (come = resolve));
    const path = /\/edits-[\w-]+\.js$/;
    await audience.route(path, async (route) => {
      await waiting;
      await route.continue();
    });
    await audience.reload({ waitUntil: "commit" });
    await expect(slide(audience), `${again}`).toContainText("Text 2");
    await expect(slide(audience)).not.toContainText("half");
    const came = audience.waitForResponse(path);
    come();
    await came;
    await audience.unroute(path);
    await expect(slide(audience)).not.toContainText("half");
  }
  await audience.keyboard.press("p");
  await expect(bar(audience)).toContainText("Your last save has an error");
  await talk.save(mended);
  await expect(slide(audience)).toContainText("Text 2, whole");
});
