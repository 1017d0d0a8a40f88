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
    const far = distance(word.toLowerCase(), each.toLowerCase());
    if (far < least) {
      best = each;
      least = far;
    }
  }
  return best;
}

const LONGEST = 60;

/** Letters added, lost, changed, or two swapped. Words past sixty letters are compared by their beginnings. */
export function distance(left: string, right: string): number {
  const a = left.slice(0, LONGEST);
  const b = right.slice(0, LONGEST);
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
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
    before = row;
    row = next;
  }
  return row[b.length]!;
}
