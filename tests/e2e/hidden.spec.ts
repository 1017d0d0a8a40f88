import { expect, test } from "@playwright/test";

import { openPlainBrowser } from "../bench/pipe.ts";
import { presentDeck } from "../support/lectern.ts";

// A minimised or covered audience window gets no animation frames and throttled timers. The test driver tells every
// page that it is visible and keeps its timers awake, so this one asks a browser as a speaker has it.

const deck = Array.from({ length: 30 }, (_, i) => `# Slide ${i + 1}`).join("\n---\n");

const watch = `
  window.frames_ = 0;
  const count = () => { frames_ += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
  const area = document.querySelector(".remark-slides-area");
  const headingShown = () => area.querySelector(".remark-visible h1")?.textContent;
  window.shown_ = [headingShown()];
  new MutationObserver(() => {
    const heading = headingShown();
    if (heading !== undefined && shown_.at(-1) !== heading) shown_.push(heading);
  }).observe(area, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });`;

test("a hidden audience window applies every change at once, without a single frame", async () => {
  const talk = await presentDeck(deck);
  const browser = await openPlainBrowser();
  try {
    const heading = `document.querySelector(".remark-slides-area .remark-visible h1")?.textContent`;
    const presenter = await browser.open(`${talk.url}#p1`);
    await expect.poll(() => presenter.evaluate(heading)).toBe("Slide 1");
    const audience = await browser.opened(() => presenter.press("c"));
    await expect.poll(() => audience.evaluate(heading)).toBe("Slide 1");

    const { windowId } = await browser.send("Browser.getWindowForTarget", { targetId: audience.id });
    await browser.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
    await expect.poll(() => audience.evaluate("document.visibilityState")).toBe("hidden");
    await audience.evaluate(watch);

    for (let slide = 2; slide <= 21; slide++) {
      await presenter.press("ArrowRight");
      await expect.poll(() => audience.evaluate("shown_.at(-1)")).toBe(`Slide ${slide}`);
    }
    expect(await audience.evaluate("shown_")).toEqual(Array.from({ length: 21 }, (_, i) => `Slide ${i + 1}`));
    expect(await audience.evaluate("frames_")).toBe(0);
  } finally {
    await browser.close();
    await talk.close();
  }
});
