import { type BrowserContext, type Page, expect, test } from "@playwright/test";

import { openPlainBrowser } from "../bench/pipe.ts";
import { type Presented, presentDeck } from "../support/lectern.ts";

// What a speaker sees of the other windows: who is there, who is not, and what to press.

const deck = Array.from({ length: 12 }, (_, i) => `# Slide ${i + 1}`).join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const onStage = (page: Page) => page.locator(".remark-slides-area .remark-visible h1");
const lights = (page: Page) =>
  page.getByRole("list", { name: "Other windows of this talk" }).getByRole("listitem");
/** As it is read out. */
const alarm = (page: Page) => page.locator(".lectern-alarm");

async function openPresenter(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${talk.url}#p1`);
  await expect(page.getByRole("toolbar")).toBeVisible();
  return page;
}

async function openAudience(context: BrowserContext, presenter: Page): Promise<Page> {
  const [audience] = await Promise.all([context.waitForEvent("page"), presenter.keyboard.press("c")]);
  await expect(onStage(audience)).toBeVisible();
  await expect(lights(presenter)).toHaveText(["●audience"]);
  return audience;
}

async function crash(context: BrowserContext, page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const devtools = await context.newCDPSession(page);
  void devtools.send("Page.crash").catch(() => {});
  await crashed;
}

/** Says something on the talk's channel, as any window of the same origin may. */
async function forge(page: Page, message: object): Promise<void> {
  await page.evaluate((message) => {
    const key = Object.keys(sessionStorage).find((name) => name.startsWith("lectern:/"))!;
    const deckKey = key.replace(/:[0-9a-f]{32}$/, "");
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
    new BroadcastChannel(`${deckKey}:${sessionStorage.getItem(deckKey)}`).postMessage(message);
  }, message);
}

test("a closed audience window is said within three seconds, and one key opens it at the same slide", async ({
  context,
}) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  await presenter.keyboard.press("ArrowRight");
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(audience)).toHaveText("Slide 3");
  await audience.close({ runBeforeUnload: false });
  await expect(lights(presenter)).toHaveText(["○audience closed · C opens it again"], { timeout: 3000 });
  await expect(alarm(presenter)).toHaveText("○ audience closed · C opens it again");
  const again = await openAudience(context, presenter);
  await expect(onStage(again)).toHaveText("Slide 3");
  await expect(alarm(presenter)).toBeEmpty();
});

test("a crashed audience window is lost within three seconds, and one key opens another", async ({
  context,
}) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  await presenter.keyboard.press("End");
  await expect(onStage(audience)).toHaveText("Slide 12");
  await crash(context, audience);
  await expect(lights(presenter)).toHaveText(["○audience lost · C opens it again"], { timeout: 3000 });
  await expect(alarm(presenter)).toHaveText("○ audience lost · C opens it again");
  const again = await openAudience(context, presenter);
  await expect(onStage(again)).toHaveText("Slide 12");
});

test("a reload of the audience window is no alarm", async ({ context }) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  await presenter.evaluate(() => {
    const app = document.querySelector(".lectern-app")!.shadowRoot!;
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => said.push(app.querySelector(".lectern-alarm")!.textContent)).observe(
      app.querySelector(".lectern-alarm")!,
      { childList: true, subtree: true, characterData: true },
    );
  });
  for (let i = 0; i < 5; i++) {
    await audience.reload();
    await expect(onStage(audience)).toBeVisible();
  }
  await expect(lights(presenter)).toHaveText(["●audience"]);
  expect(await presenter.evaluate("said")).toEqual([]);
});

test("a window that hangs is lost, and live again when it comes to", async ({ context }) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  const hang = audience.evaluate(() => {
    const until = Date.now() + 4000;
    while (Date.now() < until);
  });
  await expect(lights(presenter)).toHaveText(["○audience lost · C opens it again"], { timeout: 3500 });
  await hang;
  await expect(lights(presenter)).toHaveText(["●audience"]);
});

test("a window of another version is shown as one", async ({ context }) => {
  const presenter = await openPresenter(context);
  await expect(lights(presenter)).toHaveText(["○no audience window"]);
  const window = { role: "stage", visible: true, fullscreen: false, build: "0.0.1", stamp: null };
  await forge(presenter, { lectern: 1, type: "here", peer: "old", window });
  await expect(lights(presenter)).toHaveText(["◇audience: other build, reload it"]);
  await forge(presenter, { lectern: 2, type: "here", peer: "new" });
  await expect(lights(presenter).nth(1)).toHaveText("◇audience: other build, reload it");
});

test("messages that are not understood are counted for the speaker, and change nothing", async ({
  context,
}) => {
  const presenter = await openPresenter(context);
  await presenter.keyboard.press("ArrowRight");
  await expect(onStage(presenter)).toHaveText("Slide 2");
  for (let at = 0; at < 3; at++) await forge(presenter, { lectern: 1, type: "goto", index: 9 });
  await presenter.getByRole("button", { name: "1 problem" }).click();
  await expect(presenter.getByRole("dialog")).toContainText(
    "3 messages to this talk were not understood and ignored",
  );
  await expect(onStage(presenter)).toHaveText("Slide 2");
});

test("an audience window that leaves its full screen is a hint until it is back", async ({ context }) => {
  const presenter = await openPresenter(context);
  const audience = await openAudience(context, presenter);
  const hint = presenter.getByText("The audience window left full screen: press F in it.");
  await audience.keyboard.press("f");
  await expect.poll(() => audience.evaluate("document.fullscreenElement !== null")).toBe(true);
  await expect(presenter.getByText("Move it to the projector")).toBeHidden();
  await expect(hint).toBeHidden();
  await audience.keyboard.press("f");
  await expect(hint).toBeVisible();
  await audience.keyboard.press("f");
  await expect(hint).toBeHidden();
  await audience.keyboard.press("f");
  await presenter.getByRole("button", { name: "Close this hint" }).click();
  await expect(hint).toBeHidden();
  await audience.keyboard.press("f");
  await expect.poll(() => audience.evaluate("document.fullscreenElement !== null")).toBe(true);
  await audience.keyboard.press("f");
  await expect(hint).toBeVisible();
});

test("a hidden window whose timers sleep is hidden, never lost", async () => {
  const browser = await openPlainBrowser();
  try {
    const shown = `document.querySelector(".lectern-app")?.shadowRoot?.querySelector(".lectern-lights")?.textContent`;
    const presenter = await browser.open(`${talk.url}#p1`);
    await expect.poll(() => presenter.evaluate(shown)).toBe("○no audience window");
    const audience = await browser.opened(() => presenter.press("c"));
    await expect.poll(() => presenter.evaluate(shown)).toBe("●audience");
    const { windowId } = await browser.send("Browser.getWindowForTarget", { targetId: audience.id });
    await browser.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
    await expect.poll(() => presenter.evaluate(shown)).toBe("◐audience hidden");
    await presenter.evaluate(`{
      const list = document.querySelector(".lectern-app").shadowRoot.querySelector(".lectern-lights");
      window.said = [];
      new MutationObserver(() => said.push(list.textContent)).observe(list, { subtree: true, childList: true, characterData: true });
    }`);
    // Four rounds of questions, of which an answer by a timer would miss some.
    await presenter.evaluate(`new Promise((resolve) => {
      let heard = 0;
      const key = Object.keys(sessionStorage).find((name) => /^lectern:\\/.*:[0-9a-f]{32}$/.test(name))
        ?? Object.entries(sessionStorage).map(([name, id]) => name + ":" + id).find((name) => name.startsWith("lectern:/"));
      new BroadcastChannel(key).addEventListener("message", ({ data }) => {
        if (data.type === "here" && ++heard === 5) resolve();
      });
    })`);
    expect(await presenter.evaluate("said")).toEqual([]);
  } finally {
    await browser.close();
  }
});
