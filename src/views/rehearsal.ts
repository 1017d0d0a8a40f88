// What a talk is measured against: a rehearsal, or the plan's even share. Pure.

import type { Deck } from "#deck";
import { evenShares } from "./pace.ts";
import { lastRun, slideKeys, timesOf } from "./visits.ts";
import type { Visit } from "./visits.ts";

/** Where the time of one run went; kept per deck. */
export interface Rehearsal {
  /** When its recording ended, wall time in milliseconds; also what it is known by. */
  readonly at: number;
  /** Milliseconds. */
  readonly total: number;
  /** Milliseconds of each slide, by its key. */
  readonly times: Readonly<Record<string, number>>;
}

/** The newest first, at most `MOST`. */
export interface Rehearsals {
  readonly list: readonly Rehearsal[];
  /** `at` of the one that talks are measured against; null: none, the plan. */
  readonly chosen: number | null;
}

export const noRehearsals: Rehearsals = { list: [], chosen: null };

const MOST = 5;

/** Keeps another one, or one again, and measures against it from now on; the oldest is forgotten. */
export function withRehearsal({ list }: Rehearsals, more: Rehearsal): Rehearsals {
  const others = list.filter(({ at }) => at !== more.at);
  return { list: [more, ...others].sort((a, b) => b.at - a.at).slice(0, MOST), chosen: more.at };
}

/** Without one of them; when it was the chosen one, none is. */
export function withoutRehearsal({ list, chosen }: Rehearsals, at: number): Rehearsals {
  return { list: list.filter((one) => one.at !== at), chosen: chosen === at ? null : chosen };
}

export function chosenOf({ list, chosen }: Rehearsals): Rehearsal | null {
  return list.find(({ at }) => at === chosen) ?? null;
}

/** What storage says, as far as it can be believed. */
export function decodeRehearsals(text: string | null): Rehearsals {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return noRehearsals;
  }
  if (!isRecord(kept) || !Array.isArray(kept["list"])) return noRehearsals;
  const list = kept["list"].filter(isRehearsal).slice(0, MOST);
  const chosen = list.find(({ at }) => at === kept["chosen"])?.at ?? null;
  return { list, chosen };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 8.64e15;
}

function isRehearsal(value: unknown): value is Rehearsal {
  if (!isRecord(value) || !isRecord(value["times"])) return false;
  return [value["at"], value["total"], ...Object.values(value["times"])].every(isCount);
}

/** A recording that goes on: it began after the change `clock` of the talk, when the timer said `from` milliseconds. */
export interface Recording {
  readonly clock: number;
  readonly from: number;
}

export function decodeRecording(text: string | null): Recording | null {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return null;
  }
  if (!isRecord(kept)) return null;
  const { clock, from } = kept;
  return isCount(clock) && isCount(from) ? { clock, from } : null;
}

/**
 * What was recorded when the timer says `end`; null: no time has passed. A timer that was set to zero meanwhile began
 * the rehearsal anew.
 */
export function recordedIn(
  log: readonly Visit[],
  { clock, from }: Recording,
  end: number,
  at: number,
): Rehearsal | null {
  const run = lastRun(log);
  const first = run[0];
  const anew = first !== undefined && first.clock > clock;
  const times = timesOf(run, end, anew ? 0 : from);
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return total < 1000 ? null : { at, total, times: Object.fromEntries(times) };
}

/**
 * Milliseconds meant for each of `groups(deck)`: as rehearsed, and null for a slide that the rehearsal had not; else an
 * even share of the plan; null: there is neither.
 */
export function sharesOf(
  deck: Deck,
  planned: number | null,
  rehearsal: Rehearsal | null,
): readonly (number | null)[] | null {
  if (rehearsal === null) return planned === null ? null : evenShares(deck, planned);
  return slideKeys(deck).map((key) => (Object.hasOwn(rehearsal.times, key) ? rehearsal.times[key]! : null));
}
