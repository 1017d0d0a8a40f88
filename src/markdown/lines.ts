/** The line that starts at `at`, without its newline. */
export function lineAt(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.slice(at) : text.slice(at, end);
}

/** As `text.endsWith(end)`, many times faster where both are long. */
export function endsIn(text: string, end: string): boolean {
  return text.length >= end.length && text.slice(text.length - end.length) === end;
}

/** How many blanks a line starts with; Infinity for a blank line. */
export function indentOf(line: string): number {
  const at = line.search(/[^ ]/);
  return at === -1 ? Infinity : at;
}

/** Removes up to `count` blanks from a line's start. */
export function outdent(line: string, count: number): string {
  let at = 0;
  while (at < count && line[at] === " ") at += 1;
  return line.slice(at);
}
