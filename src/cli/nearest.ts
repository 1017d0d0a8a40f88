/** Of `words`, the one that was probably meant by `typed`; null when none is near enough to name. */
export function nearest(typed: string, words: Iterable<string>): string | null {
  let best: string | null = null;
  // A third of the letters may be wrong: fewer guesses, and those are right.
  let bestDistance = Math.floor(Math.max(typed.length, 3) / 3) + 1;
  for (const word of words) {
    const distance = distanceBetween(typed.toLowerCase(), word.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [word, distance];
  }
  return best;
}

/** Letters to add, drop, replace or swap with their neighbour to make `a` into `b`. */
function distanceBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
