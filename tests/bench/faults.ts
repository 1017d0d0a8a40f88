// The milliseconds of the fault matrix, which its tests judge only on a machine of their own: rows 1, 4, 5, 10, 12, 25,
// 28, 30, 31, 32 and 34.
import { mkdir, rename, symlink, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";

import { type Presented, presentDeck } from "../support/lectern.ts";
import { noisePicture } from "../support/picture.ts";
import { residentSize } from "../support/resident-size.ts";
import { clock, pictureDrawn, pressedIn, since, toldSince, watchFit } from "../support/window-clock.ts";
import { plainDeck } from "./decks.ts";
import { type Figure, milliseconds, quantile } from "./figure.ts";
import { type PlainBrowser, type Tab, openPlainBrowser, waitFor } from "./pipe.ts";
import { slideShown } from "./static-page.ts";

const hang = 3000;
const pictures = 40;
/** Passes over all pictures: so many fill the browser's own caches, and so many are measured. */
const [cachesFull, passes] = [2, 3];
const crowd = 10_000;

/** Of what is judged by its slowest, or by what 95 of 100 stay below. */
function judged(row: number, what: string, times: readonly number[], budget: number, by: 0.95 | 1): Figure {
  return {
    what: `${row}: ${what}, ${by === 1 ? "slowest" : "p95"} of ${times.length}`,
    measured: `p50 ${milliseconds(quantile(times, 0.5))}`,
    against: "the windows' clocks",
    value: quantile(times, by),
    unit: "ms",
    budget,
  };
}

/** Since when the window shows the heading. */
const shown = (tab: Tab, heading: string): Promise<number> => tab.evaluate<number>(waitFor(since(heading)));

const passed = async (from: Tab, to: Tab, heading: string): Promise<number> =>
  (await shown(to, heading)) - (await pressedIn(from));

async function opened(browser: PlainBrowser, act: () => Promise<void>): Promise<Tab> {
  const tab = await browser.opened(act);
  await tab.evaluate(slideShown);
  await tab.evaluate(clock);
  return tab;
}

async function openBoth(browser: PlainBrowser, talk: Presented): Promise<readonly [Tab, Tab]> {
  const presenter = await browser.open(`${talk.url}#p1`);
  await presenter.evaluate(slideShown);
  await presenter.evaluate(clock);
  return [presenter, await opened(browser, () => presenter.press("c"))];
}

async function closedWindows(browser: PlainBrowser, presenter: Tab, first: Tab): Promise<Figure[]> {
  const [told, reopened]: [number[], number[]] = [[], []];
  let audience = first;
  await presenter.press("Home");
  await presenter.press("ArrowRight");
  for (let round = 0; round < 10; round += 1) {
    const telling = toldSince(presenter, ".lectern-lights", "○audience closed");
    const fault = Date.now();
    await browser.send("Target.closeTarget", { targetId: audience.id });
    told.push((await telling) - fault);
    const live = toldSince(presenter, ".lectern-lights", "●audience");
    audience = await opened(browser, () => presenter.press("c"));
    // Its clock starts when its slide is there already, so this is more than it was, never less.
    reopened.push(await passed(presenter, audience, "Slide 2"));
    await live;
  }
  return [
    judged(1, "audience window closed to the presenter's light", told, 3000, 1),
    judged(1, "key to the slide in a new audience window", reopened, 1500, 1),
  ];
}

async function hungPresenter(presenter: Tab, audience: Tab): Promise<Figure> {
  const times: number[] = [];
  const hanging = presenter.evaluate(
    `{ const until = Date.now() + ${hang}; while (Date.now() < until); Date.now() }`,
  );
  for (let slide = 3; slide <= 12; slide += 1) {
    await audience.press("ArrowRight");
    times.push(await passed(audience, audience, `Slide ${slide}`));
  }
  await hanging;
  return judged(5, "key to slide in the audience window of a hung presenter", times, 100, 1);
}

async function otherSizes(audience: Tab): Promise<Figure> {
  await audience.evaluate(watchFit);
  const times: number[] = [];
  for (let round = 0; round < 24; round += 1) {
    const [width, height] = [
      [1024, 768],
      [1280, 800],
      [1920, 1080],
      [3840, 2160],
    ][round % 4]!;
    const deviceScaleFactor = [1, 1.25, 2][round % 3]!;
    await audience.evaluate("refitted = null");
    await audience.send("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor,
      mobile: false,
    });
    times.push(await audience.evaluate<number>(waitFor("refitted?.[1]")));
  }
  await audience.send("Emulation.clearDeviceMetricsOverride");
  return judged(12, "another size to the slide refitted", times, 100, 1);
}

async function saves(presenter: Tab, audience: Tab, talk: Presented): Promise<Figure[]> {
  const good = "# One\n---\n# Two";
  const [told, mended, back]: [number[], number[], number[]] = [[], [], []];
  await talk.save(good);
  await shown(audience, "One");
  for (let round = 0; round < 20; round += 1) {
    const where = `talk.md:${3 + round}:1 .left-column[ is never closed`;
    const telling = toldSince(presenter, ".lectern-edits", where);
    const broken = Date.now();
    await talk.save(`# One, half\n${"\n".repeat(round)}\n.left-column[\n---\n# Two`);
    told.push((await telling) - broken);
    const mend = Date.now();
    await talk.save(`# One, mended ${round}\n---\n# Two`);
    for (const tab of [presenter, audience]) mended.push((await shown(tab, `One, mended ${round}`)) - mend);
    await rename(talk.file, `${talk.file}~`);
    const again = Date.now();
    await talk.save(good);
    await unlink(`${talk.file}~`);
    for (const tab of [presenter, audience]) back.push((await shown(tab, "One")) - again);
  }
  return [
    judged(25, "broken save to the presenter's message", told, 500, 1),
    judged(25, "mended save to the slide", mended, 500, 1),
    judged(28, "deck renamed, written again, to the slide", back, 500, 1),
  ];
}

async function manyPictures(browser: PlainBrowser): Promise<Figure[]> {
  const names = Array.from({ length: pictures }, (_, at) => `img/${at}.png`);
  const text = names.map((name, at) => `# Slide ${at + 1}\n\n![](${name})`).join("\n---\n");
  const files = Object.fromEntries(names.map((name) => [name, noisePicture(2_500_000)] as const));
  const talk = await presentDeck(text, { files });
  const [first, next, weights]: [number[], number[], number[]] = [[], [], []];
  for (let pass = 0; pass < cachesFull + passes; pass += 1) {
    const tab = await browser.open(talk.url);
    await tab.evaluate(slideShown);
    await tab.evaluate(clock);
    const begun = await tab.evaluate<number>("performance.timeOrigin");
    first.push((await tab.evaluate<number>(pictureDrawn)) - begun);
    await browser.send("Target.closeTarget", { targetId: tab.id });
  }
  const tab = await browser.open(talk.url);
  await tab.evaluate(slideShown);
  await tab.evaluate(clock);
  for (let pass = 0; pass < cachesFull + passes; pass += 1) {
    for (let slide = 2; slide <= pictures; slide += 1) {
      await tab.press("ArrowRight");
      await shown(tab, `Slide ${slide}`);
      next.push((await tab.evaluate<number>(pictureDrawn)) - (await pressedIn(tab)));
    }
    await tab.press("Home");
    await shown(tab, "Slide 1");
    await tab.send("HeapProfiler.collectGarbage");
    weights.push(await residentSize(browser));
  }
  await browser.send("Target.closeTarget", { targetId: tab.id });
  await talk.close();
  const [before, after] = [weights[cachesFull - 1]!, weights.at(-1)!];
  return [
    judged(31, "100 MB of pictures, navigation to the first one", first, 2000, 1),
    judged(31, "100 MB of pictures, key to the next one", next, 150, 0.95),
    {
      what: `31: 100 MB of pictures, the page's memory after ${passes} passes`,
      measured: `${(after / 1024 / 1024).toFixed(0)} MB`,
      against: `${(before / 1024 / 1024).toFixed(0)} MB before`,
      value: after / before,
      unit: "×",
      budget: 1.1,
    },
  ];
}

async function manySlides(browser: PlainBrowser): Promise<Figure[]> {
  const many = (words: string): string =>
    Array.from({ length: 5000 }, (_, i) => `# Slide ${i + 1}${words}\n\n- one\n- two`).join("\n---\n");
  const talk = await presentDeck(many(""));
  const [first, next, overview, saved]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < 5; round += 1) {
    const tab = await browser.open(talk.url);
    await tab.evaluate(slideShown);
    first.push(await tab.evaluate<number>("performance.now()"));
    await tab.evaluate(clock);
    const app = `document.querySelector(".lectern-app")?.shadowRoot?.querySelector("nav") ? true : undefined`;
    await tab.evaluate(waitFor(app));
    for (let slide = 2; slide <= 41; slide += 1) {
      await tab.press("ArrowRight");
      next.push(await passed(tab, tab, `Slide ${slide}`));
    }
    const telling = toldSince(tab, ".lectern-overview", "Slide 41");
    await tab.press("o");
    overview.push((await telling) - (await pressedIn(tab)));
    await tab.press("Escape");
    for (let save = 0; save < 4; save += 1) {
      const written = Date.now();
      await talk.save(many(`, save ${round}.${save}`));
      saved.push((await shown(tab, `Slide 41, save ${round}.${save}`)) - written);
    }
    await talk.save(many(""));
    await shown(tab, "Slide 41");
    await browser.send("Target.closeTarget", { targetId: tab.id });
  }
  await talk.close();
  return [
    judged(32, "5,000 slides, navigation to the first one", first, 2000, 1),
    judged(32, "5,000 slides, key to the next one", next, 50, 0.95),
    judged(32, "5,000 slides, key to the overview", overview, 1000, 1),
    judged(32, "5,000 slides, save to the slide", saved, 500, 0.95),
  ];
}

async function starts(browser: PlainBrowser): Promise<Figure[]> {
  const own = await presentDeck("# Crowd");
  await mkdir(path.join(own.folder, "img"));
  for (let at = 0; at < crowd; at += 1) await writeFile(path.join(own.folder, "img", `${at}.png`), "");
  await symlink("..", path.join(own.folder, "img", "loop"));
  await own.save("# Crowd\n\n![a](img/x.png) ![b](img/loop/img/none.png)");
  const started: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const begun = Date.now();
    const talk = await presentDeck({ path: own.file });
    const tab = await browser.open(talk.url);
    await tab.evaluate(slideShown);
    started.push(Date.now() - begun);
    await talk.close();
  }
  await own.close();

  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const refused: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const begun = Date.now();
    const answer = await presentDeck("# Ours", { port }).catch(String);
    refused.push(Date.now() - begun);
    if (!String(answer).includes("exit code 3")) throw new Error("A port in use was not refused.");
  }
  other.close();
  return [
    judged(30, "start to the slide beside 10,000 files", started, 3000, 1),
    judged(34, "start to the word that the port is in use", refused, 1000, 1),
  ];
}

export async function faultFigures(): Promise<Figure[]> {
  const talk = await presentDeck(plainDeck(30));
  const browser = await openPlainBrowser();
  try {
    const [presenter, audience] = await openBoth(browser, talk);
    await presenter.press("ArrowRight");
    await shown(audience, "Slide 2");
    const figures = [await hungPresenter(presenter, audience), await otherSizes(audience)];
    figures.push(...(await closedWindows(browser, presenter, audience)));
    const [speaker, hall] = await openBoth(browser, talk);
    figures.push(...(await saves(speaker, hall, talk)));
    figures.push(...(await manyPictures(browser)), ...(await manySlides(browser)));
    figures.push(...(await starts(browser)));
    return figures;
  } finally {
    await browser.close();
    await talk.close();
  }
}
