import { parseArgs } from "node:util";

import { nearest } from "#deck";

import { CliError, exit } from "./problem.ts";

/** A flag of a command. The parser, the types `run` sees and the help text all come from this. */
export type Option = Flag | Text | Count;

/** `--no-open`: there or not. */
export interface Flag {
  readonly type: "flag";
  readonly help: string;
}

/** `--host NAME` */
export interface Text {
  readonly type: "text";
  readonly value: string;
  readonly help: string;
}

/** `--port N`, a whole number within bounds. */
export interface Count {
  readonly type: "count";
  readonly value: string;
  readonly least: number;
  readonly most: number;
  readonly help: string;
}

export interface Argument {
  readonly name: string;
  readonly help: string;
  /** Whether the last argument may come several times. */
  readonly many?: true;
}

export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** Positional arguments, all of them optional. */
  readonly args: readonly Argument[];
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly string[];
  /** Imports what the command needs, and runs it; resolves to the exit code. */
  readonly run: (input: Input) => Promise<number>;
}

/** A command line, checked against its command. */
export interface Input {
  readonly args: readonly string[];
  flag(name: string): boolean;
  /** Undefined when it was not given. */
  text(name: string): string | undefined;
  count(name: string): number | undefined;
}

/** Reads the words after the command's name; `null` when help was asked for. Throws CliError, exit 2. */
export function readInput(command: Command, words: readonly string[]): Input | null {
  // Whatever else is there: who is lost half-way through a command line asks at its end.
  if (words.includes("--help") || words.includes("-h")) return null;
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [
      name,
      { type: option.type === "flag" ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const args: string[] = [];
  const values = new Map<string, string | number | true>();
  for (const token of tokens) {
    if (token.kind === "positional") args.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(command.options, token.name) ? command.options[token.name] : undefined;
    if (option === undefined) throw unknownOption(command, token.rawName);
    // `--port --no-open`: the next option is not this one's value, whatever parseArgs makes of it.
    const swallowed = !token.inlineValue && token.value?.startsWith("-") === true;
    values.set(token.name, readValue(token.rawName, option, swallowed ? undefined : token.value));
  }
  if (args.length > command.args.length && command.args.at(-1)?.many !== true)
    throw tooManyArguments(command, args);

  return {
    args,
    flag: (name) => values.get(name) === true,
    text: (name) => values.get(name) as string | undefined,
    count: (name) => values.get(name) as number | undefined,
  };
}

function readValue(name: string, option: Option, given: string | undefined): string | number | true {
  if (option.type === "flag") {
    if (given === undefined) return true;
    throw wrongValue(`${name} takes no value, and got "${given}"`, `Type ${name} alone.`);
  }
  if (given === undefined || given === "") {
    throw wrongValue(`${name} needs a value`, `Type ${name} ${option.value}: ${option.help}`);
  }
  if (option.type === "text") return given;
  const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (number >= option.least && number <= option.most) return number;
  throw wrongValue(
    `${name} takes a whole number, and got "${given}"`,
    `Give one from ${option.least} to ${option.most}.`,
  );
}

function wrongValue(what: string, fix: string): CliError {
  return new CliError(exit.commandLine, { code: "wrong-value", what, why: "Nothing was started.", fix });
}

function unknownOption(command: Command, name: string): CliError {
  const names = [...Object.keys(command.options), "help"].map((option) => `--${option}`);
  const meant = nearest(name, names);
  return new CliError(exit.commandLine, {
    code: "unknown-option",
    what: `"${command.name}" has no option ${name}`,
    why: "Nothing was started.",
    fix: meant === null ? `See lectern ${command.name} --help.` : `Did you mean ${meant}?`,
  });
}

function tooManyArguments(command: Command, args: readonly string[]): CliError {
  const surplus = args.slice(command.args.length).map((arg) => `"${arg}"`);
  return new CliError(exit.commandLine, {
    code: "too-many-arguments",
    what: `"${command.name}" does not know what to do with ${surplus.join(", ")}`,
    why: `It takes ${command.args.length === 1 ? "one deck" : `${command.args.length} arguments`}.`,
    fix: "Put a path with blanks in quotes.",
  });
}
