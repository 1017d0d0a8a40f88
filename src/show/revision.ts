import type { Deck } from "#deck";

const revisions = new WeakMap<Deck, string>();

/**
 * Which text an index counts in: 56 bits of a hash of the deck's text, as 14 hexadecimal digits. Equal texts, equal
 * revisions.
 */
export function revisionOf(deck: Deck): string {
  const known = revisions.get(deck);
  if (known !== undefined) return known;
  const revision = hash(deck.source.text);
  revisions.set(deck, revision);
  return revision;
}

/** 28 bits: sums of two such are numbers for which no engine needs memory, also before it has compiled the loop. */
const LANE = 0xfff_ffff;

/** Two lanes over UTF-16 units, each turned and added to the other, so that no step forgets a difference. */
function hash(text: string): string {
  const { length } = text;
  let low = length & LANE;
  let high = 0x123_4567;
  for (let at = 0; at < length; at += 1) {
    low = (((((low & 0x7f_ffff) << 5) | (low >> 23)) + high) & LANE) ^ text.charCodeAt(at);
    high = ((((high & 0x1_ffff) << 11) | (high >> 17)) + low) & LANE;
  }
  return hex(high) + hex(low);
}

function hex(lane: number): string {
  return lane.toString(16).padStart(7, "0");
}
