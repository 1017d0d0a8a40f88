import type { Slide } from "#deck";
import { paperId, paperTitle, type PaperChoices, type PaperDocument } from "#pages";

import type { Browser, BrowserPage } from "./browser.ts";
import type { PaperDeck } from "./export-deck.ts";
import { leanPictures } from "./lean-pictures.ts";
import { readPdf, type PdfFacts } from "./pdf-facts.ts";
import { markPdf, type Bookmark } from "./pdf-marks.ts";
import { paperProblems, type PaperProblem } from "./paper-problems.ts";
import type { Progress } from "./progress.ts";
import { version } from "./version.ts";

/** A PDF that was read back. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly facts: PdfFacts;
  readonly document: PaperDocument;
  readonly problems: readonly PaperProblem[];
}

/**
 * Prints a deck. Where notes flow, the pages that a list of contents names are known only when they were printed, so it
 * is printed twice. `done` is called when nothing more is asked of the browser.
 */
export async function printDeck(
  deck: PaperDeck,
  choices: PaperChoices,
  browser: Promise<Browser>,
  patience: number,
  progress: Progress,
  done: () => void,
): Promise<Printed> {
  const { layout, contents } = choices;
  const first = await printOnce(deck, choices, browser, patience, progress);
  if (!contents || (layout !== "notes" && layout !== "lecture")) {
    done();
    return finish(deck, first, choices.answers, progress);
  }
  const { places } = await readPdf(first.bytes);
  const pages = new Map(
    first.document.slides.map((slide) => [slide.index, (places.get(paperId(slide)) ?? -1) + 1]),
  );
  const second = await printOnce(deck, choices, browser, patience, progress, pages);
  done();
  return finish(deck, second, choices.answers, progress);
}

interface Print {
  readonly bytes: Uint8Array;
  readonly document: PaperDocument;
  readonly problems: readonly PaperProblem[];
}

async function printOnce(
  deck: PaperDeck,
  choices: PaperChoices,
  browser: Promise<Browser>,
  patience: number,
  progress: Progress,
  pages?: ReadonlyMap<number, number>,
): Promise<Print> {
  const document = deck.show(choices, pages);
  const again = pages === undefined ? "" : ", with page numbers";
  // The second time, half-way to what comes after.
  const late = pages === undefined ? 0 : 1.4;
  progress.step(1 + late, `drawing ${document.slides.length} slides${again}`);
  const page = await (await browser).open(deck.address);
  try {
    const problems = await page.evaluate<PaperProblem[]>(paperProblems(patience));
    await page.evaluate<number>(leanPictures());
    progress.step(
      2 + late / 2,
      `printing${document.pages === null ? "" : ` ${document.pages} pages`}${again}`,
    );
    return { bytes: await print(page), document, problems };
  } finally {
    await page.close().catch(() => undefined);
  }
}

async function print(page: BrowserPage): Promise<Uint8Array> {
  const { stream } = await page.send("Page.printToPDF", {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: false,
    transferMode: "ReturnAsStream",
  });
  const parts: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = (await page.send("IO.read", { handle: stream, size: 1 << 20 })) as {
      readonly data: string;
      readonly base64Encoded?: boolean;
      readonly eof: boolean;
    };
    parts.push(Buffer.from(data, base64Encoded === true ? "base64" : "utf8"));
    if (eof) break;
  }
  await page.send("IO.close", { handle: stream });
  return Buffer.concat(parts);
}

async function finish(
  deck: PaperDeck,
  { bytes, document, problems }: Print,
  answers: boolean,
  progress: Progress,
): Promise<Printed> {
  const { talk, sections } = deck;
  progress.step(3, "marking");
  const keywords = (talk.deck.settings.get("keywords") ?? "").split(",").map((word) => word.trim());
  const marked = await markPdf(bytes, {
    title: talk.title,
    author: talk.deck.settings.get("author") ?? "",
    lang: talk.lang,
    date: talk.deck.settings.get("date") ?? "",
    keywords: keywords.filter((word) => word !== ""),
    version: version(),
    bookmarks: bookmarksOf(document.slides, sections, answers),
    labels: document.pages === document.slides.length ? labelsOf(document.slides) : null,
  });
  progress.step(4, "reading back");
  return { bytes: marked, facts: await readPdf(marked), document, problems };
}

/** Of `printDeck`: drawing, printing, marking, reading back, written. */
export const PRINT_STEPS = 5;

/** A slide once, whatever its steps, under the section that it is in. */
function bookmarksOf(
  slides: readonly Slide[],
  sections: ReadonlyMap<number, string>,
  answers: boolean,
): Bookmark[] {
  const tops: { title: string; to: string; under: Bookmark[] }[] = [];
  const seen = new Set<number>();
  for (const slide of slides) {
    const { first } = slide.increment;
    if (seen.has(first)) continue;
    seen.add(first);
    const title = paperTitle(slide, answers);
    const bookmark = { title, to: paperId(slide), under: [] };
    const top = tops.at(-1);
    if (top === undefined || sections.size === 0 || sections.has(first)) tops.push(bookmark);
    else top.under.push(bookmark);
  }
  return tops;
}

/** "5", and "5.1", "5.2" where a slide's steps have pages of their own and one number. */
function labelsOf(slides: readonly Slide[]): string[] {
  const keyOf = ({ increment, number }: Slide): string => `${increment.first} ${number}`;
  const all = new Map<string, number>();
  for (const slide of slides) all.set(keyOf(slide), (all.get(keyOf(slide)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return slides.map((slide) => {
    const step = (seen.get(keyOf(slide)) ?? 0) + 1;
    seen.set(keyOf(slide), step);
    return all.get(keyOf(slide)) === 1 ? `${slide.number}` : `${slide.number}.${step}`;
  });
}
