import path from "node:path";

import { openBrowserForPages, type Browser } from "./browser.ts";
import { readExportOptions, type ExportInput, type ExportOptions } from "./export-options.ts";
import { findDeck } from "./find-deck.ts";
import { CliError, exit } from "./problem.ts";
import { replaceFile } from "./replace-file.ts";
import { createTerminal } from "./terminal.ts";

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
  if (options.format === "notes") {
    const { writeNotes } = await import("./export-notes.ts");
    return writeNotes(names, options, terminal);
  }
  const failed = new AbortController();
  // It starts while all that makes a file of a deck is loaded, and the first deck is read and drawn.
  const browser = openBrowserForPages({
    remote: options.allowRemote,
    patience: options.patience + 60_000,
    signal: failed.signal,
  });
  opening = browser;
  browser.catch(() => undefined);
  try {
    const { exportDeck } = await import("./export-file.ts");
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
    // Nobody waits for one that is not needed.
    failed.abort();
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

function browserFailed({ message }: Error): CliError {
  return new CliError(exit.outside, {
    code: "browser-failed",
    what: "the browser did not print",
    why: `${message} What was there before is as it was.`,
    fix: "Type the same again; if it stays, name another browser with LECTERN_BROWSER.",
  });
}
