// Times as the windows themselves measure them: from a key to what people see, without the delays of the driver, which
// are those of a loaded machine.
import { type BrowserContext, expect, test } from "@playwright/test";

import { full } from "./rounds.ts";

/** A page, whoever drives it. */
export interface Timed {
  evaluate(expression: string): Promise<unknown>;
}

/** Runs in the window, as soon as there is a document. Wall times in ms: all windows of a computer share them. */
export const clock = `(() => {
  const heading = () => document.querySelector(".remark-slides-area > .remark-visible h1")?.textContent;
  const shown = [];
  const look = () => {
    const now = heading();
    if (now !== undefined && now !== shown.at(-1)?.now) shown.push({ now, at: Date.now() });
  };
  window.ownClock = {
    pressed: null,
    shown,
    since: (words) => (heading() === words ? shown.findLast(({ now }) => now === words)?.at ?? null : null),
  };
  look();
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["class"],
  });
  addEventListener("keydown", ({ timeStamp }) => {
    ownClock.pressed = Date.now() - (performance.now() - timeStamp);
  }, true);
})()`;

/** All pages that this browser opens from now on measure their times. */
export const keepTime = (context: BrowserContext): Promise<unknown> => context.addInitScript(clock);

/** When the last key was pressed in this window. */
export const pressedIn = async (window: Timed): Promise<number> =>
  (await window.evaluate("ownClock.pressed")) as number;

/** Since when this window shows the heading; waits until it does. */
export async function shownSince(window: Timed, heading: string): Promise<number> {
  let since: unknown = null;
  await expect
    .poll(async () => (since = await window.evaluate(`ownClock.since(${JSON.stringify(heading)})`)), {
      message: `"${heading}" is shown`,
      intervals: [10, 20, 50],
      timeout: 10_000,
    })
    .not.toBe(null);
  return since as number;
}

/** From the last key in one window until another, or the same, shows the heading. */
export const passed = async (from: Timed, to: Timed, heading: string): Promise<number> =>
  (await shownSince(to, heading)) - (await pressedIn(from));

export const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(0.95 * times.length))]!;

/** A figure of the matrix: told in the test's report, and no more than it may be. */
export function atMost(most: number, what: string, seen: number): void {
  tell(most, what, seen);
  expect.soft(seen, what).toBeLessThanOrEqual(most);
}

/**
 * A figure that is the machine's as much as ours, such as how long a process takes to start: told, and judged only in
 * full rounds, which run alone. `npm run bench windows` judges it too.
 */
export function atMostAlone(most: number, what: string, seen: number): void {
  tell(most, what, seen);
  if (full) expect.soft(seen, what).toBeLessThanOrEqual(most);
}

function tell(most: number, what: string, seen: number): void {
  test.info().annotations.push({ type: what, description: `${seen.toFixed(1)} of at most ${most}` });
}

/** When the interface of a window first said these words in the element; wait for it before they come. */
export const toldSince = async (window: Timed, selector: string, words: string): Promise<number> =>
  (await window.evaluate(`new Promise((told) => {
    const inOurs = document.querySelector(".lectern-app").shadowRoot;
    const observer = new MutationObserver(() => look());
    const look = () => {
      const element = inOurs.querySelector(${JSON.stringify(selector)});
      if (element?.textContent.includes(${JSON.stringify(words)}) !== true) return;
      observer.disconnect();
      told(Date.now());
    };
    observer.observe(inOurs, { subtree: true, childList: true, characterData: true });
    look();
  })`)) as number;
