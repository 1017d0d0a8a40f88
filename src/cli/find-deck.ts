import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { CliError, exit } from "./problem.ts";

/** Markdown that comes with a project and is no talk. */
const notDecks =
  /^(readme|changelog|changes|history|license|licence|contributing|code_of_conduct|security)\b/i;

/**
 * The deck to present: the one named; else what package.json names under "lectern"; else the only Markdown file
 * here. Throws CliError, exit 2, when that is none or several; `command` is what its fix says to type.
 */
export async function findDeck(
  named: string | undefined,
  folder: string,
  command = "present",
): Promise<string> {
  return named ?? (await deckOfPackage(folder)) ?? (await onlyDeckIn(folder, command));
}

async function deckOfPackage(folder: string): Promise<string | null> {
  const text = await readFile(path.join(folder, "package.json"), "utf8").catch(() => "{}");
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return null;
  }
  const deck = property(property(manifest, "lectern"), "deck");
  return typeof deck === "string" ? deck : null;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

async function onlyDeckIn(folder: string, command: string): Promise<string> {
  const names = await readdir(folder);
  const decks = names.filter((name) => /\.(md|markdown)$/i.test(name) && !notDecks.test(name)).sort();
  const [only, ...others] = decks;
  if (only !== undefined && others.length === 0) return only;
  throw new CliError(exit.commandLine, {
    code: "which-deck",
    what: "which deck?",
    why:
      only === undefined
        ? "There is no Markdown file in this folder."
        : `There are ${decks.length} Markdown files in this folder: ${list(decks)}.`,
    fix: `Type lectern ${command} ${only ?? "path/to/talk.md"}`,
  });
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
