import { setTimeout as rest } from "node:timers/promises";

import { presentDeck } from "../support/lectern.ts";
import { plainDeck } from "./decks.ts";
import type { Figure } from "./figure.ts";
import { median, milliseconds, quantile } from "./figure.ts";
import { type PlainBrowser, type Tab, openPlainBrowser, waitFor } from "./pipe.ts";
import { slideShown } from "./static-page.ts";

const keys = 50;

/** What an audience takes for "at once", ms. */
const atOnce = 50;

/** How long a window is hidden before it is measured, in seconds: its timers then run once a second. */
const asleepAfter = 4;

/** In both windows: a channel that carries nothing but the time, and this window's clock. */
const bareChannel = `
  window.clock = () => performance.timeOrigin + performance.now();
  window.bare = new BroadcastChannel("bench");`;

const inPresenter = `${bareChannel}
  window.pressed = 0;
  addEventListener("keydown", (event) => { pressed = performance.timeOrigin + event.timeStamp; }, true);
  window.ping = () => new Promise((resolve) => {
    const sent = clock();
    bare.onmessage = ({ data }) => { const back = clock(); resolve({ way: (back - sent) / 2, ahead: data - (sent + back) / 2 }); };
    bare.postMessage(0);
  });`;

const inAudience = `${bareChannel}
  bare.onmessage = () => bare.postMessage(clock());
  window.shown = () => document.querySelector(".remark-slides-area > .remark-visible h1")?.textContent;
  window.changed = [];
  let before = shown();
  new MutationObserver(() => {
    if (shown() === undefined || shown() === before) return;
    before = shown();
    changed.push(clock());
  }).observe(document.querySelector(".remark-slides-area"), { subtree: true, childList: true, attributes: true });`;

interface Ping {
  /** One way, ms. */
  readonly way: number;
  /** How far the audience window's clock is ahead, ms. */
  readonly ahead: number;
}

interface Run {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

/** Keys in one window to changed elements in the other, in turns with messages that carry nothing. */
async function follow(presenter: Tab, audience: Tab): Promise<Run> {
  const raw: number[] = [];
  const pings: Ping[] = [];
  for (let key = -5; key < keys; key += 1) {
    const ping = await presenter.evaluate<Ping>("ping()");
    await audience.evaluate("changed.length = 0");
    await presenter.press(key % 2 === 0 ? "ArrowLeft" : "ArrowRight");
    const arrived = await audience.evaluate<number>(waitFor("changed[0]"));
    const passed = arrived - (await presenter.evaluate<number>("pressed"));
    if (key < 0) continue;
    raw.push(passed);
    pings.push(ping);
  }
  const ahead = median(pings.map((ping) => ping.ahead));
  return { ours: raw.map((time) => time - ahead), bare: pings.map(({ way }) => way) };
}

async function hide(browser: PlainBrowser, tab: Tab): Promise<void> {
  const { windowId } = await browser.send("Browser.getWindowForTarget", { targetId: tab.id });
  await browser.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
  await rest(asleepAfter * 1000 + 1500);
  const state = await tab.evaluate<string>("document.visibilityState");
  if (state !== "hidden")
    throw new Error("This browser did not hide the audience window: nothing to measure.");
}

function told(where: string, { ours, bare }: Run): Figure[] {
  const figure = (name: string, q: number): Figure => ({
    what: `key to changed slide, audience ${where}, ${name}`,
    measured: `${(quantile(ours, q) / quantile(bare, q)).toFixed(1)} × bare`,
    against: `bare message ${milliseconds(quantile(bare, q))}`,
    value: quantile(ours, q),
    unit: "ms",
    budget: atOnce,
  });
  return [figure("p50", 0.5), figure("p95", 0.95)];
}

export async function syncFigures(): Promise<Figure[]> {
  const talk = await presentDeck(plainDeck(100));
  const browser = await openPlainBrowser();
  try {
    const presenter = await browser.open(`${talk.url}#p50`);
    await presenter.evaluate(slideShown);
    const audience = await browser.opened(() => presenter.press("c"));
    await audience.evaluate(slideShown);
    await presenter.evaluate(inPresenter);
    await audience.evaluate(inAudience);
    const visible = await follow(presenter, audience);
    await hide(browser, audience);
    const hidden = await follow(presenter, audience);
    return [...told("visible", visible), ...told("hidden", hidden)];
  } finally {
    await browser.close();
    await talk.close();
  }
}
