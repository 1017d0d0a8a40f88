import { batch, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

import type { ShowState } from "#show";
import { deckKeyOf, hearKept, keepText, keptKeys, recallText } from "./kept.ts";
import type { EarlyMove, Talk } from "./talk.ts";
import { compareVisits, decodeVisit, encodeVisit, noTally, tallied, visitOf } from "./visits.ts";
import type { Tally, Visit } from "./visits.ts";

/** The log of this talk, from all its windows. */
export interface Log {
  /** In order. The same array from line to line: who wants to know of new ones asks `tally`. */
  lines(): readonly Visit[];
  /** Another one with every line. */
  readonly tally: ReadonlySignal<Tally>;
  stop(): void;
}

const PREFIX = "lectern:log:";
/** Lines under one key: a move writes these anew and no more, however long the talk is. */
const CHUNK = 32;
/** Talks of one deck whose logs are kept. */
const TALKS = 10;

/**
 * Follows the show from the first of `early` on. Every window writes the changes that it signed itself under keys of its own,
 * "lectern:log:<talk>:<peer>:<chunk>", so that no two ever write the same; all read all. Where nothing can be kept a
 * window remembers what it sees.
 */
export function openLog(talk: Talk, early: readonly EarlyMove[]): Log {
  const { show } = talk;
  const lines: Visit[] = [];
  const tally = signal(noTally());
  /** How many lines of each key are read. */
  const read = new Map<string, number>();
  let chunk: string[] = [];
  let chunks = 0;
  let name = talk.key();
  let kept = name !== null && keepText(`${PREFIX}?`, "") && keepText(`${PREFIX}?`, null);

  const add = (visit: Visit): void => {
    const last = lines.at(-1);
    lines.push(visit);
    if (last === undefined || compareVisits(last, visit) < 0) tally.value = tallied(tally.peek(), visit);
    else {
      // Of another window, and late: once in a while.
      lines.sort(compareVisits);
      tally.value = lines.reduce(tallied, noTally());
    }
  };

  const take = (key: string, text: string | null): void => {
    const owner = ownerOf(key);
    if (text === null || owner === null || owner.talk !== name || owner.peer === show.peer) return;
    const all = text.split("\n");
    const from = read.get(key) ?? 0;
    read.set(key, Math.max(from, all.length));
    batch(() => {
      for (const line of all.slice(from)) {
        const visit = decodeVisit(line, owner.peer);
        if (visit !== null) add(visit);
      }
    });
  };

  const write = (visit: Visit): void => {
    if (name === null || !kept) return;
    if (chunk.length === CHUNK) {
      chunk = [];
      chunks += 1;
    }
    chunk.push(encodeVisit(visit));
    const key = `${PREFIX}${name}:${show.peer}:${chunks}`;
    const text = chunk.join("\n");
    if (keepText(key, text)) return;
    // Storage that is full has older talks in it.
    forget(name, 1);
    kept = keepText(key, text);
  };

  /** A window may be offered another talk, and take it. */
  const enter = (): void => {
    name = talk.key();
    lines.length = 0;
    tally.value = noTally();
    read.clear();
    chunk = [];
    chunks = 0;
    if (name === null) return;
    for (const key of keptKeys(`${PREFIX}${name}:`)) take(key, recallText(key));
    forget(name, TALKS);
  };
  enter();

  let before = early[0]?.state ?? show.state.peek();
  const follow = (after: ShowState, at: number): void => {
    const { clock, peer } = after.stamp;
    const changed = clock !== before.stamp.clock || peer !== before.stamp.peer;
    const from = before;
    before = after;
    if (talk.key() !== name) enter();
    else if (changed && (peer === show.peer || !kept)) {
      const visit = visitOf(from, after, show.deck.peek(), at);
      if (visit === null) return;
      write(visit);
      add(visit);
    }
  };
  for (const { state, at } of early) follow(state, at);
  const stopFollowing = show.state.subscribe((after) => follow(after, talk.now()));
  const stopHearing = hearKept(PREFIX, take);
  return {
    lines: () => lines,
    tally,
    stop() {
      stopFollowing();
      stopHearing();
    },
  };
}

/** Whose lines a key holds; null: not a key of a log. */
function ownerOf(key: string): { readonly talk: string; readonly peer: string } | null {
  const [, talk, peer] = /^lectern:log:(.+):([^:]+):\d+$/s.exec(key) ?? [];
  return talk === undefined || peer === undefined ? null : { talk, peer };
}

/** Forgets the logs of all talks of this deck but the newest; this one is always among them. */
function forget(name: string, most: number): void {
  const talks = new Map<string, { newest: number; readonly keys: string[] }>();
  for (const key of keptKeys(`${PREFIX}${deckKeyOf(name)}:`)) {
    const talk = ownerOf(key)?.talk;
    if (talk === undefined || talk === name || deckKeyOf(talk) !== deckKeyOf(name)) continue;
    const known = talks.get(talk) ?? { newest: 0, keys: [] };
    const begun = decodeVisit((recallText(key) ?? "").split("\n")[0]!, "")?.at ?? 0;
    known.newest = Math.max(known.newest, begun);
    known.keys.push(key);
    talks.set(talk, known);
  }
  const byAge = [...talks.values()].sort((a, b) => b.newest - a.newest);
  for (const { keys } of byAge.slice(most - 1)) for (const key of keys) keepText(key, null);
}
