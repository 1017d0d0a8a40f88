import { expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";
import { locks, look, stubLocks } from "../support/screen-locks.ts";

// The screen stays on while a talk is given. Headless browsers have no screen, so the lock itself is a stub; who takes
// it, when, and how often is ours.

const deck = Array.from({ length: 4 }, (_, i) => `# Slide ${i + 1}`).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

test("presenting holds the screen's lock from the first move, once and once for every return", async ({
  page,
}) => {
  await stubLocks(page);
  await page.goto(`${talk.url}#p1`);
  await expect(page.getByRole("toolbar")).toBeVisible();
  expect(await locks(page)).toEqual({ requests: 0, held: 0 });
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => locks(page)).toEqual({ requests: 1, held: 1 });
  for (let returns = 1; returns <= 10; returns++) {
    await look(page, "hidden");
    expect(await locks(page)).toEqual({ requests: returns, held: 0 });
    await look(page, "visible");
    await expect.poll(() => locks(page)).toEqual({ requests: 1 + returns, held: 1 });
    await page.keyboard.press("ArrowRight");
  }
  expect(await locks(page)).toEqual({ requests: 11, held: 1 });
});

test("the lock is given back when nobody presents in the window any more", async ({ page }) => {
  await stubLocks(page);
  await page.goto(`${talk.url}#p1`);
  await expect(page.getByRole("toolbar")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => locks(page)).toEqual({ requests: 1, held: 1 });
  await page.keyboard.press("p");
  await expect.poll(() => locks(page)).toEqual({ requests: 1, held: 0 });
  await page.keyboard.press("f");
  await expect.poll(() => locks(page)).toEqual({ requests: 2, held: 1 });
  await page.keyboard.press("f");
  await expect.poll(() => locks(page)).toEqual({ requests: 2, held: 0 });
});

test("an audience window holds it too, and a deck that is only read does not", async ({ page, context }) => {
  await page.goto(`${talk.url}#p1`);
  await expect(page.getByRole("toolbar")).toBeVisible();
  const audience = await context.newPage();
  await stubLocks(audience);
  const session = await page.evaluate(() => Object.values(sessionStorage).find((id) => /^\w{32}$/.test(id)));
  await audience.goto(`${talk.url}?talk=${session}`);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => locks(audience)).toEqual({ requests: 1, held: 1 });

  const reader = await context.newPage();
  await stubLocks(reader);
  await reader.goto(talk.url);
  await expect(reader.getByRole("navigation", { name: "Slides" })).toBeAttached();
  await reader.keyboard.press("ArrowRight");
  await expect(reader).toHaveURL(/#2$/);
  await reader.keyboard.press("h");
  await expect(reader.getByRole("dialog")).toBeVisible();
  expect(await locks(reader)).toEqual({ requests: 0, held: 0 });
});

test("where there is no lock, or none now, the presenter is told once", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "wakeLock", { value: undefined }));
  await page.goto(`${talk.url}#p1`);
  const hint = page.getByText("This browser cannot keep the screen awake: switch off the screen saver");
  await expect(page.getByRole("toolbar")).toBeVisible();
  await expect(hint).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await expect(hint).toBeVisible();
  await page.getByRole("button", { name: "Close this hint" }).click();
  await expect(hint).toBeHidden();
  await page.reload();
  await expect(page.getByRole("toolbar")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/#p3$/);
  await expect(hint).toBeHidden();
});
