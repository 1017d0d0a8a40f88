import path from "node:path";

import { readDeck, type GoodReading } from "./deck-file.ts";
import { nearPath } from "./near-path.ts";
import { CliError, exit } from "./problem.ts";

/** The deck that a command begins with. Throws CliError when it cannot be read; `name` is the path as it was typed. */
export async function readFirst(file: string, name: string): Promise<GoodReading> {
  const reading = await readDeck(file, name);
  if (reading.ok) return reading;
  const near =
    reading.problem.code === "no-such-deck" ? await nearPath(path.dirname(file), path.basename(file)) : null;
  const meant = near === null ? {} : { fix: `Did you mean ${path.join(path.dirname(name), near)}?` };
  throw new CliError(reading.wrongPath ? exit.commandLine : exit.outside, { ...reading.problem, ...meant });
}
