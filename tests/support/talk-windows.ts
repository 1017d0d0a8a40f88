// The windows of one talk, and what befalls them.
import { type BrowserContext, type Page, expect } from "@playwright/test";

import type { Presented } from "./lectern.ts";

/** The heading that people in front of this window see. */
export const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
export const timer = (page: Page) => page.getByRole("timer");
export const lights = (page: Page) =>
  page.getByRole("list", { name: "Other windows of this talk" }).getByRole("listitem");

export async function openPresenter(context: BrowserContext, talk: Presented, place = "#p1"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(talk.url + place);
  await expect(page.getByRole("toolbar")).toBeVisible();
  return page;
}

/** By its key. */
export async function openAudience(context: BrowserContext, presenter: Page): Promise<Page> {
  const [audience] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("c")]);
  await expect(onStage(audience)).toBeVisible();
  await expect(lights(presenter)).toHaveText(["●audience"]);
  return audience;
}

/** With the digits and Return, in one go. */
export async function goTo(page: Page, slide: number): Promise<void> {
  for (const digit of String(slide)) await page.keyboard.press(digit);
  await page.keyboard.press("Enter");
}

export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const devtools = await page.context().newCDPSession(page);
  void devtools.send("Page.crash").catch(() => {});
  await crashed;
}

/** Keeps its script busy for so many ms. */
export const hang = (page: Page, time: number): Promise<void> =>
  page.evaluate((time) => {
    const until = Date.now() + time;
    while (Date.now() < until);
  }, time);

/** Until the window shows this heading. Throws after `time` ms. */
export async function shows(page: Page, heading: string, time = 10_000): Promise<void> {
  await page.waitForFunction(
    (heading) => document.querySelector(".remark-slides-area .remark-visible h1")?.textContent === heading,
    heading,
    { timeout: time, polling: 20 },
  );
}

/** In seconds: what the timer says, less the time since `begun`; whole seconds are shown, so half of one is fair. */
export async function timerError(page: Page, begun: number): Promise<number> {
  const shown = (await timer(page).locator(".lectern-time").textContent()) ?? "";
  const seconds = shown.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.abs(seconds + 0.5 - (Date.now() - begun) / 1000);
}

interface Overheard {
  readonly type: string;
  readonly state: Readonly<Record<string, unknown>> & {
    readonly index: number;
    readonly stamp: { readonly clock: number; readonly peer: string };
  };
}

/** Puts an ear on the talk's channel, and writes down every heading that this window shows. */
export async function eavesdrop(page: Page): Promise<void> {
  await page.evaluate(() => {
    const names = Object.entries(sessionStorage).flatMap(([name, id]) =>
      name.startsWith("lectern:") && /^[\w-]{16,64}$/.test(id) ? [`${name}:${id}`] : [],
    );
    const channel = new BroadcastChannel(names[0]!);
    const heard: unknown[] = [];
    channel.addEventListener("message", ({ data }) => heard.push(data));
    const area = document.querySelector(".remark-slides-area")!;
    const heading = () => area.querySelector(".remark-visible h1")?.textContent;
    const shown = [heading()];
    new MutationObserver(() => {
      const now = heading();
      if (now !== undefined && now !== shown.at(-1)) shown.push(now);
    }).observe(area, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
    Object.assign(window, { ear: { channel, heard, shown } });
  });
}

/** What was said on the channel since `eavesdrop`, or since it was last asked. */
export const overheard = (page: Page): Promise<Overheard[]> =>
  page.evaluate<Overheard[]>("ear.heard.splice(0)");

export const statesIn = (messages: readonly Overheard[]) =>
  messages.flatMap((message) => (message.type === "state" ? [message.state] : []));

/** All headings that this window has shown since `eavesdrop`. */
export const shownIn = (page: Page): Promise<string[]> => page.evaluate<string[]>("ear.shown");

/** Says it all on the channel, as a window that is late, or repeats itself, would. */
export const inject = (page: Page, states: readonly object[]): Promise<void> =>
  page.evaluate((states) => {
    const { ear } = window as unknown as { ear: { channel: BroadcastChannel } };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
    for (const state of states) ear.channel.postMessage({ lectern: 1, type: "state", state });
  }, states);
