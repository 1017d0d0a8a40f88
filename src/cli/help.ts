import type { Command, Option } from "./command.ts";

/** `lectern --help` */
export function helpForAll(commands: readonly Command[], version: string): string {
  const rows = commands.map((command) => [`  lectern ${signature(command)}`, command.summary] as const);
  return [
    `Lectern ${version}: give a talk from a Markdown file.`,
    "",
    ...columns(rows),
    "",
    ...columns([
      ["  lectern COMMAND --help", "What a command takes."],
      ["  lectern --version", "Which Lectern this is."],
    ]),
  ].join("\n");
}

/** `lectern present --help` */
export function helpFor(command: Command): string {
  const options = Object.entries(command.options).map(
    ([name, option]) => [`  ${spelling(name, option)}`, option.help] as const,
  );
  return [
    `lectern ${signature(command)} [options]`,
    "",
    command.summary,
    "",
    ...columns([
      ...command.args.map((arg) => [`  ${arg.name}`, arg.help] as const),
      ...options,
      ["  --help", "Show this."],
    ]),
    "",
    "Examples",
    ...command.examples.map((example) => `  ${example}`),
  ].join("\n");
}

function signature(command: Command): string {
  return [command.name, ...command.args.map(({ name, many }) => (many ? `[${name} …]` : `[${name}]`))].join(
    " ",
  );
}

function spelling(name: string, option: Option): string {
  return option.type === "flag" ? `--${name}` : `--${name} ${option.value}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 3;
  return rows.map(([left, right]) => left.padEnd(width) + right);
}
