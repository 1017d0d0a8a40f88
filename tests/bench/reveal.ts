import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { deckFolder } from "../support/build.ts";
import { serveFolders } from "../support/static-server.ts";
import { plainDeck } from "./decks.ts";
import { median, milliseconds, type Figure } from "./figure.ts";
import { openTab, timeToPaint } from "./open.ts";
import { openPlainBrowser, waitFor, type PlainBrowser, type Tab } from "./pipe.ts";
import { scriptBeforeFirstSlide } from "./size.ts";

const slides = 2000;
const rounds = 5;
const keys = 20;

/** A page with the same talk, and how to ask it. */
interface Rival {
  readonly url: string;
  /** True when a key would move it. */
  readonly ready: string;
  /** Index of the slide that is shown. */
  readonly place: string;
  /** The key of its overview, and what is true when that is there. */
  readonly overviewKey: string;
  readonly overview: string;
}

interface Measured {
  readonly painted: number;
  readonly elements: number;
  readonly blocked: number;
  readonly move: number;
  readonly overview: number;
}

/**
 * The same talk as a site of ours and as reveal.js has it, side by side: what a reader of each waits for. Told, not
 * judged: the two do not do the same things.
 */
export async function revealFigures(): Promise<Figure[]> {
  const talk = await deckFolder({ "talk.md": plainDeck(slides) });
  const { code, output } = await talk.build("--out", "sites/ours");
  if (code !== 0) throw new Error(output);
  const script = await writeReveal(path.join(talk.folder, "sites/reveal"));
  const host = await serveFolders(path.join(talk.folder, "sites"));
  const browser = await openPlainBrowser();
  const ours: Rival = {
    url: `${host.url}ours/`,
    ready: `document.querySelector(".remark-visible .remark-slide-content")`,
    place: `Number.parseInt(document.querySelector(".remark-visible .remark-slide-number").textContent) - 1`,
    overviewKey: "o",
    // The stage keeps three at most: more are small pictures.
    overview: `document.querySelectorAll(".remark-slide-content").length > 5`,
  };
  const theirs: Rival = {
    url: `${host.url}reveal/`,
    ready: `document.querySelector(".reveal.ready")`,
    place: "Reveal.getIndices().h",
    overviewKey: "o",
    overview: `document.querySelector(".reveal.overview")`,
  };
  try {
    const [we, they] = [await measure(browser, ours), await measure(browser, theirs)];
    const beside = (what: string, of: (measured: Measured) => number, unit: "ms" | "" = "ms"): Figure => ({
      what: `${what} at ${slides.toLocaleString("en")} slides`,
      measured: unit === "ms" ? milliseconds(of(we)) : `${of(we)}`,
      against: `reveal.js ${unit === "ms" ? milliseconds(of(they)) : of(they)}`,
      value: of(we) / of(they),
      unit: "×",
      budget: null,
    });
    const { kilobytes } = scriptBeforeFirstSlide();
    return [
      beside("first slide painted", ({ painted }) => painted),
      {
        what: "script fetched at the start, gzip",
        measured: `${kilobytes.toFixed(1)} kB`,
        against: `reveal.js ${script.toFixed(1)} kB`,
        value: kilobytes / script,
        unit: "×",
        budget: null,
      },
      beside("elements in the document", ({ elements }) => elements, ""),
      beside("time that input was blocked while it opened", ({ blocked }) => blocked),
      beside("key to painted frame", ({ move }) => move),
      beside("overview opened", ({ overview }) => overview),
    ];
  } finally {
    await browser.close();
    await host.close();
    await talk.remove();
  }
}

async function measure(browser: PlainBrowser, rival: Rival): Promise<Measured> {
  const tab = await openTab(browser, rival);
  await tab.send("Network.setBypassServiceWorker", { bypass: true });
  await tab.send("Page.addScriptToEvaluateOnNewDocument", { source: watchBlocking });
  const painted: number[] = [];
  const blocked: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const time = await timeToPaint(tab, rival, rival.url);
    await tab.evaluate(waitFor(rival.ready));
    await tab.evaluate(`new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 }))`);
    if (round < 0) continue;
    painted.push(time);
    blocked.push(await tab.evaluate<number>("blocked()"));
  }
  const elements = await tab.evaluate<number>(`document.querySelectorAll("*").length`);
  await tab.evaluate(watchFrames);
  const moves: number[] = [];
  for (let key = -3; key < keys; key += 1) {
    const time = await keyToFrame(tab, "ArrowRight", "true");
    if (key >= 0) moves.push(time);
  }
  const place = await tab.evaluate<number>(rival.place);
  if (place !== keys + 3) throw new Error(`${rival.url} is at ${place} after ${keys + 3} keys.`);
  const overview = await keyToFrame(tab, rival.overviewKey, rival.overview);
  await browser.send("Target.closeTarget", { targetId: tab.id });
  return { painted: median(painted), elements, blocked: median(blocked), move: median(moves), overview };
}

/** What long tasks take beyond 50 ms, in all: as "total blocking time" is counted. */
const watchBlocking = `{
  let sum = 0;
  const observer = new PerformanceObserver((list) => count(list.getEntries()));
  const count = (entries) => { for (const { duration } of entries) sum += Math.max(0, duration - 50); };
  observer.observe({ type: "longtask", buffered: true });
  window.blocked = () => { count(observer.takeRecords()); return sum; };
}`;

/** Notes the frame that was painted once `wanted` is so. */
const watchFrames = `
  window.painted = [];
  window.after = new MessageChannel();
  after.port1.onmessage = ({ data }) => { painted.push(performance.now() - data); };
  addEventListener("keydown", (event) => {
    const look = () => requestAnimationFrame(() => wanted() ? after.port2.postMessage(event.timeStamp) : look());
    look();
  }, true);`;

async function keyToFrame(tab: Tab, key: string, wanted: string): Promise<number> {
  await tab.evaluate(`window.wanted = () => (${wanted}); painted.length = 0`);
  await tab.press(key);
  return tab.evaluate(waitFor("painted[0]"));
}

/** The same slides as reveal.js's readers have them, without its animations; returns kB of its script, compressed. */
async function writeReveal(folder: string): Promise<number> {
  const dist = path.resolve("node_modules/reveal.js/dist");
  await mkdir(folder, { recursive: true });
  for (const [file, name] of [
    ["reveal.js", "reveal.js"],
    ["reveal.css", "reveal.css"],
    ["theme/white.css", "white.css"],
  ] as const)
    await copyFile(path.join(dist, file), path.join(folder, name));
  const sections = Array.from(
    { length: slides },
    (_, i) => `<section id="slide-${i + 1}"><h1>Slide ${i + 1}</h1>
<p>Some <em>words</em> about <a href="#/slide-${i + 2}">the next one</a>, and <strong>more</strong>.</p>
<ul><li>one</li><li>two <code>code</code></li></ul>
<p><small>a footnote</small></p><aside class="notes">What to say about it.</aside></section>`,
  );
  await writeFile(
    path.join(folder, "index.html"),
    `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Slide 1</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="reveal.css"><link rel="stylesheet" href="white.css"></head>
<body><div class="reveal"><div class="slides">
${sections.join("\n")}
</div></div><script src="reveal.js"></script>
<script>Reveal.initialize({ hash: true, slideNumber: true, transition: "none" });</script></body></html>
`,
  );
  await writeFile(path.join(folder, "blank.html"), "<!doctype html><title>Blank</title><p>.</p>");
  await writeFile(path.join(folder, "../ours/blank.html"), "<!doctype html><title>Blank</title><p>.</p>");
  return gzipSync(await readFile(path.join(folder, "reveal.js"))).length / 1000;
}
