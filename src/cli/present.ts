import { realpath } from "node:fs/promises";
import path from "node:path";

import { firstSlide, stagePage } from "#pages";

import { readApp, type App } from "./app.ts";
import type { GoodReading, Reading } from "./deck-file.ts";
import { createDeckStyle } from "./deck-style.ts";
import { createEvents } from "./events.ts";
import { findDeck } from "./find-deck.ts";
import { addressOf, greeting } from "./greeting.ts";
import { listen } from "./listen.ts";
import { missingFiles } from "./missing-files.ts";
import { openBrowser } from "./open-browser.ts";
import type { Problem } from "./problem.ts";
import { readFirst } from "./read-first.ts";
import { createReport } from "./report.ts";
import { appPath, eventsPath } from "./server.ts";
import { emptyDeck, readTalk, type Talk } from "./talk.ts";
import { createTerminal } from "./terminal.ts";
import { watchDeck } from "./watch.ts";

export interface PresentInput {
  /** The deck's path as it was typed. */
  readonly deck: string | undefined;
  readonly port: number | undefined;
  readonly host: string | undefined;
  /** Whether to open a browser. */
  readonly open: boolean;
}

/** Presents a deck until Ctrl-C; resolves to the exit code. Throws CliError when it cannot begin. */
export async function present(input: PresentInput): Promise<number> {
  const terminal = createTerminal(process.stdout);
  const host = input.host ?? "127.0.0.1";
  const name = await findDeck(input.deck, process.cwd());
  const file = path.resolve(name);
  const first = await readFirst(file, name);
  const folder = await realpath(path.dirname(file));
  const app = readApp();
  const events = createEvents();
  const report = createReport(terminal);
  let talk = readTalk(first, name, app.themes.keys());
  let problems: readonly Problem[] = [];

  const tell = (all: readonly Problem[]): void => {
    events.troubles(all);
    report.tell(talk.deck, all);
  };
  const style = createDeckStyle(folder, () => {
    events.style(style.href());
    void look(talk);
  });
  const look = async (next: Talk): Promise<void> => {
    const found = [...next.problems, ...(await missingFiles(next.deck, folder))];
    // A newer save may have come while we looked for files.
    if (talk === next) tell((problems = found));
  };
  const show = async (next: Talk): Promise<void> => {
    talk = next;
    events.deck({ text: talk.text, theme: talk.theme }, talk.revision);
    await style.follow(next.deck);
    events.style(style.href());
    await look(next);
  };

  await style.follow(talk.deck);
  const server = await listen(
    {
      appFolder: await realpath(app.folder),
      deckFolder: folder,
      events: events.connect,
      page: () => pageOf(talk, app, style.href()),
    },
    host,
    input.port,
  );
  const stopped = toldToStop();
  terminal.print(greeting(talk, server, host, terminal));
  await show(talk);
  if (input.open) void openBrowser(addressOf(server, host), terminal);

  const follow = async (reading: Reading): Promise<void> => {
    const trouble = troubleOf(reading, name);
    if (trouble === null) await show(readTalk(reading as GoodReading, name, app.themes.keys()));
    else tell([...problems, trouble]);
  };
  const watch = watchDeck(file, name, first, (reading) => {
    // Nothing that a save brings may end a talk.
    follow(reading).catch(() => tell([...problems, ourFault(name)]));
  });

  await stopped;
  watch.close();
  style.close();
  events.close();
  server.close();
  server.closeAllConnections();
  return 0;
}

const asItWas = "The talk goes on with the deck as it was.";

/** Of a save during the talk; the last good deck stays on every screen. An emptied file is no deck to show anyone. */
function troubleOf(reading: Reading, name: string): Problem | null {
  if (!reading.ok) return { ...reading.problem, why: asItWas };
  return reading.text.trim() === "" ? { ...emptyDeck(name), why: asItWas } : null;
}

function ourFault(name: string): Problem {
  return {
    code: "our-fault",
    severity: "error",
    where: name,
    what: "Lectern cannot read this save",
    why: asItWas,
    fix: "Undo the last change; and please report it, with the deck.",
  };
}

function pageOf(talk: Talk, app: App, style: string): string {
  const themes = Object.fromEntries([...app.themes].map(([name, file]) => [name, appPath + file]));
  return stagePage({
    title: talk.title,
    lang: talk.lang,
    scheme: talk.deck.settings.get("scheme") ?? "",
    source: talk.text,
    styles: app.styles.map((file) => ({ href: appPath + file })),
    theme: { href: themes[talk.theme] ?? "" },
    styleHref: style,
    scripts: [appPath + app.script],
    preloads: app.preloads.map((file) => appPath + file),
    first: firstSlide(talk.deck),
    page: {
      name: talk.deck.source.name,
      events: `${eventsPath}?since=${talk.revision}`,
      themes,
    },
  });
}

/** Ctrl-C is how a talk ends, so it is no failure; a second one, while we close, is. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
