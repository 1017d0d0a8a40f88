// The log of a talk: what happened when, and what that says of the time of each slide. Pure.

import type { Deck } from "#deck";
import { elapsed } from "#show";
import type { ShowState } from "#show";
import { groups, titleOf } from "./find.ts";
import type { Group } from "./find.ts";

/** A slide came up, the timer changed, or the screen was covered or shown again. */
export type VisitKind = "slide" | "start" | "stop" | "reset" | "black" | "white" | "break" | "shown";
const KINDS: readonly string[] = ["slide", "start", "stop", "reset", "black", "white", "break", "shown"];

/**
 * One change of the talk, and how things stood after it. Written once, by the window that signed the change. What lies
 * between two of them on the timer belongs to the slide of the first: `elapsed` stands still while the timer does.
 */
export interface Visit {
  /** Of the stamp that signed it: the order of a log is that of `clock`, then `peer`. */
  readonly clock: number;
  readonly peer: string;
  /** Wall time, milliseconds. */
  readonly at: number;
  /** On the talk's timer, milliseconds, whole. */
  readonly elapsed: number;
  readonly kind: VisitKind;
  readonly index: number;
  readonly number: number;
  /** "" for a slide without one. */
  readonly name: string;
  readonly title: string;
  /** The slide's identity, see `slideKeys`; all steps of a slide have one. */
  readonly key: string;
  /** Which text `index` counts in. */
  readonly revision: string;
}

/** Longer titles say nothing more in a table. */
const LONGEST_TITLE = 120;

const keysOf = new WeakMap<Deck, readonly string[]>();

/**
 * What a slide is known by over edits: "#name", else its title, and the how-manieth of these it is. One for each of
 * `groups(deck)`; all different.
 */
export function slideKeys(deck: Deck): readonly string[] {
  const known = keysOf.get(deck);
  if (known !== undefined) return known;
  const seen = new Map<string, number>();
  const keys = groups(deck).map((group) => {
    const name = nameOf(group);
    const plain = name === "" ? `:${titleOf(group.last)}` : `#${name}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return count === 1 ? plain : `${plain}\n${count}`;
  });
  keysOf.set(deck, keys);
  return keys;
}

/** Which of `groups(deck)` shows the slide `index`; the last one for an index past the end. */
export function groupAt(deck: Deck, index: number): number {
  const all = groups(deck);
  let from = 0;
  let to = all.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (index <= all[middle]!.last.index) to = middle;
    else from = middle + 1;
  }
  return from;
}

function nameOf({ first }: Group): string {
  return first.properties.get("name") ?? "";
}

/** The line that a change is worth; null: none, as for a zoom. A first move starts the timer, and is one line. */
export function visitOf(before: ShowState, after: ShowState, deck: Deck, now: number): Visit | null {
  const kind = kindOf(before, after);
  const slide = deck.slides[after.index];
  if (kind === null || slide === undefined) return null;
  const at = groupAt(deck, after.index);
  const group = groups(deck)[at]!;
  return {
    clock: after.stamp.clock,
    peer: after.stamp.peer,
    at: now,
    // What started or stopped the timer happened when the timer says, a moment before it is written down.
    elapsed: Math.round(after.timer === before.timer ? elapsed(after.timer, now) : after.timer.elapsed),
    kind,
    index: after.index,
    number: slide.number,
    name: nameOf(group),
    title: titleOf(slide).slice(0, LONGEST_TITLE),
    key: slideKeys(deck)[at]!,
    revision: after.revision,
  };
}

function kindOf(before: ShowState, after: ShowState): VisitKind | null {
  if (after.index !== before.index) return "slide";
  const was = before.timer;
  const is = after.timer;
  if (was.since !== is.since || was.elapsed !== is.elapsed) {
    if (is.since !== null) return "start";
    return is.elapsed === 0 ? "reset" : "stop";
  }
  if (after.blank === before.blank) return null;
  return after.blank === "none" ? "shown" : after.blank;
}

/** A line of the log as it is kept: JSON, without the peer, whose lines stand together. */
export function encodeVisit(visit: Visit): string {
  const { clock, at, elapsed, kind, index, number, name, title, key, revision } = visit;
  return JSON.stringify([clock, at, elapsed, KINDS.indexOf(kind), index, number, name, title, key, revision]);
}

/** Null: not a line of ours. */
export function decodeVisit(line: string, peer: string): Visit | null {
  let parts: unknown;
  try {
    parts = JSON.parse(line);
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 10) return null;
  const counts = parts.slice(0, 6) as unknown[];
  const texts = parts.slice(6) as unknown[];
  if (!counts.every((count) => typeof count === "number" && count >= 0 && count <= 8.64e15)) return null;
  if (!texts.every((text) => typeof text === "string")) return null;
  const [clock, at, elapsed, kind, index, number] = counts as number[];
  const [name, title, key, revision] = texts as string[];
  const known = KINDS[kind!] as VisitKind | undefined;
  if (known === undefined) return null;
  return {
    clock: clock!,
    peer,
    at: at!,
    elapsed: elapsed!,
    kind: known,
    index: index!,
    number: number!,
    name: name!,
    title: title!,
    key: key!,
    revision: revision!,
  };
}

export function compareVisits(a: Visit, b: Visit): number {
  return a.clock - b.clock || (a.peer < b.peer ? -1 : a.peer > b.peer ? 1 : 0);
}

/** A stretch of the talk's timer that belongs to one slide; `to` is at least `from`. Milliseconds. */
export interface Stretch {
  readonly visit: Visit;
  readonly from: number;
  readonly to: number;
}

/** The clocks of two windows may differ by a little; a timer further back than this was set to zero unseen. */
const SKEW = 5000;

/** Whether the timer was set to zero between two lines. */
function beginsAnew(last: Visit, visit: Visit): boolean {
  return visit.kind === "reset" || visit.elapsed < last.elapsed - SKEW;
}

/** Since the timer was last at zero. */
export function lastRun(log: readonly Visit[]): readonly Visit[] {
  for (let at = log.length - 1; at >= 0; at -= 1) {
    if (at === 0 ? log[0]!.kind === "reset" : beginsAnew(log[at - 1]!, log[at]!)) return log.slice(at);
  }
  return log;
}

/** Every line of a log and the time until the next; the last one until `end`. In one run they follow each other. */
export function stretches(log: readonly Visit[], end: number): readonly Stretch[] {
  let high = 0;
  const starts = log.map((visit, at) => {
    high = at > 0 && beginsAnew(log[at - 1]!, visit) ? visit.elapsed : Math.max(high, visit.elapsed);
    return high;
  });
  return log.map((visit, at) => {
    const from = starts[at]!;
    return { visit, from, to: Math.max(from, starts[at + 1] ?? end) };
  });
}

/**
 * Milliseconds on each slide, by its key, in order of the first visit. A slide's steps are one; who returns adds up.
 *
 * @param from what lies before this on the timer does not count
 */
export function timesOf(run: readonly Visit[], end: number, from = 0): Map<string, number> {
  const times = new Map<string, number>();
  for (const stretch of stretches(run, end)) {
    const time = Math.max(0, stretch.to - Math.max(from, stretch.from));
    const { key } = stretch.visit;
    if (time > 0) times.set(key, (times.get(key) ?? 0) + time);
  }
  return times;
}

/**
 * The times of a log's last run up to its last line, kept line by line so that a move costs the same at any length.
 * `timesOf(lastRun(log), last.elapsed)` is `times`, always.
 */
export interface Tally {
  /** The same map from line to line. */
  readonly times: ReadonlyMap<string, number>;
  readonly last: Visit | null;
  /** Up to where the timer is counted, milliseconds. */
  readonly until: number;
}

export const noTally = (): Tally => ({ times: new Map(), last: null, until: 0 });

/** With one more line, the newest. Takes `before` over: that must not be used any more. */
export function tallied({ times: before, last, until: from }: Tally, visit: Visit): Tally {
  const times = before as Map<string, number>;
  if (last === null || beginsAnew(last, visit)) {
    times.clear();
    return { times, last: visit, until: visit.elapsed };
  }
  const until = Math.max(from, visit.elapsed);
  if (until > from) times.set(last.key, (times.get(last.key) ?? 0) + until - from);
  return { times, last: visit, until };
}

/** Milliseconds on one slide when the timer says `spent`. */
export function timeOn({ times, last, until }: Tally, key: string, spent: number): number {
  const open = last !== null && last.key === key ? Math.max(0, spent - until) : 0;
  return (times.get(key) ?? 0) + open;
}
