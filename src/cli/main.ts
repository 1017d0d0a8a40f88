#!/usr/bin/env node
// THE TERMINAL. The only room with Node. A word of the command line picks a row of `commands`; what goes wrong
// is a CliError with its fix. Exit codes: 0 fine, 1 the deck has errors, 2 the command line is wrong, 3 something
// outside is missing.
import { nearest } from "#deck";

import { readInput } from "./command.ts";
import { commands } from "./commands.ts";
import { helpFor, helpForAll } from "./help.ts";
import { CliError, exit, formatProblem } from "./problem.ts";
import { createTerminal } from "./terminal.ts";
import { version } from "./version.ts";

async function run(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  const terminal = createTerminal(process.stdout);
  if (name === "--help" || name === "-h" || name === "help") {
    terminal.print(helpForAll(commands, version()));
    return 0;
  }
  if (name === "--version" || name === "-v") {
    terminal.print(version());
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw noSuchCommand(name);
  const input = readInput(command, rest);
  if (input === null) {
    terminal.print(helpFor(command));
    return 0;
  }
  return command.run(input);
}

function noSuchCommand(name: string | undefined): CliError {
  const why = `There is ${commands.map((command) => `"${command.name}"`).join(", ")}.`;
  const code = "unknown-command";
  if (name === undefined) {
    const fix = "Type lectern present talk.md, or lectern --help.";
    return new CliError(exit.commandLine, { code, what: "which command?", why, fix });
  }
  const meant = nearest(
    name,
    commands.map((command) => command.name),
  );
  let fix = "See lectern --help.";
  if (/\.(md|markdown)$/i.test(name)) fix = `Type lectern present ${name}`;
  else if (name.startsWith("-")) fix = "Options come after the command: lectern present --no-open";
  else if (meant !== null) fix = `Did you mean lectern ${meant}?`;
  return new CliError(exit.commandLine, { code, what: `there is no command "${name}"`, why, fix });
}

// A closed pipe (`lectern present | head`) ends the printing, not the talk.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  const terminal = createTerminal(process.stderr);
  terminal.print(terminal.paint(formatProblem(error.problem)));
  process.exitCode = error.exit;
}
