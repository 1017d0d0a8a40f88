import { lineAt } from "./lines.ts";
import { TABLE } from "./rules.ts";

export type Align = "left" | "center" | "right" | null;

export interface Table {
  readonly raw: string;
  readonly align: readonly Align[];
  readonly header: readonly string[];
  /** As many cells as were written (remark). */
  readonly rows: readonly (readonly string[])[];
}

const START = new RegExp(`^${TABLE}`);

/**
 * The table that `text` starts with; it ends at the first line without a pipe, or with none in front where the
 * delimiters have one (remark).
 */
export function readTable(text: string): Table | null {
  if (!START.test(text)) return null;
  const header = lineAt(text, 0);
  const delimiters = lineAt(text, header.length + 1);
  const bordered = /^ *\|/.test(delimiters);
  const pipe = bordered ? /^ *\|/ : /\|/;
  const columns = cells(header);
  let end = header.length + 1 + delimiters.length;
  const rows: string[][] = [];
  while (end < text.length) {
    const line = lineAt(text, end + 1);
    if (!pipe.test(line)) break;
    rows.push(bordered ? cells(line) : openCells(line, columns.length));
    end += 1 + line.length;
  }
  return { raw: text.slice(0, end), align: cells(delimiters).map(alignment), header: columns, rows };
}

/** In a table without a pipe in front, one at a row's end may have an empty cell after it (remark). */
function openCells(line: string, columns: number): string[] {
  const written = cells(line);
  return written.length < columns && line.trimEnd().endsWith("|") ? [...written, ""] : written;
}

/** `\|` is a pipe. */
function cells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  // Wide blanks of CJK texts stay.
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/^ +| +$/g, "").replaceAll("\\|", "|"));
}

function alignment(delimiter: string): Align {
  const left = delimiter.startsWith(":");
  if (delimiter.endsWith(":")) return left ? "center" : "right";
  return left ? "left" : null;
}
