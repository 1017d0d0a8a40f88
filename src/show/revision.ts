import type { Deck } from "#deck";

const revisions = new WeakMap<Deck, string>();

/**
 * Which text an index counts in: 53 bits of a hash of the deck's text, as 14 hexadecimal digits. Equal texts, equal
 * revisions.
 */
export function revisionOf(deck: Deck): string {
  const known = revisions.get(deck);
  if (known !== undefined) return known;
  const revision = hash(deck.source.text);
  revisions.set(deck, revision);
  return revision;
}

/** Two 32-bit lanes over pairs of UTF-16 units: no packages, no promises, some milliseconds for a megabyte. */
function hash(text: string): string {
  const { length } = text;
  let low = 0x9e3779b9 ^ length;
  let high = 0x85ebca6b;
  for (let at = 0; at < length; at += 2) {
    // Nothing (NaN) beyond the end counts as 0: the length is in the hash, too.
    const pair = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
    low = Math.imul(low ^ pair, 0x01000193);
    high = Math.imul(high + pair, 0xcc9e2d51);
    high ^= high >>> 15;
  }
  low = Math.imul(low ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (low >>> 16), 0x27d4eb2f);
  const top = (high >>> 0) & 0x1fffff;
  return (top * 0x1_0000_0000 + (low >>> 0)).toString(16).padStart(14, "0");
}
