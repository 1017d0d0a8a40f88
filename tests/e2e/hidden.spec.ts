import { chromium, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// A minimised or covered audience window gets no animation frames and throttled timers. The driver's own
// flags switch that off; without removing them this file would prove nothing.
const throttling = [
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
];

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(Array.from({ length: 30 }, (_, i) => `# Slide ${i + 1}`).join("\n---\n"));
});
test.afterAll(() => talk.close());

test("a hidden audience window applies every change at once", async ({ launchOptions }) => {
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: throttling });
  const context = await browser.newContext();
  const presenter = await context.newPage();
  await presenter.goto(talk.url + "#p1");
  const [audience] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("c")]);
  await expect(audience.locator(".remark-visible h1")).toHaveText("Slide 1");

  const devtools = await context.newCDPSession(audience);
  const { windowId } = await devtools.send("Browser.getWindowForTarget");
  await devtools.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
  await expect.poll(() => audience.evaluate(() => document.visibilityState)).toBe("hidden");
  await audience.evaluate(() => {
    const page = window as unknown as { frames_: number; shown_: string[] };
    page.frames_ = 0;
    page.shown_ = [];
    const count = () => {
      page.frames_ += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    new MutationObserver(() => {
      const heading = document.querySelector(".remark-slides-area .remark-visible h1")?.textContent ?? "";
      if (page.shown_.at(-1) !== heading) page.shown_.push(heading);
    }).observe(document.querySelector(".remark-slides-area")!, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["class"],
    });
  });

  for (let i = 0; i < 20; i++) await presenter.keyboard.press("ArrowRight");
  const shown = () => audience.evaluate(() => (window as unknown as { shown_: string[] }).shown_);
  await expect.poll(shown).toContain("Slide 21");
  expect(await audience.evaluate(() => (window as unknown as { frames_: number }).frames_)).toBe(0);
  expect(await shown()).toEqual(Array.from({ length: 20 }, (_, i) => `Slide ${i + 2}`));
  await browser.close();
});
