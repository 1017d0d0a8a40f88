// Questions about what comes later in the text, answered in one pass altogether. A scanner that looks ahead afresh
// for each of a hundred thousand openers reads its text a hundred thousand times.

/** Asks from growing places; the answer is a place at or after it, or Infinity. */
export type Ahead = (from: number) => number;

/** The next place where `needle` begins. */
export function ahead(text: string, needle: string): Ahead {
  let found = -1;
  return (from) => {
    if (found < from) {
      found = text.indexOf(needle, from);
      if (found < 0) found = Infinity;
    }
    return found;
  };
}

/** The next place where `pattern` (with flag g) matches. */
export function aheadMatch(text: string, pattern: RegExp): Ahead {
  let found = -1;
  return (from) => {
    if (found < from) {
      pattern.lastIndex = from;
      found = pattern.exec(text)?.index ?? Infinity;
    }
    return found;
  };
}
