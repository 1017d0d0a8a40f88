// How long a talk is planned, and how it is going. Pure.
import type { Deck } from "#deck";
import { groups } from "./find.ts";

const MINUTE = 60_000;

/** `25:00`, `1:15:00`, `25 min`, `1h 30m`, `90 s`, `25` (minutes) → milliseconds. Null: not a length. */
export function parseDuration(text: string | undefined): number | null {
  const plain = text?.trim().toLowerCase() ?? "";
  // Nobody writes a length this long, and the patterns below are not made for it.
  if (plain.length > 40) return null;
  const [, hours, minutes, seconds] = /^(?:(\d+):)?(\d{1,3}):([0-5]\d)$/.exec(plain) ?? [];
  if (minutes !== undefined) {
    return (Number(hours ?? 0) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000 || null;
  }
  const units =
    /^(?:(\d+(?:\.\d+)?)\s*h[a-z]*)?\s*(?:(\d+(?:\.\d+)?)\s*(?:m[a-z]*|(?=$)))?\s*(?:(\d+)\s*s[a-z]*)?$/.exec(
      plain,
    );
  if (units === null) return null;
  const [h, m, s] = units.slice(1).map((part) => Number(part ?? 0));
  return (h! * 60 + m!) * MINUTE + s! * 1000 || null;
}

/** `4:05`, `1:02:09`; whole seconds, never negative. */
export function clockFace(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => `${value}`.padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Milliseconds meant for each of `groups(deck)` when all are meant to take the same. */
export function evenShares(deck: Deck, planned: number): readonly number[] {
  const all = groups(deck);
  return all.map(() => planned / all.length);
}

/** Over its share by half, and by what can be seen. */
export function isLong(taken: number, share: number): boolean {
  return taken > share * 1.5 && taken - share >= 5000;
}

/**
 * Milliseconds behind; negative: ahead. The steps of a slide share its time, and anywhere inside a slide's time is on
 * time: 0.
 *
 * @param shares milliseconds meant for each of `groups(deck)`; null: nobody said, which is none
 */
export function behind(
  deck: Deck,
  index: number,
  elapsed: number,
  shares: readonly (number | null)[],
): number {
  const all = groups(deck);
  const at = all.findIndex(({ last }) => index <= last.index);
  if (at < 0) return 0;
  const { first, last } = all[at]!;
  const steps = last.index - first.index + 1;
  const own = shares[at] ?? 0;
  const before = shares.slice(0, at).reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const from = before + (own * (index - first.index)) / steps;
  const to = from + own / steps;
  if (elapsed > to) return elapsed - to;
  return elapsed < from ? elapsed - from : 0;
}
