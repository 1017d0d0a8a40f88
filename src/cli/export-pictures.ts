import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { rmSync } from "node:fs";
import path from "node:path";

import { canvasOf, defaultCanvas, type Canvas, type Slide } from "#deck";

import type { Browser, BrowserPage } from "./browser.ts";
import { slideProblems } from "./export-check.ts";
import type { PaperDeck } from "./export-deck.ts";
import type { ExportOptions } from "./export-options.ts";
import { paperProblems, type PaperProblem } from "./paper-problems.ts";
import type { Problem } from "./problem.ts";
import { createProgress } from "./progress.ts";
import { notWritten } from "./replace-file.ts";
import type { Terminal } from "./terminal.ts";

/** A slide as a picture, one after the other; `done` of `all`. */
export interface Photographed {
  readonly slides: readonly Slide[];
  readonly canvas: Canvas;
  readonly problems: readonly Problem[];
}

/** A slide in the page, the first being 0. */
export interface Shot {
  readonly slide: Slide;
  readonly at: number;
  readonly page: BrowserPage;
}

/** How the pictures are made. */
export interface Film {
  readonly format: "png" | "jpeg";
  readonly scale: number;
  /** What is made of them, where it is told how far that is. */
  readonly label: string;
  /** Before the picture is taken. */
  ready?(shot: Shot): Promise<void>;
  take(shot: Shot, bytes: Uint8Array): Promise<void>;
}

/** Takes a picture of every slide that is asked for. */
export async function takePictures(
  deck: PaperDeck,
  { choices, patience }: ExportOptions,
  browser: Browser,
  terminal: Terminal,
  film: Film,
): Promise<Photographed> {
  const { slides } = deck.show({ ...choices, layout: "slides", paper: "slide" });
  const canvas = canvasOf(deck.talk.deck.settings.get("ratio") ?? "") ?? defaultCanvas;
  const { width, height } = canvas;
  const page = await browser.open(deck.address);
  const progress = createProgress(terminal, film.label, slides.length);
  try {
    await page.send("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    // On a screen pages lie on a desk, with room between them.
    await page.send("Emulation.setEmulatedMedia", { media: "print" });
    const found = await page.evaluate<PaperProblem[]>(paperProblems(patience));
    for (const [at, slide] of slides.entries()) {
      await film.ready?.({ slide, at, page });
      const { data } = (await page.send("Page.captureScreenshot", {
        format: film.format,
        ...(film.format === "jpeg" && { quality: 90 }),
        captureBeyondViewport: true,
        clip: { x: 0, y: at * height, width, height, scale: film.scale },
      })) as { readonly data: string };
      await film.take({ slide, at, page }, Buffer.from(data, "base64"));
      progress.step(at + 1);
    }
    return { slides, canvas, problems: slideProblems(found, deck.talk.deck.source.name) };
  } finally {
    progress.end();
    await page.close().catch(() => undefined);
  }
}

/** Writes a folder of pictures: `01.png`, `02-intro.png`, … Files of other names that are in it stay. */
export async function photograph(
  deck: PaperDeck,
  options: ExportOptions,
  browser: Browser,
  folder: string,
  terminal: Terminal,
  label: string,
): Promise<{
  readonly folder: string;
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
}> {
  const target = path.resolve(folder);
  const beside = path.join(
    path.dirname(target),
    `.${path.basename(target)}-${randomBytes(4).toString("hex")}`,
  );
  const refuse = (error: NodeJS.ErrnoException): never => {
    throw notWritten(folder, error);
  };
  const sweep = (): void => rmSync(beside, { recursive: true, force: true });
  process.once("exit", sweep);
  try {
    await mkdir(beside, { recursive: true }).catch(refuse);
    const files: string[] = [];
    const { problems } = await takePictures(deck, options, browser, terminal, {
      format: "png",
      scale: options.scale,
      label,
      take: async ({ slide }, bytes) => {
        const file = fileName(slide, deck.talk.deck.slides.length);
        files.push(file);
        await writeFile(path.join(beside, file), bytes).catch(refuse);
      },
    });
    await mkdir(target, { recursive: true }).catch(refuse);
    for (const file of files) await rename(path.join(beside, file), path.join(target, file)).catch(refuse);
    return { folder, problems, files };
  } finally {
    process.off("exit", sweep);
    await rm(beside, { recursive: true, force: true });
  }
}

function fileName({ number, index, increment, properties }: Slide, all: number): string {
  const digits = `${number}`.padStart(Math.max(2, `${all}`.length), "0");
  const step = index === increment.last ? "" : `.${index - increment.first + 1}`;
  const name = (properties.get("name") ?? "").replaceAll(/[^\p{L}\p{N}_-]+/gu, "-");
  return `${digits}${step}${name === "" ? "" : `-${name}`}.png`;
}
