import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";

import { type PresentOptions, type Presented, presentDeck } from "../support/lectern.ts";
import { type StaticServer, serveFolders } from "../support/static-server.ts";
import type { Engine, EngineWindow } from "./engine.ts";
import { openFirefox } from "./firefox.ts";
import { box, hash, isVisible, stage, texts } from "./look.ts";
import { openWebKit } from "./webkit.ts";

// What a talk must be able to do in every browser. The same list for each engine; all that is only for one of them
// is behind `Engine`.

const deck = `name: welcome
duration: 10 min

# Welcome

???
Say **hello**, then wait.
---
# Steps

One

--

Two
---
name: code
# Code

\`\`\`js
const answer = "forty-two";
\`\`\`
---
# Four
---
# Five
---
# Six
---
name: end
# The end

???
Thank them.
`;

let engine: Engine;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const open = { firefox: openFirefox, webkit: openWebKit }[inject("engine")];
  engine = await open(inject("programs"));
});
afterAll(() => engine?.close());

afterEach(async () => {
  const [errors, strangers] = [[...(await engine.errors())], [...engine.strangers()]];
  await engine.clear();
  await Promise.all(closing.splice(0).map((close) => close()));
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
});

async function present(
  source: string | { path: string } = deck,
  options?: PresentOptions,
): Promise<Presented> {
  const talk = await presentDeck(source, options);
  closing.push(() => talk.close());
  return talk;
}

/** A window on a talk, once its first slide and the interface are there. */
async function open(address: string): Promise<EngineWindow> {
  const window = await engine.open(address);
  await isOpen(window);
  return window;
}

/** Also when nothing is asked of the interface: a page that ends while it fetches that tells its console. */
async function isOpen(window: EngineWindow): Promise<void> {
  await soon(() => isVisible(window, ".remark-visible .remark-slide-content")).toBe(true);
  await soon(() => isVisible(window, "nav, [role=toolbar]")).toBe(true);
}

/** The window that `c` opens. */
async function openAudience(presenter: EngineWindow): Promise<EngineWindow> {
  const before = new Set((await engine.windows()).map(({ id }) => id));
  await presenter.press("c");
  const isNew = ({ id }: EngineWindow): boolean => !before.has(id);
  await soon(async () => (await engine.windows()).filter(isNew).length).toBe(1);
  const audience = (await engine.windows()).find(isNew)!;
  await isOpen(audience);
  return audience;
}

const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 10_000, interval: 50 });
const heading = (window: EngineWindow) => soon(() => texts(window, stage));
const seconds = async (window: EngineWindow): Promise<number> =>
  (await texts(window, "[role=timer] .lectern-time"))[0]!
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);

/** Marks the document, so that a reload would show. */
const mark = (window: EngineWindow) =>
  window.evaluate(() => void (document.documentElement.dataset["mark"] = "same"));
const isMarked = (window: EngineWindow) =>
  window.evaluate(() => document.documentElement.dataset["mark"] === "same");

// The place

test("a deck opens at its first slide", async () => {
  const window = await open((await present()).url);
  await heading(window).toEqual(["Welcome"]);
  expect(await window.evaluate(() => document.title)).toBe("1 — Welcome");
});

test.for([
  ["#5", "Four"],
  ["#7", "Six"],
  ["#code", "Code"],
  ["#end", "The end"],
] as const)("a deck opens at the slide that %s names", async ([place, title]) => {
  const window = await open((await present()).url + place);
  await heading(window).toEqual([title]);
});

test("keys move by increments and by slides, and the address follows", async () => {
  const window = await open((await present()).url);
  const words = () => texts(window, ".remark-visible .remark-slide-content p");
  for (const [key, place, title, step] of [
    ["ArrowRight", "#2", "Steps", ["One"]],
    [" ", "#3", "Steps", ["One", "Two"]],
    ["PageDown", "#4", "Code", []],
    ["Shift+ArrowLeft", "#2", "Steps", ["One"]],
    ["Shift+ArrowRight", "#4", "Code", []],
    ["ArrowLeft", "#3", "Steps", ["One", "Two"]],
    ["End", "#8", "The end", []],
    ["Backspace", "#7", "Six", []],
    ["Home", "#1", "Welcome", []],
  ] as const) {
    await window.press(key);
    await soon(() => hash(window)).toBe(place);
    await heading(window).toEqual([title]);
    await soon(words).toEqual([...step]);
  }
});

test("a number and Enter go to that slide", async () => {
  const window = await open((await present()).url);
  await window.press("5");
  await window.press("Enter");
  await heading(window).toEqual(["Four"]);
});

test("an address changed by hand goes to that slide in place", async () => {
  const window = await open((await present()).url);
  await mark(window);
  await window.evaluate(() => void (location.hash = "#end"));
  await heading(window).toEqual(["The end"]);
  expect(await isMarked(window)).toBe(true);
});

test("a slide fills the window undistorted, whatever the window's size", async () => {
  const window = await open((await present()).url);
  for (const [width, height] of [
    [1280, 720],
    [900, 900],
    [700, 500],
  ] as const) {
    await window.resize(width, height);
    const scale = Math.min(width / 908, height / 681);
    const [across, down] = [908 * scale, 681 * scale];
    const wanted = { x: (width - across) / 2, y: (height - down) / 2, width: across, height: down };
    await soon(() => box(window, ".remark-visible .remark-slide-scaler")).toEqual({
      x: expect.closeTo(wanted.x, 0),
      y: expect.closeTo(wanted.y, 0),
      width: expect.closeTo(wanted.width, 0),
      height: expect.closeTo(wanted.height, 0),
    });
  }
});

// What is on a slide

test("code is highlighted", async () => {
  const window = await open(`${(await present()).url}#code`);
  await soon(() => texts(window, ".remark-visible .hljs-keyword")).toEqual(["const"]);
  const colours = await window.evaluate(() =>
    [".hljs-keyword", ".hljs-string", ".remark-code"].map(
      (part) => getComputedStyle(document.querySelector(`.remark-visible ${part}`)!).color,
    ),
  );
  expect(new Set(colours).size).toBe(3);
});

test("slides are set in the theme's own faces", async () => {
  const window = await open(`${(await present()).url}#code`);
  await soon(() =>
    window.evaluate(() =>
      [...document.fonts]
        .filter(({ status }) => status === "loaded")
        .map(({ family }) => family.replaceAll(/["']/g, "")),
    ),
  ).toEqual(expect.arrayContaining(["Source Sans 3", "JetBrains Mono"]));
});

test("pictures beside the deck are on its slides", async () => {
  const square = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>`;
  const source = "# One\n\n![a square](img/a%20square.svg)\n---\nbackground-image: url(img/a%20square.svg)\n";
  const window = await open((await present(source, { files: { "img/a square.svg": square } })).url);
  await soon(() =>
    window.evaluate(() => document.querySelector<HTMLImageElement>(".remark-visible img")?.naturalWidth),
  ).toBe(20);
});

// The presenter view

test("the presenter view has this slide, the next one, notes and the time", async () => {
  const window = await open(`${(await present()).url}#p1`);
  await heading(window).toEqual(["Welcome"]);
  expect(await texts(window, "[aria-label='Notes of this slide']")).toEqual(["Say hello, then wait."]);
  expect(await texts(window, ".lectern-next-title")).toEqual(["Next slideSteps"]);
  await soon(() => texts(window, ".lectern-miniature h1")).toEqual(["Steps"]);
  expect(await texts(window, "[role=timer]")).toEqual(["0:00"]);
  expect(await texts(window, "[aria-label='of 10:00 planned: change']")).toEqual(["of 10:00"]);
});

test("in the presenter view the slide fills its place", async () => {
  const window = await open(`${(await present()).url}#p1`);
  for (const [width, height] of [
    [1280, 720],
    [1000, 800],
  ] as const) {
    await window.resize(width, height);
    await soon(() =>
      window.evaluate(() => {
        const slide = document.querySelector(".remark-visible .remark-slide-scaler")!.getBoundingClientRect();
        const slot = [...document.querySelectorAll("*")]
          .map(({ shadowRoot }) => shadowRoot?.querySelector(".lectern-slot-frame"))
          .find((found) => found !== null && found !== undefined)!
          .getBoundingClientRect();
        return Math.max(
          ...(["x", "y", "width", "height"] as const).map((side) => Math.abs(slide[side] - slot[side])),
        );
      }),
    ).toBeLessThan(1.5);
  }
});

test("p goes to the presenter view and back, on the same slide", async () => {
  const window = await open(`${(await present()).url}#5`);
  await window.press("p");
  await soon(() => isVisible(window, "[role=toolbar]")).toBe(true);
  await soon(() => hash(window)).toBe("#p5");
  await heading(window).toEqual(["Four"]);
  await window.press("p");
  await soon(() => isVisible(window, "[role=toolbar]")).toBe(false);
  await soon(() => hash(window)).toBe("#5");
  await heading(window).toEqual(["Four"]);
});

test("the timer starts with the first move, stops and is set to zero", async () => {
  const window = await open(`${(await present()).url}#p1`);
  await window.press("ArrowRight");
  await soon(() => seconds(window)).toBeGreaterThanOrEqual(1);
  await window.press("s");
  await soon(() => texts(window, "[role=timer]")).toEqual([expect.stringContaining("stopped")]);
  await window.press("t");
  await soon(() => seconds(window)).toBe(0);
});

test("problems of the deck are told to the speaker", async () => {
  const window = await open(`${(await present("# One\n\n.left[ never closed\n")).url}#p1`);
  await window.press("e");
  await soon(() => texts(window, ".lectern-sheet-problems li")).toEqual([
    expect.stringMatching(/talk\.md:3:\d+/),
  ]);
});

// Two windows

test("the audience window opens on the live slide, without what is only for the speaker", async () => {
  const presenter = await open(`${(await present()).url}#p5`);
  const audience = await openAudience(presenter);
  await heading(audience).toEqual(["Four"]);
  expect(await isVisible(audience, "[role=toolbar]")).toBe(false);
  await soon(() => texts(presenter, "[aria-label='Other windows of this talk']")).toEqual(["●audience"]);
});

test("the audience window follows within a second, and the presenter the audience window", async () => {
  const presenter = await open(`${(await present()).url}#p1`);
  const audience = await openAudience(presenter);
  for (const window of [presenter, audience]) {
    await window.evaluate(() => {
      const page = globalThis as typeof globalThis & { pressed?: number; moved?: number };
      addEventListener("keydown", () => (page.pressed = Date.now()), true);
      const note = (): void => {
        page.moved = Date.now();
      };
      const slides = document.querySelector(".remark-slides-area")!;
      new MutationObserver(note).observe(slides, { subtree: true, attributeFilter: ["class"] });
    });
  }
  const times = (window: EngineWindow) =>
    window.evaluate(() => {
      const { pressed, moved } = globalThis as typeof globalThis & { pressed?: number; moved?: number };
      return { pressed: pressed ?? NaN, moved: moved ?? NaN };
    });
  await presenter.press("ArrowRight");
  await heading(audience).toEqual(["Steps"]);
  expect((await times(audience)).moved - (await times(presenter)).pressed).toBeLessThan(1000);
  await audience.press("End");
  await heading(presenter).toEqual(["The end"]);
  expect((await times(presenter)).moved - (await times(audience)).pressed).toBeLessThan(1000);
  await soon(() => hash(presenter)).toBe("#p8");
  await soon(() => hash(audience)).toBe("#8");
});

test("a window opened by the audience window's address follows the talk", async () => {
  const presenter = await open(`${(await present()).url}#p1`);
  const first = await openAudience(presenter);
  await presenter.press("End");
  const second = await open(await first.evaluate(() => location.href.replace(/#.*/, "")));
  await heading(second).toEqual(["The end"]);
  await presenter.press("ArrowLeft");
  await heading(second).toEqual(["Six"]);
});

test("blackout reaches the audience, and the presenter keeps seeing the slide", async () => {
  const presenter = await open(`${(await present()).url}#p1`);
  const audience = await openAudience(presenter);
  await presenter.press("b");
  await soon(() => isVisible(audience, ".remark-backdrop")).toBe(true);
  expect(await isVisible(presenter, ".remark-backdrop")).toBe(false);
  await heading(presenter).toEqual(["Welcome"]);
  await audience.press("b");
  await soon(() => isVisible(audience, ".remark-backdrop")).toBe(false);
});

test("a reloaded audience window is back at the live slide, and follows on", async () => {
  const presenter = await open(`${(await present()).url}#p1`);
  const audience = await openAudience(presenter);
  await presenter.press("End");
  await heading(audience).toEqual(["The end"]);
  await audience.reload();
  await isOpen(audience);
  await heading(audience).toEqual(["The end"]);
  await presenter.press("ArrowLeft");
  await heading(audience).toEqual(["Six"]);
});

test("a reloaded presenter keeps slide and timer, and leads on", async () => {
  const presenter = await open(`${(await present()).url}#p1`);
  const audience = await openAudience(presenter);
  await presenter.press("ArrowRight");
  await soon(() => seconds(presenter)).toBeGreaterThanOrEqual(2);
  await presenter.press("s");
  const stopped = await seconds(presenter);
  await presenter.reload();
  await isOpen(presenter);
  await heading(presenter).toEqual(["Steps"]);
  expect(await seconds(presenter)).toBe(stopped);
  await presenter.press("End");
  await heading(audience).toEqual(["The end"]);
});

test("a presenter that is alone keeps slide and timer over a reload", async () => {
  const presenter = await open(`${(await present()).url}#p1`);
  await presenter.press("ArrowRight");
  await soon(() => seconds(presenter)).toBeGreaterThanOrEqual(2);
  await presenter.reload();
  await isOpen(presenter);
  await heading(presenter).toEqual(["Steps"]);
  expect(await seconds(presenter)).toBeGreaterThanOrEqual(2);
});

test("a save reaches both windows in place, on the same slide", async () => {
  const talk = await present();
  const presenter = await open(`${talk.url}#p5`);
  const audience = await openAudience(presenter);
  for (const window of [presenter, audience]) await mark(window);
  await talk.save(`# A new first slide\n---\n${deck.replace("# Four", "# Four, mended")}`);
  for (const window of [presenter, audience]) {
    await heading(window).toEqual(["Four, mended"]);
    expect(await isMarked(window)).toBe(true);
  }
  await soon(() => hash(audience)).toBe("#6");
});

test("two talks of one deck never hear each other", async () => {
  const { url } = await present();
  const one = await open(`${url}#p1`);
  const two = await open(`${url}#p1`);
  const audience = await openAudience(two);
  await one.press("End");
  await heading(one).toEqual(["The end"]);
  await two.press("ArrowRight");
  await heading(audience).toEqual(["Steps"]);
  await heading(two).toEqual(["Steps"]);
  await heading(one).toEqual(["The end"]);
});

test("a closed presenter leaves the audience window a talk of its own", async () => {
  const presenter = await open(`${(await present()).url}#p1`);
  const audience = await openAudience(presenter);
  await presenter.close();
  await audience.press("End");
  await heading(audience).toEqual(["The end"]);
});

test("the talk goes on when its server is gone", async () => {
  const talk = await presentDeck("# One\n---\n# Two\n---\n# Three\n");
  const presenter = await open(`${talk.url}#p1`);
  const audience = await openAudience(presenter);
  await talk.close();
  await presenter.press("ArrowRight");
  await heading(audience).toEqual(["Two"]);
  await presenter.press("o");
  await soon(() => isVisible(presenter, ".lectern-sheet-overview")).toBe(true);
});

// What anyone can open over the slides

test("the overview opens on the slide that is up, and goes to another", async () => {
  const window = await open(`${(await present()).url}#5`);
  await window.press("o");
  await soon(() => texts(window, "[role=option][aria-selected=true]")).toEqual([
    expect.stringContaining("Four"),
  ]);
  await soon(() => texts(window, ".lectern-miniature h1")).toContain("The end");
  await window.press("ArrowRight");
  await window.press("Enter");
  await heading(window).toEqual(["Five"]);
  expect(await isVisible(window, ".lectern-sheet-overview")).toBe(false);
});

test("letters filter the overview", async () => {
  const window = await open((await present()).url);
  await window.press("o");
  await soon(() => texts(window, "[role=option]")).toHaveLength(7);
  for (const letter of "code") await window.press(letter);
  await soon(() => texts(window, "[role=option]")).toEqual([expect.stringContaining("Code")]);
  await window.press("Enter");
  await heading(window).toEqual(["Code"]);
});

test("g goes to a slide by words of its title", async () => {
  const window = await open((await present()).url);
  await window.press("g");
  await soon(() => isVisible(window, ".lectern-sheet-goto")).toBe(true);
  for (const letter of "end") await window.press(letter);
  await soon(() => texts(window, ".lectern-goto-title")).toEqual(["The end"]);
  await window.press("Enter");
  await heading(window).toEqual(["The end"]);
});

test("help lists the keys, and Esc closes it", async () => {
  const window = await open((await present()).url);
  await window.press("h");
  await soon(() => texts(window, ".lectern-help h3")).toContain("Windows");
  expect(await texts(window, ".lectern-help dd")).toContain("Open the audience window");
  await window.press("Escape");
  await soon(() => isVisible(window, ".lectern-help")).toBe(false);
  await window.press("ArrowRight");
  await heading(window).toEqual(["Steps"]);
});

test("a browser that cannot fill the screen or keep it awake only does not", async () => {
  const window = await open((await present()).url);
  await window.evaluate(() => {
    for (const name of ["requestFullscreen", "webkitRequestFullscreen", "webkitRequestFullScreen"])
      Object.defineProperty(Element.prototype, name, { value: undefined });
    Object.defineProperty(Navigator.prototype, "wakeLock", { value: undefined });
  });
  await window.press("f");
  await window.press("ArrowRight");
  await heading(window).toEqual(["Steps"]);
});

// Pages written for remark

async function serve(): Promise<StaticServer> {
  const [pages, dist] = ["../compatibility", "../../dist"].map((folder) =>
    path.resolve(import.meta.dirname, folder),
  );
  const host = await serveFolders(pages!, dist!);
  closing.push(() => host.close());
  return host;
}

test("the script shows a page written for remark, and keys move it", async () => {
  const window = await engine.open(`${(await serve()).url}lecture.html`);
  await soon(() => isVisible(window, ".remark-visible .remark-slide-content")).toBe(true);
  await window.press("ArrowRight");
  await window.press("ArrowRight");
  await soon(() => texts(window, ".remark-visible .remark-slide-content")).toEqual([
    expect.stringContaining("What pulls?"),
  ]);
  await window.press("p");
  await soon(() => texts(window, "[aria-label='Notes of this slide']")).toEqual([
    expect.stringContaining("Ask who has been at the sea."),
  ]);
});

test("the script highlights code as remark does", async () => {
  const window = await engine.open(`${(await serve()).url}code.html`);
  await soon(() => texts(window, ".remark-visible .hljs-keyword")).toContain("def");
  expect(await texts(window, ".remark-visible .remark-code-line-highlighted")).toEqual(["return x"]);
});

// The Lab deck

const lab = path.resolve(import.meta.dirname, "../../slides/Lab.md");

test("every slide of the Lab deck can be reached", async () => {
  const window = await open((await present({ path: lab })).url);
  const number = async () => (await texts(window, ".remark-visible .remark-slide-number"))[0]!;
  const total = Number((await number()).split("/")[1]);
  for (let place = 2; place <= total; place++) {
    await window.press("ArrowRight");
    await soon(number).toMatch(new RegExp(`^${place} /`));
  }
});

/** LECTERN_PICTURES=folder keeps what each engine shows, for eyes. */
const pictures = process.env["LECTERN_PICTURES"];

test.runIf(pictures !== undefined)("the Lab deck, for eyes", async () => {
  const { url } = await present({ path: lab });
  const window = await open(url);
  const picture = async (name: string): Promise<void> => {
    await mkdir(pictures!, { recursive: true });
    await writeFile(path.join(pictures!, `${inject("engine")}-${name}.png`), await window.screenshot());
  };
  await picture("stage");
  await window.press("o");
  await soon(() => texts(window, ".lectern-miniature")).not.toHaveLength(0);
  await picture("overview");
  await window.press("Escape");
  await window.press("h");
  await soon(() => isVisible(window, ".lectern-help")).toBe(true);
  await picture("help");
  await window.press("Escape");
  await window.press("p");
  await soon(() => isVisible(window, "[role=toolbar]")).toBe(true);
  await picture("presenter");
});

// The journeys' own eyes

test("an error in a page, and a request to another host, would fail these journeys", async () => {
  const pictures = "![](http://plain.example/a.png)\n![](https://secret.example/a.png)";
  const window = await open((await present(`# One\n\n${pictures}\n`)).url);
  await window.evaluate(() => {
    console.error("noticed");
    setTimeout(() => {
      throw new Error("also noticed");
    });
  });
  await soon(() => engine.errors()).toEqual(["noticed", expect.stringContaining("also noticed")]);
  for (const asked of ["http://plain.example/a.png", "https://"])
    await soon(() => engine.strangers()).toContainEqual(expect.stringContaining(asked));
  await engine.clear();
});
