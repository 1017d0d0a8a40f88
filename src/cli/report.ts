import type { Deck } from "#deck";
import { describe, formatDiagnostic } from "#deck/words";

import { formatProblem, type Problem } from "./problem.ts";
import type { Terminal } from "./terminal.ts";

/** Tells the speaker's terminal what is wrong: all of it at first, then only what changed. */
export interface Report {
  tell(deck: Deck, problems: readonly Problem[]): void;
}

/** More than this at once nobody reads, and a broken deck can have a hundred thousand. */
const mostAtOnce = 20;

interface Remark {
  readonly what: string;
  format(): string;
}

export function createReport(terminal: Terminal): Report {
  let before = new Map<string, Remark>();
  return {
    tell: (deck, problems) => {
      const now = remarksOn(deck, problems);
      const come = [...now].filter(([key]) => !before.has(key)).map(([, remark]) => remark);
      const gone = [...before].filter(([key]) => !now.has(key)).map(([, remark]) => remark);
      before = now;
      for (const remark of come.slice(0, mostAtOnce)) terminal.print(`${terminal.paint(remark.format())}\n`);
      if (come.length > mostAtOnce) terminal.print(`and ${come.length - mostAtOnce} more\n`);
      for (const remark of gone.slice(0, mostAtOnce)) terminal.print(terminal.dim(`solved: ${remark.what}`));
      if (gone.length > mostAtOnce) terminal.print(terminal.dim(`and ${gone.length - mostAtOnce} more`));
    },
  };
}

/** By what they say and of which words, not by line: a line added at the top makes nothing new. */
function remarksOn(deck: Deck, problems: readonly Problem[]): Map<string, Remark> {
  const remarks = new Map<string, Remark>();
  const times = new Map<string, number>();
  const add = (key: string, remark: Remark): void => {
    // The same slip twice is two remarks.
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    remarks.set(`${key} ${time}`, remark);
  };
  for (const diagnostic of deck.diagnostics) {
    const { code, range } = diagnostic;
    const { what } = describe(deck.source, diagnostic);
    const words = deck.source.text.slice(range.from, Math.min(range.to, range.from + 80));
    add(`${code} ${what} ${words}`, { what, format: () => formatDiagnostic(deck.source, diagnostic) });
  }
  for (const problem of problems) {
    add(`${problem.code} ${problem.what}`, { what: problem.what, format: () => formatProblem(problem) });
  }
  return remarks;
}
