import { writeFile } from "node:fs/promises";
import path from "node:path";

import { type Presented, presentDeck } from "../support/lectern.ts";
import { plainDeck } from "./decks.ts";
import type { Figure } from "./figure.ts";
import { median, milliseconds } from "./figure.ts";
import { type PlainBrowser, type Tab, openPlainBrowser } from "./pipe.ts";
import { slideShown, writeStaticPage } from "./static-page.ts";

const rounds = 9;

/** A tab whose cache is empty each time, with a process and a connection, so that neither is measured. */
export async function openTab(browser: PlainBrowser, talk: Pick<Presented, "url">): Promise<Tab> {
  const tab = await browser.open(`${talk.url}blank.html`);
  await tab.send("Page.enable");
  await tab.send("Network.enable");
  await tab.send("Network.setCacheDisabled", { cacheDisabled: true });
  return tab;
}

/** From the start of the navigation to the first painted text, ms. */
export async function timeToPaint(tab: Tab, talk: Pick<Presented, "url">, url: string): Promise<number> {
  const painted = `new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntries().find((entry) => entry.name === "first-contentful-paint");
      if (paint !== undefined) resolve(paint.startTime);
    }).observe({ type: "paint", buffered: true });
  })`;
  await tab.send("Page.navigate", { url: `${talk.url}blank.html` });
  await tab.evaluate(painted);
  // Each time as somebody who was never here: a tab that knows the talk goes back to its place.
  await tab.evaluate("sessionStorage.clear()");
  await tab.send("Page.navigate", { url });
  return tab.evaluate<number>(painted);
}

export interface Counts {
  readonly slides: number;
  readonly elements: number;
}

/** Everything that ever came into the document until it has come to rest. */
export async function countMade(browser: PlainBrowser, talk: Pick<Presented, "url">): Promise<Counts> {
  const tab = await openTab(browser, talk);
  await tab.send("Page.addScriptToEvaluateOnNewDocument", {
    source: `
      window.made = { slides: 0, elements: 0 };
      const known = new WeakSet();
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          for (const element of [node, ...node.querySelectorAll("*")]) {
            if (known.has(element)) continue;
            known.add(element);
            made.elements += 1;
            made.slides += element.matches(".remark-slide-content");
          }
        }
      }).observe(document, { childList: true, subtree: true });`,
  });
  await tab.send("Page.navigate", { url: talk.url });
  await tab.evaluate(slideShown);
  const counts = await tab.evaluate<Counts>(
    `new Promise((resolve) => setTimeout(() => requestIdleCallback(() => resolve(made)), 500))`,
  );
  await browser.send("Target.closeTarget", { targetId: tab.id });
  return counts;
}

export async function openFigures(): Promise<Figure[]> {
  const [short, long] = [await presentDeck(plainDeck(20)), await presentDeck(plainDeck(2000))];
  const browser = await openPlainBrowser();
  try {
    for (const talk of [short, long]) {
      await writeFile(path.join(talk.folder, "blank.html"), "<!doctype html><title>Blank</title><p>.</p>");
    }
    const still = await writeStaticPage(browser, short, 1);
    const pages = [
      { talk: short, url: still, times: [] as number[] },
      { talk: short, url: short.url, times: [] as number[] },
      { talk: long, url: long.url, times: [] as number[] },
    ] as const;
    const tab = await openTab(browser, short);
    for (let round = -1; round < rounds; round += 1) {
      for (const { talk, url, times } of pages) {
        const time = await timeToPaint(tab, talk, url);
        if (round >= 0) times.push(time);
      }
    }
    const [base, twenty, thousands] = pages.map(({ times }) => median(times)) as [number, number, number];
    const [few, many] = [await countMade(browser, short), await countMade(browser, long)];
    const timed = (slides: string, time: number): Figure => ({
      what: `open ${slides} slides, first slide painted`,
      measured: milliseconds(time),
      against: `static page ${milliseconds(base)}`,
      value: time / base,
      unit: "×",
      budget: 2,
    });
    const counted = (what: keyof Counts): Figure => ({
      what: `${what} made to open 2,000 slides`,
      measured: `${many[what]}`,
      against: `20 slides: ${few[what]}`,
      value: many[what] / few[what],
      unit: "×",
      budget: 1,
    });
    return [timed("20", twenty), timed("2,000", thousands), counted("slides"), counted("elements")];
  } finally {
    await browser.close();
    await Promise.all([short.close(), long.close()]);
  }
}
