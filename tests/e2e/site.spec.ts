import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { type BrowserContext, type Page, expect, test } from "@playwright/test";

import { deckFolder, filesIn, runBuild, type DeckFolder } from "../support/build.ts";
import { keptOffline } from "../support/offline.ts";
import { serveFolders, type StaticServer } from "../support/static-server.ts";

// The Lab deck as `lectern build` puts it online, below a path of a plain host.

let talk: DeckFolder;
let host: StaticServer;
let url: string;

test.beforeAll(async () => {
  talk = await deckFolder({});
  const out = path.join(talk.folder, "host/talks/lab");
  const lab = path.resolve("slides/Lab.md");
  const { code, output } = await runBuild(talk.folder, [lab, "--out", out], process.env["LECTERN_BROWSER"]);
  expect(output).toMatch(/wrote host\/talks\/lab\/ - 56 slides/);
  expect(code).toBe(0);
  host = await serveFolders(path.join(talk.folder, "host"));
  url = `${host.url}talks/lab/index.html`;
});
test.afterAll(async () => {
  await host.close();
  await talk.remove();
});

const shown = (page: Page) => page.locator(".remark-slides-area > .remark-visible");

async function ready(page: Page): Promise<void> {
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
}

/** Every request that failed, or left this computer. */
function faults(context: BrowserContext): string[] {
  const found: string[] = [];
  context.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (!/^(?:data|blob|file):$/.test(protocol) && hostname !== "127.0.0.1")
      found.push(`left: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) found.push(`${response.status()}: ${response.url()}`);
  });
  context.on("requestfailed", (request) => found.push(`failed: ${request.url()}`));
  return found;
}

test("every slide of it is shown below a path, and no request fails or leaves the computer", async ({
  page,
  context,
}) => {
  const found = faults(context);
  await page.goto(url);
  await ready(page);
  for (let slide = 1; slide < 56; slide += 1) {
    await expect(shown(page).locator(".remark-slide-number")).toHaveText(`${slide} / 56`);
    await page.keyboard.press("PageDown");
  }
  await page.waitForLoadState("networkidle");
  const broken = await page.evaluate(() =>
    [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map(({ src }) => src),
  );
  expect(broken).toEqual([]);
  expect(found).toEqual([]);
});

test("presenter and audience follow each other without a server of ours", async ({ page, context }) => {
  await page.goto(`${url}#p1`);
  await expect(page.getByRole("toolbar")).toBeVisible();
  const [audience] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("c")]);
  await expect(shown(audience)).toBeVisible();
  await page.keyboard.press("End");
  await expect(shown(audience).locator(".remark-slide-number")).toHaveText("56 / 56");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("all slides are there in order, with headings, pictures and code", async ({ page }) => {
    await page.goto(url);
    const slides = page.locator("section");
    await expect(slides.first()).toContainText("Container");
    const numbers = await slides.locator(".lectern-number").allTextContents();
    expect(numbers.map(Number)).toEqual(numbers.map(Number).sort((one, other) => one - other));
    expect(Number(numbers.at(-1))).toBe(56);
    expect(await page.getByRole("heading").count()).toBeGreaterThan(40);
    await expect(page.locator("main")).not.toContainText("SpeakerNotes");
    const { scrollWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
    }));
    expect(scrollWidth).toBeLessThanOrEqual(1280);
  });

  test("it fits a screen of 320 px, and every link within it leads somewhere", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(url);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const dead = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')]
        .map(({ hash }) => decodeURIComponent(hash.slice(1)))
        .filter((id) => document.getElementById(id) === null),
    );
    expect(dead).toEqual([]);
  });

  test("what it links to and shows is there", async ({ page, request }) => {
    await page.goto(url);
    const addresses = await page.evaluate(() =>
      [...document.querySelectorAll("[src], [href]")]
        .map((element) => (element as HTMLImageElement).src || (element as HTMLAnchorElement).href)
        .filter((address) => typeof address === "string" && address.startsWith(location.origin)),
    );
    const there = new Set(addresses.map((address) => address.replace(/#.*/, "")));
    expect(there.size).toBeGreaterThan(15);
    for (const address of there) expect((await request.get(address)).status(), address).toBe(200);
  });

  test("code in a line is as readable as the text around it where the system is dark", async ({
    browser,
  }) => {
    const night = await browser.newContext({ javaScriptEnabled: false, colorScheme: "dark" });
    const page = await night.newPage();
    await page.goto(url);
    const [text, code, ground] = await page
      .locator("main .remark-inline-code")
      .first()
      .evaluate((code) => {
        const { color, backgroundColor } = getComputedStyle(code);
        return [getComputedStyle(code.parentElement!).color, color, backgroundColor];
      });
    expect(code).toBe(text);
    // A tint over the page's own ground.
    expect(Number(/([\d.]+)\)$/.exec(ground!)![1])).toBeLessThan(0.2);
    await night.close();
  });

  test("the author's colours of code are there too", async ({ page }) => {
    await talk.write({ "talk.md": "# A\n\n```js\nconst a = 1;\n```\n" });
    await talk.build("--out", "host/code");
    await page.goto(`${host.url}code/index.html`);
    await expect(page.locator("section .hljs-keyword")).toHaveText("const");
  });
});

test("opened from a disk, where modules do not load, it is read as text", async ({ page }) => {
  await page.goto(pathToFileURL(path.join(talk.folder, "host/talks/lab/index.html")).href);
  await expect(page.getByRole("main")).toContainText("From a web server it is slides");
  expect(await page.locator("section").count()).toBeGreaterThan(40);
});

test("who was here once has the whole deck without a network", async ({ browser }) => {
  test.slow();
  const place = path.join(talk.folder, "host/talks/lab");
  const own = await serveFolders(path.dirname(place));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${own.url}lab/index.html`);
  await keptOffline(page);
  await page.close();
  // Not only a browser that is told so: the host is gone.
  await own.close();

  const later = await context.newPage();
  const found = faults(context);
  await later.goto(`${own.url}lab/`);
  await ready(later);
  for (let slide = 1; slide <= 56; slide += 1) {
    await expect(shown(later).locator(".remark-slide-number")).toHaveText(`${slide} / 56`);
    await later.keyboard.press("PageDown");
  }
  const [audience] = await Promise.all([context.waitForEvent("page"), later.keyboard.press("c")]);
  await expect(shown(audience).locator(".remark-slide-number")).toHaveText("56 / 56");
  // The index of its words, which nobody has asked for yet, is there too.
  await later.bringToFront();
  await later.keyboard.press("/");
  const sheet = later.getByRole("dialog", { name: "Search" });
  await expect(sheet.getByRole("combobox")).toBeFocused();
  await later.keyboard.type("kubernets");
  await expect(sheet.getByRole("status")).toContainText("words like it");
  expect(found).toEqual([]);
  await context.close();
});

test("a newer version is told of, and comes where the reader is when the reader says so", async ({
  page,
  context,
}) => {
  const deck = (word: string): string => `# One\n---\nname: two\n# ${word}\n---\n# Three\n`;
  await talk.write({ "talk.md": deck("Two") });
  await talk.build("--out", "host/news");
  await page.goto(`${host.url}news/index.html`);
  await ready(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.keyboard.press("ArrowRight");
  await expect(shown(page)).toContainText("Two");

  await talk.write({ "talk.md": deck("Zwei") });
  await talk.build("--out", "host/news");
  await page.reload();
  await expect(shown(page)).toContainText("Two");
  const noticeIn = (window: Page) =>
    window.getByRole("status").filter({ hasText: "There is a newer version of these slides." });
  const notice = noticeIn(page);
  await expect(notice).toBeVisible();
  // Not on the screen that others look at.
  const [audience] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("c")]);
  await expect(shown(audience)).toContainText("Two");
  await audience.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await expect(noticeIn(audience)).toHaveCount(0);
  await page.bringToFront();
  await notice.getByRole("button", { name: "Reload" }).click();
  await expect(shown(page)).toContainText("Zwei");
  await expect(notice).toHaveCount(0);
});

test("the index of its words is fetched when a search first needs it, and no sooner", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const isIndex = (address: string): boolean => /\/assets\/search-[\w-]{8}\.json$/.test(address);
  await page.goto(url);
  await ready(page);
  await page.keyboard.press("/");
  const sheet = page.getByRole("dialog", { name: "Search" });
  await expect(sheet.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("container");
  await expect(sheet.locator("mark").first()).toBeVisible();
  expect(asked.filter(isIndex)).toEqual([]);
  await sheet.getByRole("combobox").fill("contianer");
  await expect(sheet.getByRole("status")).toContainText("words like it");
  await expect(sheet.locator("mark").first()).toHaveText(/container/i);
  expect(asked.filter(isIndex)).toHaveLength(1);
});

test("a number of an earlier build leads to the slide that had it", async ({ page }) => {
  const deck = (...titles: string[]): string => titles.map((title) => `# ${title}\n`).join("---\n");
  await talk.write({ "talk.md": deck("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight") });
  await talk.build("--out", "host/moved");
  await page.goto(`${host.url}moved/index.html#7`);
  await expect(shown(page)).toContainText("Seven");

  await talk.write({
    "talk.md": deck("One", "Two", "New", "Three", "Four", "Five", "Six", "Seven", "Eight"),
  });
  await talk.build("--out", "host/moved");
  // As somebody who was never here, with the link that was sent to them.
  const later = await page.context().browser()!.newContext();
  const reader = await later.newPage();
  await reader.goto(`${host.url}moved/index.html#7`);
  await expect(shown(reader)).toContainText("Seven");
  await expect(reader).toHaveURL(/#seven$/);
  // A number that always meant the same slide, and one that no earlier build had.
  await reader.goto(`${host.url}moved/index.html?again#2`);
  await expect(shown(reader)).toContainText("Two");
  await reader.goto(`${host.url}moved/index.html?again#9`);
  await expect(shown(reader)).toContainText("Eight");

  // A third build still knows it.
  await talk.write({
    "talk.md": deck("One", "Two", "New", "Newer", "Three", "Four", "Five", "Six", "Seven", "Eight"),
  });
  await talk.build("--out", "host/moved");
  const latest = await (await page.context().browser()!.newContext()).newPage();
  await latest.goto(`${host.url}moved/index.html?latest#7`);
  await expect(shown(latest)).toContainText("Seven");
  await Promise.all([later.close(), latest.context().close()]);
});

test("links to it have a title, a description and a picture", async ({ page, request }) => {
  await page.goto(url);
  const content = (name: string): Promise<string | null> =>
    page.locator(`meta[property="${name}"]`).getAttribute("content");
  expect(await content("og:title")).toBe("Container Orchestration Tutorial");
  expect((await content("og:description"))!.length).toBeGreaterThan(40);
  const picture = await (await request.get(new URL((await content("og:image"))!, url).href)).body();
  // Width and height in a PNG's header.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("no file of it has a word of the notes for the speaker", async () => {
  const folder = path.join(talk.folder, "host/talks/lab");
  for (const file of await filesIn(folder)) {
    expect((await readFile(path.join(folder, file))).includes("SpeakerNotes"), file).toBe(false);
  }
});
