import path from "node:path";

import type { Slide } from "#deck";
import { paperId } from "#pages";

import { readApp } from "./app.ts";
import { openBrowserForPages, type Browser } from "./browser.ts";
import { checkPrinted } from "./export-check.ts";
import { openPaperDeck, type PaperDeck } from "./export-deck.ts";
import { photograph } from "./export-pictures.ts";
import { readExportOptions, type ExportInput, type ExportOptions } from "./export-options.ts";
import { PRINT_STEPS, printDeck, type Printed } from "./export-pdf.ts";
import { writeNotes } from "./export-notes.ts";
import { findDeck } from "./find-deck.ts";
import { CliError, exit, formatProblem, type Problem } from "./problem.ts";
import { createProgress } from "./progress.ts";
import { replaceFile } from "./replace-file.ts";
import { createReport } from "./report.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

/** Writes decks as files; resolves to the exit code: 1 when something on them is wrong. Throws CliError when it cannot. */
export async function exportDecks(input: ExportInput): Promise<number> {
  const options = readExportOptions(input);
  const terminal = createTerminal(process.stdout);
  const decks = options.decks.length > 0 ? options.decks : [undefined];
  const names: string[] = [];
  for (const deck of decks) names.push(await findDeck(deck, process.cwd(), "export"));
  // Building has its own way of being told to end.
  if (options.format === "html") return writePages(names, options);
  // Ctrl-C and kill leave by the way that takes the browser and half-written files along.
  let opening: Promise<Browser> | null = null;
  let isTold = false;
  const leave = async (): Promise<never> => {
    isTold = true;
    const closed = opening?.then((browser) => browser.close()).catch(() => undefined);
    // One that hangs as it starts is ended with us.
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 4000))]);
    return process.exit(exit.interrupted);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void leave());
  if (options.format === "notes") return writeNotes(names, options, terminal);
  opening = openBrowserForPages({ remote: options.allowRemote, patience: options.patience + 60_000 });
  // It starts while the first deck is read and drawn.
  const browser = opening;
  browser.catch(() => undefined);
  try {
    let wrong = 0;
    const reports: object[] = [];
    for (const [at, name] of names.entries()) {
      const label = names.length === 1 ? name : `${name} (${at + 1} of ${names.length})`;
      // Its end takes a while, and what is left to do needs no browser.
      const done = (): void => {
        if (at === names.length - 1) void browser.then((one) => one.close()).catch(() => undefined);
      };
      const { problems, report } = await exportDeck(name, options, browser, terminal, label, done);
      wrong += problems.filter(({ severity }) => severity === "error").length;
      reports.push(report);
    }
    if (options.report !== undefined) {
      await replaceFile(path.resolve(options.report), `${JSON.stringify({ decks: reports }, null, 2)}\n`);
    }
    return wrong === 0 ? 0 : 1;
  } catch (error) {
    // Who takes the browser away knows why it ended.
    if (isTold) return exit.interrupted;
    throw error instanceof CliError ? error : browserFailed(error as Error);
  } finally {
    await browser.then((one) => one.close()).catch(() => undefined);
  }
}

/** One HTML file each, as `build --single-file` writes it. */
async function writePages(names: readonly string[], { out, url }: ExportOptions): Promise<number> {
  const { build } = await import("./build.ts");
  const rest = { out, url: url ?? undefined, notes: undefined, base: undefined, single: true };
  for (const deck of names) {
    const code = await build({ deck, ...rest });
    if (code !== 0) return code;
  }
  return 0;
}

interface Exported {
  readonly problems: readonly Problem[];
  readonly report: object;
}

async function exportDeck(
  name: string,
  options: ExportOptions,
  browser: Promise<Browser>,
  terminal: Terminal,
  label: string,
  done: () => void,
): Promise<Exported> {
  const deck = await openPaperDeck(name, readApp(), options.url);
  try {
    createReport(terminal).tell(deck.talk.deck, deck.talk.problems);
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

function browserFailed({ message }: Error): CliError {
  return new CliError(exit.outside, {
    code: "browser-failed",
    what: "the browser did not print",
    why: `${message} What was there before is as it was.`,
    fix: "Type the same again; if it stays, name another browser with LECTERN_BROWSER.",
  });
}
