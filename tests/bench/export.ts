import { spawn } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { parseDeck } from "#deck";
import { defaultRenderOptions } from "#markdown";
import { paperDocument, usualPaper } from "#pages";
import { readApp } from "../../src/cli/app.ts";
import { inlineStyle } from "../../src/cli/style-text.ts";
import { provideBrowser } from "../support/browser.ts";
import { lecternCommand } from "../support/lectern.ts";
import { plainDeck } from "./decks.ts";
import type { Figure } from "./figure.ts";
import { median, milliseconds } from "./figure.ts";

/** How often each is done: what takes long is disturbed less. */
const rounds = { 60: 9, 600: 3 } as const;

/** Wall time of a command, ms: browsers work in processes that their parent's processor time does not count. */
async function timed(program: string, words: readonly string[], folder: string): Promise<number> {
  const start = performance.now();
  const child = spawn(program, words, { cwd: folder, stdio: "ignore" });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${path.basename(program)} ended with ${code}`);
  return performance.now() - start;
}

/** The same slides in the same style, as one static page for the browser's own command line. */
async function bare(text: string): Promise<string> {
  const app = readApp(path.resolve("dist/app"));
  const worn = [...app.styles, app.themes.get("lectern")!, app.paper];
  const sheets = await Promise.all(worn.map((sheet) => inlineStyle(app, sheet, text)));
  return paperDocument({
    deck: parseDeck(text),
    options: defaultRenderOptions(),
    choices: usualPaper,
    title: "Bare",
    lang: "en",
    author: "",
    date: "",
    styles: [],
    css: sheets.join("\n"),
    sections: new Map<number, string>(),
    online: null,
  }).html;
}

/** Exports against the browser's own print of the same slides, both from a cold start. */
export async function exportFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "lectern-bench-"));
  const browser = provideBrowser();
  process.env["LECTERN_BROWSER"] = browser;
  const figures: Figure[] = [];
  const perSlide: number[] = [];
  try {
    for (const slides of [60, 600] as const) {
      const text = plainDeck(slides);
      await writeFile(path.join(folder, "talk.md"), text);
      await writeFile(path.join(folder, "bare.html"), await bare(text));
      const profile = path.join(folder, "profile");
      const print = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        `--user-data-dir=${profile}`,
        `--print-to-pdf=${path.join(folder, "bare.pdf")}`,
        `file://${path.join(folder, "bare.html")}`,
      ];
      const ours: number[] = [];
      const sheets: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < rounds[slides]; round += 1) {
        // As cold as ours, which has a profile of its own each time.
        await rm(profile, { recursive: true, force: true });
        theirs.push(await timed(browser, print, folder));
        ours.push(await timed(process.execPath, [lecternCommand, "export", "talk.md"], folder));
        const three = [lecternCommand, "export", "talk.md", "--handout", "3", "--out", "three.pdf"];
        sheets.push(await timed(process.execPath, three, folder));
      }
      const size = async (file: string): Promise<number> => (await stat(path.join(folder, file))).size;
      const [own, bareSize] = [await size("talk.pdf"), await size("bare.pdf")];
      perSlide.push(median(ours) / slides);
      const against = `bare print ${milliseconds(median(theirs))}`;
      const row = (what: string, times: number[], budget: number): Figure => ({
        what: `export ${slides} slides, ${what}`,
        measured: milliseconds(median(times)),
        against,
        value: median(times) / median(theirs),
        unit: "×",
        budget,
      });
      figures.push(row("cold, marked and read back", ours, 1.5), row("three a sheet", sheets, 2), {
        what: `export ${slides} slides, size`,
        measured: `${Math.round(own / 1000)} kB`,
        against: `bare print ${Math.round(bareSize / 1000)} kB`,
        value: own / bareSize,
        unit: "×",
        budget: 1.3,
      });
    }
    figures.push({
      what: "export, time for a slide at 600 against 60",
      measured: milliseconds(perSlide[1]!),
      against: milliseconds(perSlide[0]!),
      value: perSlide[1]! / perSlide[0]!,
      unit: "×",
      budget: 1,
    });
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
