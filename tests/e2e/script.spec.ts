import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { type Page, expect, test } from "@playwright/test";
import * as fc from "fast-check";

import * as language from "#deck";
import * as drawing from "#markdown";
import { type SlideTree, slideTrees } from "../compatibility/tree.ts";
import { readCases } from "../conformance/cases.ts";
import { type StaticServer, serveFolders } from "../support/static-server.ts";

// `dist/remark.js` in pages as people write them for remark. The trees beside the pages are remark 0.14's own.

const dist = path.resolve(import.meta.dirname, "../../dist");
const pages = path.resolve(import.meta.dirname, "../compatibility");

let host: StaticServer;
test.beforeAll(async () => {
  host = await serveFolders(pages, dist, path.resolve(import.meta.dirname, "../../public"));
});
test.afterAll(() => host.close());

/** What scripts of such pages find, and the script's own parts. */
interface OnPage {
  readonly remark: {
    create(options?: unknown, callback?: (slideshow: Show) => void): Show;
    readonly macros: Record<string, unknown>;
    readonly highlighter: {
      readonly engine: {
        registerLanguage(name: string, grammar: unknown): void;
        highlight(code: string, options: { language: string }): { value: string };
        listLanguages(): string[];
      };
    };
    convert(markdown: string): string;
    readonly version: string;
  };
  readonly lectern: { readonly rooms: { readonly deck: typeof language; readonly markdown: typeof drawing } };
  slideshow: Show;
  heard: string[];
  copied: string[];
}
interface Show {
  getSlides(): unknown[];
  getSlideCount(): number;
  getCurrentSlideIndex(): number;
  gotoSlide(place: number | string): void;
  gotoNextSlide(): void;
  togglePresenterMode(): void;
  getRatio(): string;
  createClone(): void;
  readonly clone: { readonly closed: boolean } | undefined;
  loadFromString(text: string): void;
}
type Page0 = OnPage & typeof globalThis;

const shown = (page: Page) => page.locator(".remark-slides-area > .remark-visible");

/** Runs `create` with options in a page that has the script and nothing else. */
async function create(page: Page, options: Record<string, unknown>): Promise<void> {
  await page.goto(`${host.url}bare.html`);
  await page.evaluate((given) => {
    const here = globalThis as Page0;
    here.slideshow = here.remark.create(given);
  }, options);
}

// The build changes what marked is made of (`quickMarked`), not what it reads.
test("the built script reads all cases of the language, and signs at random, as its sources do", async ({
  page,
}) => {
  const signs =
    "a B 9 é 中 “ ” — \n \n\n * ** _ __ ~~ ~ . , ! ( ) [ ] ](u) { } \" ' ` `` $ < > <b> </b> ^ | \\ : # - + & @".split(
      " ",
    );
  const line = fc.array(fc.constantFrom(" ", ...signs), { maxLength: 30 }).map((parts) => parts.join(""));
  const texts = [
    ...[...readCases().values()].flat().map(({ source }) => source),
    ...fc.sample(line, { numRuns: 5000, seed: 1 }),
  ];
  await page.goto(`${host.url}bare.html`);
  const built = await page.evaluate((texts) => {
    const { deck, markdown } = (globalThis as Page0).lectern.rooms;
    const options = markdown.defaultRenderOptions(() => null);
    return texts.map((text) => {
      const one = deck.parseDeck(text);
      return one.slides.map((slide) => markdown.renderSlide(one, slide, options));
    });
  }, texts);
  const options = drawing.defaultRenderOptions(() => null);
  const differs = (text: string, at: number): boolean => {
    const deck = language.parseDeck(text);
    const own = deck.slides.map((slide) => drawing.renderSlide(deck, slide, options));
    return JSON.stringify(own) !== JSON.stringify(built[at]);
  };
  expect(texts.filter(differs)).toEqual([]);
});

test("the boilerplate is a talk, and its text is never seen", async ({ page }) => {
  await page.goto(`${host.url}boilerplate.html`);
  await expect(shown(page)).toContainText("Your name");
  await expect(page.locator("#source")).toBeHidden();
  await page.keyboard.press("End");
  await expect(shown(page).locator(".left-column h2")).toHaveText("Two columns");
  await expect(shown(page).locator(".hljs-keyword")).toHaveText("const");
  // Before any script, too.
  await page.route("**/remark.js", (route) => route.abort());
  await page.reload();
  await expect(page.locator("#source")).toBeHidden();
});

for (const name of ["lecture", "macros", "code", "decorated"]) {
  test(`${name}.html has the slides that remark makes of it`, async ({ page }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`${host.url}${name}.html`);
    const expected = JSON.parse(await readFile(path.join(pages, `${name}.json`), "utf8")) as SlideTree[];
    expect(await page.evaluate(slideTrees)).toEqual(expected);
    expect(errors).toEqual([]);
  });
}

test("remark's elements stand in the page in remark's order, filled as remark fills them", async ({
  page,
}) => {
  await page.goto(`${host.url}lecture.html`);
  const after = await page.evaluate(() =>
    Array.from(document.querySelectorAll("script:last-of-type ~ *"), ({ className }) => className),
  );
  expect(after.slice(0, 6)).toEqual([
    "remark-notes-area",
    "remark-slides-area",
    "remark-preview-area",
    "remark-backdrop",
    "remark-pause",
    "remark-help",
  ]);
  await expect(page.locator("head > :first-child")).toHaveAttribute("title", "remark");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(shown(page)).toContainText("What pulls?");
  await expect(page.locator(".remark-notes")).toContainText("Ask who has been at the sea.");
  await expect(page.locator(".remark-preview-area .remark-slide-content")).toContainText("Numbers");
  await expect(page.locator(".remark-help-content .key").first()).toHaveText("→");
  // Ours are what is seen: these are out of sight, of Tab and of the accessibility tree.
  for (const part of ["remark-notes-area", "remark-preview-area", "remark-help"])
    await expect(page.locator(`.${part}`)).toBeHidden();
});

test("slides are as large and where remark has them, and numbers of its style hold", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${host.url}lecture.html`);
  const scaler = shown(page).locator(".remark-slide-scaler");
  await expect(scaler).toHaveAttribute(
    "style",
    "width: 908px; height: 681px; transform: scale(1.17474); left: 106.667px; top: 0px;",
  );
  const style = (selector: string, name: string) =>
    page.evaluate(
      ([selector, name]) => getComputedStyle(document.querySelector(selector!)!).getPropertyValue(name!),
      [selector, name],
    );
  expect(await style(".remark-slide-content", "font-size")).toBe("20px");
  expect(await style(".remark-slide-content", "padding")).toBe("20px 80px");
  expect(await style(".remark-slide-content h1", "font-size")).toBe("55px");
  expect(await style(".remark-slide-content h2", "font-size")).toBe("45px");
  expect(await style(".remark-code", "font-size")).toBe("18px");
  expect(await style(".remark-code.hljs", "background-color")).toBe("rgb(240, 240, 240)");
  expect(await style(".remark-slide-number", "bottom")).toBe("12px");
});

test("a theme's plain rule loses where it lost against remark's, and wins where it is as specific", async ({
  page,
}) => {
  await create(page, { source: "# A\n\ntext" });
  await page.addStyleTag({
    content: "* { padding: 0 } h1 { font-size: 10px } .remark-slide-content { font-size: 30px }",
  });
  await expect(shown(page).locator("h1")).toHaveCSS("font-size", "55px");
  await expect(shown(page).locator("p")).toHaveCSS("font-size", "30px");
  await expect(shown(page).locator(".remark-slide-content")).toHaveCSS("padding-left", "120px");
});

test("what a page's script does to its slides stays through moves, and its events come in order", async ({
  page,
}) => {
  await page.goto(`${host.url}decorated.html`);
  await expect(shown(page).locator(".formula")).toHaveText("x^2");
  expect(await page.evaluate(() => (globalThis as Page0).copied)).toEqual(["let a = 1;\nlet b = 2;"]);
  await page.keyboard.press("ArrowRight");
  await expect(shown(page)).toContainText("1: a 2: b");
  await expect(page.locator("body")).toHaveClass(/\bon-1\b/);
  await page.keyboard.press("ArrowLeft");
  await expect(shown(page).locator(".formula")).toHaveText("x^2");
  expect(await page.evaluate(() => (globalThis as Page0).heard)).toEqual([
    "hide 0",
    "show 1",
    "hide 1",
    "show 0",
  ]);
});

test("exporters drive it by what they know of remark", async ({ page }) => {
  await page.goto(`${host.url}lecture.html`);
  const seen = await page.evaluate(() => {
    const { remark, slideshow } = globalThis as Page0;
    const indexes = [];
    for (let slide = 0; slide < slideshow.getSlideCount(); slide += 1) {
      indexes.push(slideshow.getCurrentSlideIndex());
      slideshow.gotoNextSlide();
    }
    return { types: [typeof remark, typeof slideshow], indexes, ratio: slideshow.getRatio() };
  });
  expect(seen).toEqual({ types: ["object", "object"], indexes: [0, 1, 2, 3, 4, 5, 6, 7, 8], ratio: "4:3" });
});

test("presenter view, rare languages and styles of code come from the folder beside the script", async ({
  page,
}) => {
  await create(page, {
    source: "```elm\nmodule Main exposing (..)\n```\n???\nHello",
    highlightStyle: "monokai",
  });
  await expect(shown(page).locator(".hljs-keyword").first()).toHaveText("module");
  await expect(shown(page).locator(".remark-code")).toHaveCSS("background-color", "rgb(39, 40, 34)");
  await page.keyboard.press("p");
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.locator(".lectern-app")).toContainText("Hello");
});

test("what plays by itself plays on its slide alone, and elements keep their author's attributes", async ({
  page,
}) => {
  // A second of silence, again and again.
  const header = Buffer.from("UklGRmQfAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YUAfAAA=", "base64");
  const sound = Buffer.concat([header, Buffer.alloc(8000, 128)]).toString("base64");
  const audio = `<audio autoplay muted loop src="data:audio/wav;base64,${sound}"></audio>`;
  await create(page, { source: `# One\n---\n# Two\n\n${audio}\n\n<iframe src="about:blank"></iframe>` });
  const playing = () =>
    page
      .locator("audio")
      .first()
      .evaluate((media: HTMLMediaElement) => !media.paused);
  const ready = () =>
    page
      .locator("audio")
      .first()
      .evaluate((media: HTMLMediaElement) => media.readyState);
  await expect.poll(ready).toBe(4);
  expect(await playing()).toBe(false);
  await expect(page.locator(".remark-slides-area audio")).toHaveAttribute("autoplay", "");
  await expect(page.locator(".remark-slides-area iframe")).not.toHaveAttribute("loading");
  await page.keyboard.press("ArrowRight");
  await expect.poll(playing).toBe(true);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(playing).toBe(false);
});

test("from disk, and without the folder beside it, the slides are shown", async ({ page }) => {
  const folder = await mkdtemp(path.join(tmpdir(), "lectern-script-"));
  try {
    const text = (await readFile(path.join(pages, "lecture.html"), "utf8")).replace(
      "/remark.js",
      "remark.js",
    );
    await writeFile(path.join(folder, "talk.html"), text);
    await copyFile(path.join(dist, "remark.js"), path.join(folder, "remark.js"));
    const told: string[] = [];
    page.on("console", (message) => told.push(message.text()));
    await page.goto(pathToFileURL(path.join(folder, "talk.html")).href);
    await expect(shown(page)).toContainText("Tides");
    await page.keyboard.press("ArrowRight");
    await expect(shown(page)).toContainText("Why twice a day?");
    await expect
      .poll(() => told.join("\n"))
      .toContain("Put the folder remark/ of the package beside remark.js");

    await cp(path.join(dist, "remark"), path.join(folder, "remark"), { recursive: true });
    await page.reload();
    await page.keyboard.press("p");
    await expect(page.getByRole("timer")).toBeVisible();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("the global remark is what scripts of pages use", async ({ page }) => {
  await page.goto(`${host.url}bare.html`);
  const found = await page.evaluate(() => {
    const { remark } = globalThis as Page0;
    const { engine } = remark.highlighter;
    engine.registerLanguage("tide", () => ({ keywords: "ebb flow", contains: [] }));
    const slideshow = remark.create({ source: "```tide\nebb now\n```" });
    return {
      version: remark.version,
      macros: Object.keys(remark.macros),
      convert: remark.convert("Just **one** line"),
      lists: engine.listLanguages().includes("javascript"),
      coloured: document.querySelector(".remark-code .hljs-keyword")?.textContent,
      lines: (document.getElementsByTagName("pre") as unknown as Element[]).map((pre) => pre.textContent),
      count: slideshow.getSlideCount(),
    };
  });
  expect(found).toEqual({
    version: "0.15.0",
    macros: ["hello"],
    convert: "Just <strong>one</strong> line",
    lists: true,
    coloured: "ebb",
    lines: ["ebb now"],
    count: 1,
  });
});

test("every slide is printed on a page of its size, unless the page says otherwise", async ({ page }) => {
  const printed = async (): Promise<readonly [number, string | undefined]> => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    return [pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, /\/MediaBox\s*\[([^\]]*)\]/.exec(pdf)?.[1]];
  };
  await page.goto(`${host.url}macros.html`);
  await page.keyboard.press("b");
  await expect(page.locator("body")).toHaveClass(/remark-blackout-mode/);
  // 1210 × 681 px in points.
  expect(await printed()).toEqual([3, expect.stringMatching(/^0 0 907\.\d+ 510\.\d+$|^0 0 908 511$/)]);
  await page.addStyleTag({ content: "@page { size: 800px 600px }" });
  expect((await printed())[1]).toMatch(/^0 0 600 450$/);
});

test("options that do not fit are told and passed over", async ({ page }) => {
  const told: string[] = [];
  page.on("console", (message) => told.push(message.text()));
  await create(page, {
    source: "# Fine",
    ratio: "wide",
    container: "body",
    navigation: 3,
    highlightLines: "yes",
    timer: { enabled: "no" },
    slideNumberFormat: 7,
    excludedClasses: "a",
  });
  await expect(shown(page).locator("h1")).toHaveText("Fine");
  for (const option of [
    "ratio",
    "container",
    "highlightLines",
    "timer.enabled",
    "slideNumberFormat",
    "excludedClasses",
  ])
    expect(told.join("\n")).toContain(`the option ${option} should be`);
});

test("a deck with a missing and a throwing macro and a cyclic template is shown, with what is wrong", async ({
  page,
}) => {
  const told: string[] = [];
  page.on("console", (message) => told.push(message.text()));
  await page.goto(`${host.url}bare.html`);
  const calls = await page.evaluate(() => {
    const here = globalThis as Page0;
    let calls = 0;
    here.remark.macros["boom"] = () => {
      throw new Error("no wind");
    };
    const source =
      "name: a\ntemplate: b\n\n# One ![:nothing] ![:boom]\n---\nname: b\ntemplate: a\n\n# Two\n---\n# Three";
    here.slideshow = here.remark.create({ source }, () => (calls += 1));
    return calls;
  });
  expect(calls).toBe(1);
  await expect(shown(page)).toContainText("One");
  expect(await page.evaluate(() => (globalThis as Page0).slideshow.getSlideCount())).toBe(3);
  const console = told.join("\n");
  for (const word of ["deck:4:", "nothing", "no wind", "template"]) expect(console).toContain(word);
  await page.keyboard.press("p");
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog")).toContainText("no wind");
});

test("a deck that is not there is told on stage, console and presenter view, and the callback comes once", async ({
  page,
}) => {
  const told: string[] = [];
  page.on("console", (message) => told.push(message.text()));
  await page.goto(`${host.url}bare.html`);
  const calls = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const here = globalThis as Page0;
        let calls = 0;
        here.slideshow = here.remark.create({ sourceUrl: "nowhere.md" }, () => {
          calls += 1;
          setTimeout(() => resolve(calls));
        });
      }),
  );
  expect(calls).toBe(1);
  await expect(shown(page)).toContainText("404");
  expect(told.join("\n")).toContain("404");
  await page.keyboard.press("p");
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog")).toContainText("could not be fetched");
});

test.describe("timer", () => {
  test("may be absent", async ({ page }) => {
    await create(page, { source: "# A", timer: { enabled: false } });
    await page.keyboard.press("p");
    await expect(page.getByRole("toolbar")).toBeVisible();
    await expect(page.getByRole("timer")).toBeHidden();
  });

  test("may wait to be started, refuse to be reset, and be written by the page", async ({ page }) => {
    await page.goto(`${host.url}bare.html`);
    await page.evaluate(() => {
      const here = globalThis as Page0;
      const formatter = (ms: number): string => `<b>${ms > 0 ? "running" : "still"}</b>`;
      here.slideshow = here.remark.create({
        source: "# A\n---\n# B",
        timer: { startOnChange: false, resetable: false, formatter },
      });
    });
    await page.keyboard.press("p");
    const timer = page.getByRole("timer").locator("b");
    await expect(timer).toHaveText("still");
    await page.keyboard.press("ArrowRight");
    await expect(shown(page)).toContainText("B");
    await expect(timer).toHaveText("still");
    await page.keyboard.press("s");
    await expect(timer).toHaveText("running");
    await page.keyboard.press("t");
    await page.keyboard.press("s");
    await expect(timer).toHaveText("running");
  });
});

test("a clone opens once, is known, and follows", async ({ page, context }) => {
  await page.goto(`${host.url}lecture.html`);
  expect(await page.evaluate(() => (globalThis as Page0).slideshow.clone)).toBeUndefined();
  await page.keyboard.press("p");
  await expect(page.getByRole("timer")).toBeVisible();
  const opened = context.waitForEvent("page");
  await page.keyboard.press("c");
  const clone = await opened;
  await expect(shown(clone)).toContainText("Tides");
  await expect.poll(() => page.evaluate(() => (globalThis as Page0).slideshow.clone?.closed)).toBe(false);
  await page.keyboard.press("c");
  await expect(page.getByText("The audience window is open.")).toBeVisible();
  expect(context.pages()).toHaveLength(2);
  await page.keyboard.press("ArrowRight");
  await expect(shown(clone)).toContainText("Why twice a day?");
  await clone.close();
  await expect.poll(() => page.evaluate(() => (globalThis as Page0).slideshow.clone?.closed)).toBe(true);
});

test("a show inside a page is remark's: positioned, focusable, at slide one, without the address", async ({
  page,
}) => {
  await page.goto(`${host.url}bare.html#2`);
  await page.evaluate(() => {
    const here = globalThis as Page0;
    here.slideshow = here.remark.create({
      source: "# A\n---\n# B",
      container: document.getElementById("here"),
    });
  });
  const box = page.locator("#here");
  await expect(box).toHaveClass(/remark-container/);
  await expect(box).toHaveCSS("position", "absolute");
  await expect(box).toHaveAttribute("tabindex", "-1");
  await expect(page.locator("html")).not.toHaveClass(/remark-container/);
  await expect(box.locator(".remark-visible")).toContainText("A");
  await box.focus();
  await page.keyboard.press("ArrowRight");
  await expect(box.locator(".remark-visible")).toContainText("B");
});
