// What outlives a tab: of the last few talks of a deck, where each one was. A crash of the page, of the browser or of
// the server ends no talk: the next window of the deck can offer to go on with it.

import type { ShowState } from "#show";
import { decodeState } from "./decode-news.ts";

/** A talk as it was when a window of it last wrote. */
export interface DiaryEntry {
  /** The talk's id. */
  readonly talk: string;
  /** "lectern:<deck path>". */
  readonly deck: string;
  readonly state: ShowState;
  /** Wall time, ms. */
  readonly written: number;
  /** Of the slide that was up: its number, and its title, for people. */
  readonly number: number;
  readonly title: string;
}

export interface Diary {
  /** The newest of a talk replaces what was known of it. On disk when the returned promise says so. */
  write(entry: DiaryEntry): Promise<void>;
  /** Of one deck, newest first. */
  read(deck: string): Promise<readonly DiaryEntry[]>;
  forget(talk: string): Promise<void>;
}

/** Four hours in ms: who comes back later gives the talk again. */
const STALE = 14_400_000;
/** More talks are not kept, of all decks together. */
const MOST = 20;
const LONGEST_TITLE = 300;

/** The talk that is worth resuming: the newest of those that were really begun and are not stale. */
export function resumable(entries: readonly DiaryEntry[], now: number): DiaryEntry | null {
  return (
    entries
      .filter(({ state, written }) => isBegun(state) && written <= now + STALE && now - written < STALE)
      .toSorted((a, b) => b.written - a.written)[0] ?? null
  );
}

/** Somebody moved, and so started the timer; that a screen was blanked begins no talk. */
export function isBegun({ stamp, timer }: ShowState): boolean {
  return stamp.clock > 0 && (timer.since !== null || timer.elapsed > 0);
}

/** An entry as it was written, or null. Never throws. */
export function decodeEntry(data: unknown): DiaryEntry | null {
  if (typeof data !== "object" || data === null) return null;
  const { talk, deck, written, number, title, ...rest } = data as Record<string, unknown>;
  const state = decodeState(rest["state"]);
  if (typeof talk !== "string" || typeof deck !== "string" || state === null) return null;
  if (typeof written !== "number" || !(written >= 0)) return null;
  if (typeof number !== "number" || typeof title !== "string") return null;
  return { talk, deck, state, written, number, title: title.slice(0, LONGEST_TITLE) };
}

const TALKS = "talks";

/**
 * In IndexedDB, with `durability: "strict"`: what a browser keeps for localStorage is lost when it is killed within
 * some seconds. Where there is no such storage nothing is kept, and nothing throws.
 */
export function openDiary(factory: () => IDBFactory): Diary {
  let opened: Promise<IDBDatabase | null> | null = null;
  const database = (): Promise<IDBDatabase | null> => (opened ??= open(factory));

  const change = async (act: (talks: IDBObjectStore) => void): Promise<void> => {
    try {
      const transaction = (await database())?.transaction(TALKS, "readwrite", { durability: "strict" });
      if (transaction === undefined) return;
      act(transaction.objectStore(TALKS));
      await new Promise((resolve) => {
        for (const end of ["complete", "abort"]) transaction.addEventListener(end, resolve);
      });
    } catch {
      // As good as no storage.
    }
  };
  const all = async (): Promise<readonly DiaryEntry[]> => {
    try {
      const talks = (await database())?.transaction(TALKS).objectStore(TALKS);
      const found = talks === undefined ? [] : await result<unknown[]>(talks.getAll());
      return found
        .map(decodeEntry)
        .filter((entry) => entry !== null)
        .toSorted((a, b) => b.written - a.written);
    } catch {
      return [];
    }
  };

  return {
    write: (entry) => change((talks) => void talks.put(entry)),
    async read(deck) {
      const entries = await all();
      const surplus = entries.slice(MOST);
      if (surplus.length > 0) {
        await change((talks) => {
          for (const { talk } of surplus) talks.delete(talk);
        });
      }
      return entries.filter((entry) => entry.deck === deck);
    },
    forget: (talk) => change((talks) => void talks.delete(talk)),
  };
}

async function open(factory: () => IDBFactory): Promise<IDBDatabase | null> {
  try {
    const request = factory().open("lectern", 1);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore(TALKS, { keyPath: "talk" });
    });
    return await result(request);
  } catch {
    return null;
  }
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("No storage.")));
  });
}
