import path from "node:path";

import type { Slide } from "#deck";
import { paperId } from "#pages";

import { readApp } from "./app.ts";
import type { Browser } from "./browser.ts";
import { checkPrinted } from "./export-check.ts";
import { openPaperDeck, type PaperDeck } from "./export-deck.ts";
import { photograph } from "./export-pictures.ts";
import type { ExportOptions } from "./export-options.ts";
import { PRINT_STEPS, printDeck, type Printed } from "./export-pdf.ts";
import { formatProblem, type Problem } from "./problem.ts";
import { createProgress } from "./progress.ts";
import { replaceFile } from "./replace-file.ts";
import { createReport } from "./report.ts";
import type { Terminal } from "./terminal.ts";

/** What a deck became, and what is wrong with it. */
export interface Exported {
  readonly problems: readonly Problem[];
  readonly report: object;
}

/** Writes one deck as a file, or as pictures, and checks it. `done` is called when no more is asked of the browser. */
export async function exportDeck(
  name: string,
  options: ExportOptions,
  browser: Promise<Browser>,
  terminal: Terminal,
  label: string,
  done: () => void,
): Promise<Exported> {
  const deck = await openPaperDeck(name, readApp(), options.url);
  try {
    createReport(terminal).tell(deck.talk.deck, deck.problems);
    const base = name.replace(/\.\w+$/, "");
    if (options.format === "png") {
      const { folder, problems, files } = await photograph(
        deck,
        options,
        await browser,
        options.out ?? `${base}-slides`,
        terminal,
        label,
      );
      tellProblems(problems, terminal);
      terminal.print(`${folder}: ${files.length} pictures; ${wellOr(problems.length)}`);
      return { problems, report: { deck: name, folder, files, problems: problems.map(toldOf) } };
    }
    const target = options.out ?? `${base}.${options.format}`;
    if (options.format === "pptx") {
      const { writeSlides } = await import("./export-pptx.ts");
      const { bytes, slides, problems } = await writeSlides(deck, options, await browser, terminal, label);
      await replaceFile(path.resolve(target), bytes);
      tellProblems(problems, terminal);
      terminal.print(
        `${target}: ${slides} slides, ${(bytes.length / 1e6).toFixed(2)} MB; read back, ${wellOr(problems.length)}`,
      );
      const told = problems.map(toldOf);
      return { problems, report: { deck: name, file: target, slides, bytes: bytes.length, problems: told } };
    }
    const progress = createProgress(terminal, label, PRINT_STEPS);
    let printed: Printed;
    try {
      printed = await printDeck(deck, options.choices, browser, options.patience, progress, done);
      await replaceFile(path.resolve(target), printed.bytes);
    } finally {
      progress.end();
    }
    const problems = checkPrinted(printed, name, deck.talk.lang);
    tellProblems(problems, terminal);
    terminal.print(lineOf(target, printed, problems.length));
    return { problems, report: reportOf(target, deck, printed, problems) };
  } finally {
    deck.close();
  }
}

function tellProblems(problems: readonly Problem[], terminal: Terminal): void {
  for (const problem of problems) terminal.print(`${terminal.paint(formatProblem(problem))}\n`);
}

function wellOr(problems: number): string {
  return problems === 0 ? "all is well" : `${problems} ${problems === 1 ? "problem" : "problems"}`;
}

/** "talk.pdf: 56 pages, 1.2 MB, 80 links, 51 bookmarks, 5 fonts; all is well" */
function lineOf(target: string, { facts }: Printed, problems: number): string {
  const links = facts.pages.reduce((sum, { inner, outer }) => sum + inner.length + outer.length, 0);
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;
  const parts = [
    count(facts.pages.length, "page"),
    `${(facts.bytes / 1e6).toFixed(2)} MB`,
    count(links, "link"),
    count(facts.bookmarks, "bookmark"),
    count(facts.fonts, "font"),
  ];
  return `${target}: ${parts.join(", ")}; read back, ${wellOr(problems)}`;
}

function toldOf({ code, severity, what }: Problem): object {
  return { code, severity, what };
}

/** Page → slide → its steps → bytes, for `--report`. */
function reportOf(
  target: string,
  deck: PaperDeck,
  { facts, document }: Printed,
  problems: readonly Problem[],
): object {
  const slidesOn = facts.pages.map((): object[] => []);
  for (const [at, slide] of document.slides.entries()) {
    // Only the first of a slide's steps has a place of its own.
    const alone = document.pages === document.slides.length ? at : -1;
    slidesOn[facts.places.get(paperId(slide)) ?? alone]?.push(stepOf(slide));
  }
  return {
    deck: deck.talk.deck.source.name,
    file: target,
    bytes: facts.bytes,
    lang: facts.lang,
    title: facts.title,
    bookmarks: facts.bookmarks,
    fonts: facts.fonts,
    tagged: facts.tagged,
    problems: problems.map(toldOf),
    pages: facts.pages.map((page, at) => ({
      page: at + 1,
      points: [page.width, page.height],
      links: { inside: page.inner.length, outside: page.outer.length },
      bytes: page.bytes,
      slides: slidesOn[at],
    })),
  };
}

/** How much of a slide is shown: step 2 of 3. */
function stepOf({ number, title, properties, index, increment }: Slide): object {
  const step = index - increment.first + 1;
  const steps = increment.last - increment.first + 1;
  return { slide: number, name: properties.get("name") ?? null, title, step, steps };
}
