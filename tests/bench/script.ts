import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { serveFolders } from "../support/static-server.ts";
import { labDeck } from "./decks.ts";
import type { Figure } from "./figure.ts";
import { median, milliseconds } from "./figure.ts";
import { type PlainBrowser, type Tab, openPlainBrowser } from "./pipe.ts";

const rounds = 7;
const dist = path.resolve(import.meta.dirname, "../../dist");
const original = path.join(
  path.dirname(createRequire(import.meta.url).resolve("remark-slide/package.json")),
  "out",
);

/** The largest classic script, in kB (1000 bytes) as sent with gzip. */
export const classicBudget = 110;

export async function classicKilobytes(): Promise<number> {
  return gzipSync(await readFile(path.join(dist, "remark.js")), { level: 9 }).length / 1000;
}

interface Page {
  /** Of the element with the deck's text. */
  readonly attributes?: string;
  readonly act?: string;
}

function page(
  script: string,
  deck: string,
  { attributes = "", act = "var slideshow = remark.create();" }: Page = {},
): string {
  const text = deck.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html><html><head><meta charset="utf-8"><title>Deck</title></head><body>
<textarea id="source"${attributes}>${text}</textarea><script src="${script}"></script>
<script>${act}</script></body></html>`;
}

/** Processor time of a page's main thread, ms: what others do on this machine meanwhile is not in it. */
interface Work {
  readonly all: number;
  /** Of that, what scripts took, and what the browser did for them while they waited. */
  readonly script: number;
}

/** From the navigation until two frames after the page's load. */
async function mainThread(tab: Tab, url: string, least: number): Promise<Work> {
  await tab.send("Page.navigate", { url: "about:blank" });
  await tab.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await workSoFar(tab);
  await tab.send("Page.navigate", { url });
  const drawn = `new Promise((resolve) => {
    const frames = () => requestAnimationFrame(() => requestAnimationFrame(() =>
      resolve(document.querySelectorAll(".remark-slides-area > .remark-slide-container").length)));
    if (document.readyState === "complete") frames(); else addEventListener("load", frames);
  })`;
  const slides = await tab.evaluate<number>(drawn);
  if (slides < least) throw new Error(`${url} drew ${slides} slides`);
  const after = await workSoFar(tab);
  await tab.send("Performance.disable");
  return { all: after.all - before.all, script: after.script - before.script };
}

async function workSoFar(tab: Tab): Promise<Work> {
  const { metrics } = (await tab.send("Performance.getMetrics")) as {
    metrics: readonly { readonly name: string; readonly value: number }[];
  };
  const time = (wanted: string): number => metrics.find(({ name }) => name === wanted)!.value * 1000;
  return { all: time("TaskDuration"), script: time("ScriptDuration") };
}

async function against(browser: PlainBrowser, host: string, slides: number): Promise<Figure[]> {
  const tab = await browser.open(`${host}blank.html`);
  await tab.send("Network.enable");
  await tab.send("Network.setCacheDisabled", { cacheDisabled: true });
  const works = Object.fromEntries(kinds.map((kind) => [kind, [] as Work[]])) as Record<Kind, Work[]>;
  for (let round = -1; round < rounds; round += 1) {
    for (const kind of kinds) {
      const time = await mainThread(tab, `${host}${kind}-${slides}.html`, kind === "bare" ? 0 : 10);
      if (round >= 0) works[kind].push(time);
    }
  }
  await browser.send("Target.closeTarget", { targetId: tab.id });
  const all = (kind: Kind): number => median(works[kind].map((work) => work.all));
  const script = (kind: Kind): number => median(works[kind].map((work) => work.script));
  const row = (what: string, measured: number, against: number, budget: number | null): Figure => ({
    what,
    measured: milliseconds(measured),
    against: `remark 0.14 ${milliseconds(against)}`,
    value: measured / against,
    unit: "×",
    budget,
  });
  return [
    row(`main thread to open ${slides} slides, all drawn`, all("ours"), all("original"), 0.5),
    row("of that, script", script("ours"), script("original"), null),
    row("the same page and its text, without a show", all("bare"), all("original"), null),
    row(
      `${slides} slides whose text is hidden from the start`,
      all("ours-hidden"),
      all("original-hidden"),
      null,
    ),
  ];
}

const kinds = ["ours", "original", "bare", "ours-hidden", "original-hidden"] as const;
type Kind = (typeof kinds)[number];

/** Pages written for remark, opened with our script and with the original. */
export async function scriptFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "lectern-bench-"));
  const sizes = [50, 500];
  await writeFile(path.join(folder, "blank.html"), "<!doctype html><title>Blank</title><p>.</p>");
  for (const slides of sizes) {
    const deck = labDeck(slides);
    const write = (kind: Kind, text: string): Promise<void> =>
      writeFile(path.join(folder, `${kind}-${slides}.html`), text);
    await write("ours", page("remark.js", deck));
    await write("original", page("remark.min.js", deck));
    await write("bare", page("nothing.js", deck, { act: "" }));
    await write("ours-hidden", page("remark.js", deck, { attributes: " hidden" }));
    await write("original-hidden", page("remark.min.js", deck, { attributes: " hidden" }));
  }
  await writeFile(path.join(folder, "nothing.js"), "");
  const host = await serveFolders(folder, dist, original, path.resolve(import.meta.dirname, "../../slides"));
  const browser = await openPlainBrowser();
  try {
    const figures: Figure[] = [];
    for (const slides of sizes) figures.push(...(await against(browser, host.url, slides)));
    const theirs = gzipSync(await readFile(path.join(original, "remark.min.js")), { level: 9 }).length / 1000;
    figures.push({
      what: "dist/remark.js, gzip",
      measured: "1 file",
      against: `remark 0.14 ${Math.round(theirs)} kB`,
      value: await classicKilobytes(),
      unit: "kB",
      budget: classicBudget,
    });
    return figures;
  } finally {
    await browser.close();
    await host.close();
    await rm(folder, { recursive: true, force: true });
  }
}
