import { styleText } from "node:util";

/** Where a command prints. */
export interface Terminal {
  print(text: string): void;
  /** Whether a person looks on, who sees lines change. */
  readonly isInteractive: boolean;
  /** Puts a line, without its end, in the place of the one before. */
  rewrite(text: string): void;
  /** Colours the three-line form of problems and diagnostics, where colours are wanted. */
  paint(problem: string): string;
  dim(text: string): string;
  bold(text: string): string;
}

/** Colours only for people: on a terminal, and without NO_COLOR (https://no-color.org). */
export function createTerminal(stream: NodeJS.WriteStream): Terminal {
  const colours = stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  const style = (format: "dim" | "bold" | "red" | "yellow", text: string): string =>
    colours ? styleText(format, text, { validateStream: false }) : text;
  return {
    print: (text) => void stream.write(`${text}\n`),
    isInteractive: stream.isTTY && process.env.TERM !== "dumb",
    rewrite: (text) => void stream.write(`\r\u001B[K${text}`),
    paint: (problem) =>
      problem
        .replace(/ error:/, (word) => style("red", word))
        .replace(/ warning:/, (word) => style("yellow", word))
        .replaceAll(/^ {2}(?:why|fix) {2}/gm, (label) => style("dim", label)),
    dim: (text) => style("dim", text),
    bold: (text) => style("bold", text),
  };
}
