import { setTimeout as rest } from "node:timers/promises";

import { presentDeck } from "../support/lectern.ts";
import { plainDeck } from "./decks.ts";
import type { Figure } from "./figure.ts";
import { milliseconds, quantile } from "./figure.ts";
import { type Tab, openPlainBrowser, waitFor } from "./pipe.ts";
import { slideShown } from "./static-page.ts";

const reloads = 100;
const saves = 50;
const moves = 2000;
const keys = 10_000;
/** Keys on their way at once. */
const batch = 50;

const heading = `document.querySelector(".remark-slides-area > .remark-visible h1")?.textContent`;
const time = `document.querySelector(".lectern-app")?.shadowRoot?.querySelector(".lectern-elapsed .lectern-time")?.textContent`;

/** From the beginning of a navigation until `shown` is true, ms by the page's own clock. */
async function recovery(tab: Tab, shown: string): Promise<number> {
  const before = await tab.evaluate<number>("performance.timeOrigin");
  await tab.send("Page.reload");
  for (let tries = 0; tries < 500; tries += 1) {
    const now = await tab
      .evaluate<number>(`performance.timeOrigin === ${before} || !(${shown}) ? 0 : performance.now()`)
      .catch(() => 0);
    if (now > 0) return now;
    await rest(5);
  }
  throw new Error("A reloaded window did not come back.");
}

function recovered(window: string, times: readonly number[], bare: readonly number[]): Figure {
  const slowest = Math.max(...times);
  return {
    what: `reload of the ${window}, slowest of ${times.length}`,
    measured: `p95 ${milliseconds(quantile(times, 0.95))}`,
    against: `bare page p95 ${milliseconds(quantile(bare, 0.95))}`,
    value: slowest,
    unit: "ms",
    budget: 1000,
  };
}

/** Bytes of script's heap, when everything that can go has gone. */
async function heap(tab: Tab): Promise<number> {
  await tab.send("HeapProfiler.collectGarbage");
  const { usedSize } = await tab.send("Runtime.getHeapUsage");
  return usedSize as number;
}

/** Keys there and back, many on their way at once; the deck is longer than a batch. */
async function press(tab: Tab, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += batch) {
    const key = (sent / batch) % 2 === 0 ? "ArrowRight" : "ArrowLeft";
    await Promise.all(Array.from({ length: Math.min(batch, count - sent) }, () => tab.press(key)));
  }
}

export async function windowFigures(): Promise<Figure[]> {
  const text = plainDeck(100);
  const talk = await presentDeck(text, { files: { "bare.html": "<!doctype html><h1>Bare</h1>" } });
  const browser = await openPlainBrowser();
  try {
    const presenter = await browser.open(`${talk.url}#p1`);
    await presenter.evaluate(slideShown);
    const audience = await browser.opened(() => presenter.press("c"));
    await audience.evaluate(slideShown);
    const bare = await browser.open(`${talk.url}bare.html`);
    const begun = Date.now();
    await presenter.press("ArrowRight");

    const [ofAudience, ofPresenter, ofBare, errors]: number[][] = [[], [], [], []];
    for (let reload = 0; reload < reloads; reload += 1) {
      ofBare!.push(await recovery(bare, `document.querySelector("h1") !== null`));
      ofAudience!.push(await recovery(audience, `${heading} === "Slide 2"`));
      ofPresenter!.push(await recovery(presenter, `${heading} === "Slide 2" && ${time} !== undefined`));
      const seconds = (await presenter.evaluate<string>(time))
        .split(":")
        .reduce((sum, part) => sum * 60 + Number(part), 0);
      // Whole seconds are shown: half of one is fair.
      errors!.push(Math.abs((seconds + 0.5) * 1000 - (Date.now() - begun)));
    }

    const saved: number[] = [];
    for (let save = 0; save < saves; save += 1) {
      const written = Date.now();
      await talk.save(text.replace("# Slide 2\n", `# Slide 2, save ${save}\n`));
      const shown = `${heading} === "Slide 2, save ${save}" ? Date.now() : undefined`;
      saved.push((await audience.evaluate<number>(waitFor(shown))) - written);
    }

    await press(presenter, 200);
    const before = await heap(presenter);
    await press(presenter, moves);
    // 1,000 moves are an hour's.
    const slope = (((await heap(presenter)) - before) / moves) * 1000;

    const clock = `JSON.parse(Object.entries(sessionStorage).find(([name]) => /^lectern:.*:[\\w-]{16,}$/.test(name))[1]).stamp.clock`;
    const first = await presenter.evaluate<number>(clock);
    await press(presenter, keys);
    const reached = await presenter.evaluate<number>(clock);
    const heard = await audience.evaluate<number>(waitFor(`${clock} >= ${reached} ? ${clock} : undefined`));

    return [
      recovered("audience window", ofAudience!, ofBare!),
      recovered("presenter view", ofPresenter!, ofBare!),
      {
        what: `timer's error after a reload, largest of ${reloads}`,
        measured: milliseconds(Math.max(...errors!)),
        against: "wall time",
        value: Math.max(...errors!),
        unit: "ms",
        budget: 1000,
      },
      {
        what: "save to changed slide in the audience window, p95",
        measured: `p50 ${milliseconds(quantile(saved, 0.5))}`,
        against: "the write",
        value: quantile(saved, 0.95),
        unit: "ms",
        budget: 300,
      },
      {
        what: `heap, growth in 1,000 moves (of ${moves})`,
        measured: `${(slope / 1024).toFixed(0)} kB`,
        against: "garbage collected",
        value: slope / 1024,
        unit: "kB",
        budget: 5 * 1024,
      },
      {
        what: `keys lost, of ${keys}`,
        measured: `${heard - first} moves heard`,
        against: `${keys} keys`,
        value: keys - (heard - first),
        unit: "×",
        budget: 0,
      },
    ];
  } finally {
    await browser.close();
    await talk.close();
  }
}
