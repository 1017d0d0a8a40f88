import { type Page, expect, test } from "@playwright/test";

import type { Slideshow } from "../../src/api/slideshow.ts";
import { type Presented, presentDeck } from "../support/lectern.ts";

// `create()` on somebody else's page: remark's object, its events, its ways.

/** Five slides as in remark's own traces: the second is not counted, the third is an increment of it. */
const deck = `name: one

# One

???
Hello

---
count: false

# Two

--

more

---
name: three

# Three, [linked](#one)

---

# Last
`;

interface OnPage {
  readonly slideshow: Slideshow;
  readonly log: string[];
}

/** A page that runs `script` with `create`, `remark` and the deck in \`#source\`; what it calls \`slideshow\` is global. */
function html(script: string, body = `<textarea id="source">${deck}</textarea>`): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<style>html, body { margin: 0 } .box { width: 600px; height: 300px }</style></head>
<body>${body}<script type="module">
import { create, remark } from "/_lectern/app/lectern.js";
globalThis.log = [];
const log = (...words) => globalThis.log.push(words.join(" "));
try { ${script} } catch (error) { log("threw", error); }
globalThis.done = true;
</script></body></html>`;
}

const events = `
  for (const name of ["hideSlide", "beforeHideSlide", "afterHideSlide", "showSlide", "beforeShowSlide", "afterShowSlide",
    "toggledPresenter"]) {
    slideshow.on(name, (slide) => log(name, slide.getSlideIndex()));
  }`;

const pages = {
  plain: html(`globalThis.slideshow = create(); ${events}`),
  callback: html(`
    let made;
    globalThis.slideshow = made = create({}, (given) => {
      log("callback", made === undefined, given.getCurrentSlideIndex(), given.getSlideCount());
      given.on("showSlide", (slide) => log("showSlide", slide.getSlideIndex()));
    });
    log("returned", document.querySelectorAll(".remark-slides-area > .remark-slide-container").length);`),
  thrower: html(`
    globalThis.slideshow = create();
    slideshow.on("hideSlide", () => { throw new Error("mine"); });
    slideshow.on("hideSlide", () => log("second"));`),
  numbers: html(`globalThis.slideshow = create({
    slideNumberFormat(current, total) { return "<b>" + current + "</b> of " + total + " in " + this.getSlideCount(); },
  });`),
  clicks: html(
    `globalThis.slideshow = create({ navigation: { click: true } });
     document.getElementById("mine").addEventListener("click", () => log("mine"));`,
    `<textarea id="source">${deck}</textarea><button id="mine" style="position: fixed; z-index: 9">mine</button>`,
  ),
  embedded: html(
    `globalThis.slideshow = create({ source: "# A1\\n---\\n# A2", container: document.getElementById("a") });
     globalThis.other = create({ source: "# B1\\n---\\n# B2", ratio: "16:9", container: document.getElementById("b") });`,
    `<div class="box" id="a"></div><div class="box" id="b"></div>`,
  ),
  fetched: html(
    `globalThis.slideshow = create({ sourceUrl: "other.md" }, (given) => log("callback", given.getSlideCount()));
     log("returned", slideshow.getSlideCount(), slideshow.getCurrentSlideIndex());`,
    "",
  ),
  missing: html(
    `globalThis.slideshow = create({ sourceUrl: "nowhere.md" });
     slideshow.ready.catch((error) => log("rejected", error.message));`,
    "",
  ),
  macros: html(
    `remark.macros.upper = function (word) { return "<b>" + word.toUpperCase() + this + "</b>"; };
     globalThis.slideshow = create({ source: "# ![:upper hi](!)" });
     log(remark.convert("Just **one** line"));`,
    "",
  ),
};

let talk: Presented;
test.beforeAll(async () => {
  const files = Object.entries(pages).map(([name, text]) => [`${name}.html`, text]);
  talk = await presentDeck("# Unused", {
    files: { ...Object.fromEntries(files), "other.md": "# Other\n---\n# End" },
  });
});
test.afterAll(() => talk.close());

async function open(page: Page, name: keyof typeof pages, place = ""): Promise<void> {
  await page.goto(`${talk.url}${name}.html${place}`);
  await page.waitForFunction(() => "done" in globalThis);
}

const shown = (page: Page) => page.locator(".remark-slides-area > .remark-visible");
const log = (page: Page) => page.evaluate(() => (globalThis as unknown as OnPage).log);

/** Calls the slideshow and returns what its subscribers heard, the hash and the index after it. */
async function call<T>(page: Page, act: (slideshow: Slideshow) => T) {
  return page.evaluate(
    `(() => {
      log.length = 0;
      (${act.toString()})(slideshow);
      return { heard: [...log], hash: location.hash, index: slideshow.getCurrentSlideIndex() };
    })()`,
  ) as Promise<{ heard: string[]; hash: string; index: number }>;
}

const move = (from: number, to: number): string[] => [
  `hideSlide ${from}`,
  `beforeHideSlide ${from}`,
  `afterHideSlide ${from}`,
  `showSlide ${to}`,
  `beforeShowSlide ${to}`,
  `afterShowSlide ${to}`,
];

test("moves tell their events in remark's order, then the address follows", async ({ page }) => {
  await open(page, "plain");
  expect(await call(page, () => undefined)).toEqual({ heard: [], hash: "#1", index: 0 });
  const steps: [(slideshow: Slideshow) => unknown, string[], string, number][] = [
    [(s) => s.gotoNextSlide(), move(0, 1), "#2", 1],
    [(s) => s.gotoSlide(3), move(1, 2), "#3", 2],
    [(s) => s.gotoSlide("three"), move(2, 3), "#4", 3],
    [(s) => s.gotoSlide("2"), move(3, 1), "#2", 1],
    [(s) => s.gotoSlide("nope"), move(1, 0), "#1", 0],
    [(s) => s.gotoSlide(99), [], "#1", 0],
    [(s) => s.gotoSlide(0), [], "#1", 0],
    [(s) => s.gotoLastSlide(), move(0, 4), "#5", 4],
    [(s) => s.gotoNextSlide(), [], "#5", 4],
    [(s) => s.gotoFirstSlide(), move(4, 0), "#1", 0],
    [(s) => s.gotoSlide("p3"), [...move(0, 2), "toggledPresenter 2"], "#p3", 2],
    [(s) => s.togglePresenterMode(), ["toggledPresenter 2"], "#3", 2],
  ];
  for (const [act, heard, hash, index] of steps) {
    const after = await call(page, act);
    expect({ ...after, heard: after.heard.toSorted() }, act.toString()).toEqual({
      heard: heard.toSorted(),
      hash,
      index,
    });
    if (!heard.includes("toggledPresenter 2")) expect(after.heard).toEqual(heard);
  }
});

test("during the events of a move the current slide is still the one that is left", async ({ page }) => {
  await open(page, "plain");
  const { heard } = await call(page, (slideshow) => {
    slideshow.on("afterShowSlide", () =>
      (globalThis as unknown as OnPage).log.push(`${slideshow.getCurrentSlideIndex()} ${location.hash}`),
    );
    slideshow.gotoNextSlide();
  });
  expect(heard.at(-1)).toBe("0 #1");
});

test("every slide is in the document when create returns, the first is shown, then comes the callback", async ({
  page,
}) => {
  await open(page, "callback");
  expect(await log(page)).toEqual(["callback true 0 5", "returned 5"]);
  await expect(page.locator("#source")).toBeHidden();
  await expect(page.locator(".remark-slides-area > :nth-child(4) .remark-slide-content")).toHaveId(
    "slide-three",
  );
});

test("a handler that throws is reported, and stops neither the others nor the move", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await open(page, "thrower");
  expect(await call(page, (slideshow) => slideshow.gotoNextSlide())).toEqual({
    heard: ["second"],
    hash: "#2",
    index: 1,
  });
  expect(errors).toEqual(["mine"]);
});

test("slides are objects as scripts written for remark read them", async ({ page }) => {
  await open(page, "plain");
  const read = await page.evaluate(() => {
    const { slideshow } = globalThis as unknown as OnPage;
    const [first, , third] = slideshow.getSlides();
    return {
      count: slideshow.getSlideCount(),
      named: slideshow.getSlideByName("three")?.getSlideIndex(),
      unknown: slideshow.getSlideByName("nope") ?? null,
      same: slideshow.getSlides()[0] === first,
      name: first?.properties["name"],
      continued: third?.properties["continued"],
      content: first?.content,
      ratio: slideshow.getRatio(),
    };
  });
  expect(read).toMatchObject({
    count: 5,
    named: 3,
    unknown: null,
    same: true,
    name: "one",
    continued: "true",
    ratio: "4:3",
  });
  expect(JSON.stringify(read.content)).toContain("# One");
});

test("the number in the corner is the page's to format", async ({ page }) => {
  await open(page, "numbers", "#2");
  await expect(shown(page).locator(".remark-slide-number b")).toBeVisible();
  await expect(shown(page).locator(".remark-slide-number")).toHaveText(/^\d of \d in 5$/);
});

test("a shorter text is shown where there is still a slide", async ({ page }) => {
  await open(page, "plain", "#5");
  await call(page, (slideshow) => slideshow.loadFromString("# Only\n\n---\n\n# These"));
  await expect(shown(page)).toHaveCount(1);
  await expect(shown(page).locator("h1")).toHaveText("These");
  expect(await page.evaluate(() => (globalThis as unknown as OnPage).slideshow.getSlideCount())).toBe(2);
});

test("paused, keys do not move and methods do; resumed twice, a key moves once", async ({ page }) => {
  await open(page, "plain");
  await call(page, (slideshow) => {
    slideshow.pause();
    slideshow.pause();
  });
  await expect(page.locator("body.remark-pause-mode")).toBeVisible();
  await page.keyboard.press("j");
  expect((await call(page, (slideshow) => slideshow.gotoNextSlide())).index).toBe(1);
  await call(page, (slideshow) => {
    slideshow.resume();
    slideshow.resume();
  });
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/#3$/);
  await expect(page.locator("body.remark-pause-mode")).toHaveCount(0);
});

test("pages that frame a deck steer it with remark's two messages, and no others", async ({ page }) => {
  await open(page, "plain");
  const post = (message: unknown) => page.evaluate((message) => postMessage(message, "*"), message);
  await post("gotoSlide:2");
  await expect(page).toHaveURL(/#2$/);
  await post("toggleBlackout");
  await expect(page.locator("body.remark-blackout-mode")).toBeVisible();
  for (const noise of ["gotoSlide:three", "gotoSlide:99", "gotoSlide:0", { type: "goto", index: 3 }, null]) {
    await post(noise);
  }
  await post("gotoSlide:3");
  await expect(page).toHaveURL(/#3$/);
});

test("a window that was opened with a handle tells its opener where it is", async ({ page, context }) => {
  await page.goto(`${talk.url}other.md`);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    addEventListener("message", ({ data }) => heard.push(data));
  });
  const [child] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate((address) => void globalThis.open(address), `${talk.url}plain.html`),
  ]);
  await expect(shown(child)).toBeVisible();
  await child.keyboard.press("j");
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard))
    .toEqual(["gotoSlide:1", "gotoSlide:2"]);
});

test("a left click moves on and a right click back, but not on what can be pressed", async ({ page }) => {
  await open(page, "clicks");
  await shown(page).click({ position: { x: 600, y: 400 } });
  await expect(page).toHaveURL(/#2$/);
  await shown(page).click({ position: { x: 600, y: 400 }, button: "right" });
  await expect(page).toHaveURL(/#1$/);
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await page.locator("#mine").click();
  expect(await log(page)).toEqual(["mine"]);
  const before = page.url();
  await page.getByRole("link", { name: "linked" }).click({ button: "right" });
  expect(page.url()).toBe(before);
  await page.getByRole("link", { name: "linked" }).click();
  await expect(page).toHaveURL(/#1$/);
});

test("shows inside a page hear keys where the focus is, and leave the address alone", async ({ page }) => {
  await open(page, "embedded", "#2");
  const a = page.locator("#a .remark-visible h1");
  const b = page.locator("#b .remark-visible h1");
  await expect(a).toHaveText("A1");
  await page.keyboard.press("j");
  await expect(a).toHaveText("A1");
  await page.locator("#b").focus();
  await page.keyboard.press("j");
  await expect(b).toHaveText("B2");
  await expect(a).toHaveText("A1");
  await expect(page).toHaveURL(/#2$/);
  await expect(page.locator("#b .remark-visible .remark-slide-scaler")).toHaveCSS("width", "1210px");
  await expect(page.locator("html.remark-container, body.remark-container")).toHaveCount(0);
  await expect(page).toHaveTitle("Page");
});

test("a deck that is fetched has no slides until it is there", async ({ page }) => {
  await open(page, "fetched");
  await expect(shown(page).locator("h1")).toHaveText("Other");
  expect(await log(page)).toEqual(["returned 0 -1", "callback 2"]);
});

test("a deck that cannot be fetched says so on the stage", async ({ page }) => {
  await open(page, "missing");
  await expect(shown(page)).toContainText("There is no deck to show");
  await expect(shown(page)).toContainText("404");
  await expect.poll(() => log(page)).toEqual([expect.stringContaining("rejected")]);
});

test("macros of the page are run, and convert makes HTML of a line", async ({ page }) => {
  await open(page, "macros");
  await expect(shown(page).locator("h1 b")).toHaveText("HI!");
  expect(await log(page)).toEqual(["Just <strong>one</strong> line"]);
});

test("destroy leaves the page as it was", async ({ page }) => {
  await open(page, "clicks");
  await expect
    .poll(() => page.locator(".lectern-app").evaluate((host) => host.shadowRoot !== null))
    .toBe(true);
  await call(page, (slideshow) => slideshow.destroy());
  await expect(
    page.locator(".remark-slides-area, .remark-backdrop, .lectern-app, .lectern-announcement"),
  ).toHaveCount(0);
  expect(await page.evaluate(() => document.body.className + document.documentElement.className)).toBe("");
  await page.locator("#mine").click();
  expect(await log(page)).toEqual(["mine"]);
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/#1$/);
});
