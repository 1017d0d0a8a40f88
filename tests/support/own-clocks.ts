// Figures of the fault matrix: measured by the windows' own clocks, told, and judged.
import { type BrowserContext, expect, test } from "@playwright/test";

import { full } from "./rounds.ts";
import { type Timed, clock, pressedIn, since } from "./window-clock.ts";

/** All pages that this browser opens from now on measure their times. */
export const keepTime = (context: BrowserContext): Promise<unknown> => context.addInitScript(clock);

/** Since when this window shows the heading; waits until it does. */
export async function shownSince(window: Timed, heading: string): Promise<number> {
  let shown: unknown = null;
  await expect
    .poll(async () => (shown = await window.evaluate(since(heading))), {
      message: `"${heading}" is shown`,
      intervals: [10, 20, 50],
      timeout: 10_000,
    })
    .not.toBe(null);
  return shown as number;
}

/** From the last key in one window until another, or the same, shows the heading. */
export const passed = async (from: Timed, to: Timed, heading: string): Promise<number> =>
  (await shownSince(to, heading)) - (await pressedIn(from));

export const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;

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
