import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { type BrowserContext, type Page, expect, test } from "@playwright/test";

import { openPlainBrowser, type Tab } from "../bench/pipe.ts";
import { keptIndex } from "../support/diary.ts";
import { type Presented, presentDeck } from "../support/lectern.ts";

// A talk that ended by accident: the next window offers to go on with it, and only offers.

const deck = Array.from({ length: 30 }, (_, i) => `# Slide ${i + 1}`).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const resumeBar = (page: Page) => page.getByRole("region", { name: "A talk to resume" });
const joinBar = (page: Page) => page.getByRole("region", { name: "A talk that is open" });
const seconds = (face: string) => face.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
const elapsed = async (page: Page) => seconds((await page.getByRole("timer").textContent()) ?? "");

async function openPage(context: BrowserContext, place = "#p1"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(talk.url + place);
  await expect(onStage(page)).toBeVisible();
  return page;
}

/** Wherever the offer would have been by now, had there been one. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("lectern", 1);
        request.addEventListener("success", () => setTimeout(resolve, 800));
      }),
  );
}

/** A talk at slide 7, kept on disk, and no window of it. */
async function giveTalk(context: BrowserContext): Promise<void> {
  const page = await openPage(context);
  for (let slide = 2; slide <= 7; slide++) await page.keyboard.press("ArrowRight");
  await expect(onStage(page)).toHaveText("Slide 7");
  await expect.poll(() => kept(page)).toBe(6);
  await page.close();
}

const kept = (page: Page): Promise<number | null> => page.evaluate(keptIndex);

test("a new window of a deck whose talk ended goes on with it when asked", async ({ context }) => {
  await giveTalk(context);
  const page = await openPage(context);
  await expect(resumeBar(page)).toContainText(/Resume: slide 7, 0:\d\d elapsed/);
  await expect(resumeBar(page)).toContainText("Last open a moment ago · Slide 7");
  await expect(onStage(page)).toHaveText("Slide 1");
  await page.getByRole("button", { name: "Resume" }).press("Enter");
  await expect(onStage(page)).toHaveText("Slide 7");
  await expect(resumeBar(page)).toBeHidden();
  expect(await elapsed(page)).toBeGreaterThan(0);
  await page.reload();
  await expect(onStage(page)).toHaveText("Slide 7");
  await expect(page.getByRole("toolbar")).toBeVisible();
  await expect(resumeBar(page)).toBeHidden();
});

test("the stage offers it too", async ({ context }) => {
  await giveTalk(context);
  const page = await openPage(context, "");
  await expect(resumeBar(page)).toContainText("Resume: slide 7");
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(onStage(page)).toHaveText("Slide 7");
  await expect(page).toHaveURL(/#7$/);
});

test("the first move starts afresh and takes the offer away", async ({ context }) => {
  await giveTalk(context);
  const page = await openPage(context);
  await expect(resumeBar(page)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(resumeBar(page)).toBeHidden();
  await expect(onStage(page)).toHaveText("Slide 2");
});

test("a talk that was declined is not offered again", async ({ context }) => {
  await giveTalk(context);
  const page = await openPage(context);
  await page.getByRole("button", { name: "Start afresh" }).click();
  await expect(resumeBar(page)).toBeHidden();
  await expect(onStage(page)).toHaveText("Slide 1");
  await expect.poll(() => kept(page)).toBe(null);
  const next = await openPage(context);
  await settled(next);
  await expect(resumeBar(next)).toBeHidden();
});

test("a talk of four hours ago is an old rehearsal, and is not offered", async ({ context }) => {
  await giveTalk(context);
  const early = await context.newPage();
  await early.clock.setFixedTime(Date.now() + 3.9 * 3_600_000);
  await early.goto(`${talk.url}#p1`);
  await expect(resumeBar(early)).toContainText("Last open 4 hours ago");
  const late = await context.newPage();
  await late.clock.setFixedTime(Date.now() + 4 * 3_600_000);
  await late.goto(`${talk.url}#p1`);
  await settled(late);
  await expect(resumeBar(late)).toBeHidden();
});

test("nothing is offered of a talk that nobody began, nor to an audience window", async ({ context }) => {
  const untouched = await openPage(context, "#p5");
  await untouched.keyboard.press("b");
  await untouched.close();
  const page = await openPage(context);
  await settled(page);
  await expect(resumeBar(page)).toBeHidden();
  await page.close();

  await giveTalk(context);
  const audience = await context.newPage();
  await audience.goto(`${talk.url}?talk=0123456789abcdef#1`);
  await settled(audience);
  await expect(resumeBar(audience)).toBeHidden();
});

test("a talk whose audience window is still open is joined, and followed again", async ({ context }) => {
  const presenter = await openPage(context);
  const [audience] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("c")]);
  await expect(onStage(audience)).toBeVisible();
  await presenter.keyboard.press("ArrowRight");
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 3");
  await expect.poll(() => kept(presenter)).toBe(2);
  const crashed = presenter.waitForEvent("crash");
  const devtools = await context.newCDPSession(presenter);
  void devtools.send("Page.crash").catch(() => {});
  await crashed;

  const again = await openPage(context);
  await expect(joinBar(again)).toContainText("This talk is open in another window");
  await again.getByRole("button", { name: "Join" }).click();
  await expect(onStage(again)).toHaveText("Slide 3");
  await expect(again.locator(".lectern-light")).toHaveText("●audience");
  await again.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 4");
});

test("a browser that was killed takes no talk with it: slide and timer are offered to the second", async () => {
  const profile = await mkdtemp(path.join(tmpdir(), "lectern-killed-"));
  const heading = `document.querySelector(".remark-slides-area .remark-visible h1")?.textContent`;
  const inside = (selector: string) =>
    `document.querySelector(".lectern-app")?.shadowRoot?.querySelector("${selector}")?.textContent ?? null`;
  const present = async (tab: Tab): Promise<void> => {
    await expect.poll(() => tab.evaluate(heading)).toBe("Slide 1");
    await expect.poll(() => tab.evaluate(inside(".lectern-elapsed"))).not.toBeNull();
  };
  try {
    const browser = await openPlainBrowser([], profile);
    const first = await browser.open(`${talk.url}#p1`);
    await present(first);
    await first.press("ArrowRight");
    const begun = Date.now();
    for (let slide = 3; slide <= 23; slide++) await first.press("ArrowRight");
    await expect.poll(() => first.evaluate(heading)).toBe("Slide 23");
    await expect.poll(() => first.evaluate(keptIndex)).toBe(22);
    await browser.kill();

    const again = await openPlainBrowser([], profile);
    try {
      const second = await again.open(`${talk.url}#p1`);
      await present(second);
      await expect
        .poll(() => second.evaluate(inside(".lectern-resume b")))
        .toMatch(/^Resume: slide 23, \d+:\d\d elapsed$/);
      await second.evaluate(
        `document.querySelector(".lectern-app").shadowRoot.querySelector(".lectern-button-first").click()`,
      );
      await expect.poll(() => second.evaluate(heading)).toBe("Slide 23");
      const shown = seconds(await second.evaluate<string>(inside(".lectern-elapsed .lectern-time")));
      expect(Math.abs(shown - (Date.now() - begun) / 1000)).toBeLessThanOrEqual(1.5);
    } finally {
      await again.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
