import { skipBlanks } from "./source.ts";

/** How far a line is indented, given its first place that is not blank; a tab reaches to the next multiple of four. */
export function indentation(text: string, from: number, first: number): number {
  let width = 0;
  for (let at = from; at < first; at++) width += text[at] === "\t" ? 4 - (width % 4) : 1;
  return width;
}

/** The indentation of the first line that is not blank after the one `at` is in; null when more stands on that one. */
export function nextIndentation(text: string, at: number): number | null {
  let line = skipBlanks(text, at);
  if (text[line] !== "\n") return null;
  for (;;) {
    const first = skipBlanks(text, line + 1);
    if (text[first] !== "\n") return indentation(text, line + 1, first);
    line = first;
  }
}
