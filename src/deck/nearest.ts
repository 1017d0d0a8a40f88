/** No more words are compared: advice must cost less than reading the deck. */
const MOST = 500;

/** The known word that is most likely meant by `word`: few letters differ, or only capitals. Null when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.min(3, Math.floor(word.length / 3)) + 0.5;
  let compared = 0;
  for (const each of known) {
    if ((compared += 1) > MOST) break;
    if (each === word || Math.abs(each.length - word.length) > 3) continue;
    const far = distance(word.toLowerCase(), each.toLowerCase(), least);
    if (far < least) {
      best = each;
      least = far;
    }
  }
  return best;
}

const LONGEST = 60;

/**
 * Letters added, lost, changed, or two swapped; Infinity where that is more than `most`. Words past sixty letters are
 * compared by their beginnings.
 */
export function distance(left: string, right: string, most = LONGEST): number {
  const [a, b] = differing(left.slice(0, LONGEST), right.slice(0, LONGEST));
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      next.push(cost);
    }
    // What follows costs no less than the cheaper of the last two rows.
    if (Math.min(...row, ...next) > most) return Infinity;
    before = row;
    row = next;
  }
  const far = row[b.length]!;
  return far > most ? Infinity : far;
}

/** Two words without what they begin and end with in common. */
function differing(a: string, b: string): readonly [string, string] {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < shorter - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(from, a.length - end), b.slice(from, b.length - end)];
}
