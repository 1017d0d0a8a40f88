import { realpath } from "node:fs/promises";
import path from "node:path";

import { stagePage } from "#pages";

import { readApp } from "./app.ts";
import { readDeck, type GoodReading } from "./deck-file.ts";
import { createEvents } from "./events.ts";
import { findDeck } from "./find-deck.ts";
import { inAddress, isLoopback, listensEverywhere, ownAddresses } from "./gate.ts";
import { listen } from "./listen.ts";
import { CliError, exit, formatProblem } from "./problem.ts";
import { appPath, eventsPath, portOf } from "./server.ts";
import { createTerminal } from "./terminal.ts";
import { watchDeck } from "./watch.ts";

export interface PresentInput {
  readonly deck: string | undefined;
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly open: boolean;
}

/** Presents a deck until it is told to stop; resolves to the exit code. */
export async function present(input: PresentInput): Promise<number> {
  const name = await findDeck(input.deck, process.cwd());
  const file = path.resolve(name);
  const host = input.host ?? "127.0.0.1";
  const terminal = createTerminal(process.stdout);
  const app = readApp();
  const first = await readDeck(file, name);
  if (!first.ok) {
    throw new CliError(first.wrongPath ? exit.commandLine : exit.outside, first.problem);
  }
  let current: GoodReading = first;
  const events = createEvents();
  const themes = Object.fromEntries([...app.themes].map(([theme, css]) => [theme, appPath + css]));

  const server = await listen(
    {
      appFolder: await realpath(app.folder),
      deckFolder: await realpath(path.dirname(file)),
      events: (request, response) => events.connect(request, response),
      page: () =>
        stagePage({
          title: path.basename(name),
          lang: "en",
          source: current.text,
          styles: app.styles.map((css) => appPath + css),
          themeHref: themes["lectern"] ?? "",
          script: appPath + app.script,
          preloads: app.preloads.map((script) => appPath + script),
          page: { name, events: `${eventsPath}?since=${current.revision}`, themes },
        }),
    },
    host,
    input.port,
  );
  events.deck({ text: current.text, theme: "lectern" }, current.revision);
  const address = `http://${inAddress(listensEverywhere(host) ? "127.0.0.1" : host)}:${portOf(server)}/`;
  terminal.print(`\n  ${address}\n  ${address}#p1  presenter view\n`);
  if (!isLoopback(host)) terminal.print(ownAddresses().join(" "));

  const watch = watchDeck(file, name, current, (reading) => {
    if (reading.ok) {
      current = reading;
      events.deck({ text: reading.text, theme: "lectern" }, reading.revision);
      events.troubles([]);
    } else {
      events.troubles([reading.problem]);
      terminal.print(formatProblem(reading.problem));
    }
  });
  await toldToStop();
  watch.close();
  events.close();
  server.close();
  server.closeAllConnections();
  return 0;
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
