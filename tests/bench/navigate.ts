import { setTimeout as rest } from "node:timers/promises";

import { presentDeck } from "../support/lectern.ts";
import { plainDeck } from "./decks.ts";
import type { Figure } from "./figure.ts";
import { median, milliseconds, quantile } from "./figure.ts";
import { type Tab, openPlainBrowser, waitFor } from "./pipe.ts";
import { slideShown, writeStaticPage } from "./static-page.ts";

const keys = 60;

/** Processor time that script of all kinds has taken in the page so far, ms: what others do meanwhile is not in it. */
async function scriptTime(tab: Tab): Promise<number> {
  const { metrics } = (await tab.send("Performance.getMetrics")) as {
    metrics: readonly { readonly name: string; readonly value: number }[];
  };
  return metrics.find(({ name }) => name === "ScriptDuration")!.value * 1000;
}

/** Script that each key costs: its own, and what is drawn ahead afterwards, ms. */
async function scriptPerKey(tab: Tab): Promise<number[]> {
  await tab.send("Performance.enable", { timeDomain: "threadTicks" });
  const times: number[] = [];
  for (let key = 0; key < keys; key += 1) {
    const before = await scriptTime(tab);
    await tab.press("ArrowRight");
    await rest(40);
    times.push((await scriptTime(tab)) - before);
  }
  await tab.send("Performance.disable");
  return times;
}

/**
 * Notes when the frame after a key has been painted: what a frame's callback posts is heard after the frame. Noted, not
 * told: a key may overtake a question that was asked before it.
 */
const watchFrames = `
  window.painted = [];
  window.after = new MessageChannel();
  after.port1.onmessage = ({ data }) => { painted.push(performance.now() - data); };
  addEventListener("keydown", (event) => {
    requestAnimationFrame(() => after.port2.postMessage(event.timeStamp));
  }, true);`;

async function keyToFrame(tab: Tab): Promise<number> {
  await tab.evaluate("painted.length = 0");
  await tab.press("ArrowRight");
  return tab.evaluate(waitFor("painted[0]"));
}

export async function navigateFigures(): Promise<Figure[]> {
  const talk = await presentDeck(plainDeck(2000));
  const browser = await openPlainBrowser();
  try {
    const still = await browser.open(await writeStaticPage(browser, talk, 2));
    await still.evaluate(`${watchFrames}
      addEventListener("keydown", () => {
        for (const slide of document.querySelectorAll(".remark-slide-container")) slide.classList.toggle("remark-visible");
      });`);
    const live = await browser.open(`${talk.url}#900`);
    await live.evaluate(slideShown);
    const script = await scriptPerKey(live);

    await live.evaluate(watchFrames);
    const frames = { live: [] as number[], still: [] as number[] };
    for (let key = -5; key < keys; key += 1) {
      const [ours, theirs] = [await keyToFrame(live), await keyToFrame(still)];
      if (key < 0) continue;
      frames.live.push(ours);
      frames.still.push(theirs);
    }
    const told = (samples: readonly number[]): string =>
      `p50 ${milliseconds(median(samples))}, p95 ${milliseconds(quantile(samples, 0.95))}`;
    return [
      {
        what: "script of a key at 2,000 slides, p95",
        measured: `p50 ${milliseconds(median(script))}`,
        against: "a 60 Hz frame",
        value: quantile(script, 0.95),
        unit: "ms",
        budget: 1000 / 60,
      },
      {
        what: "key to painted frame at 2,000 slides",
        measured: told(frames.live),
        against: `static page ${told(frames.still)}`,
        value: median(frames.live) / median(frames.still),
        unit: "×",
        budget: null,
      },
    ];
  } finally {
    await browser.close();
    await talk.close();
  }
}
