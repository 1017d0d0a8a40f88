import type { Show, ShowState } from "#show";
import { decodeState } from "./decode-news.ts";
import { quietStore } from "./store.ts";
import type { Store } from "./store.ts";

/** The newest state of one talk, kept by this tab: what a reload or a crash resumes from, timer and all. */
export interface Journal {
  /** Null: nothing was kept, or nothing that can be believed. */
  read(): ShowState | null;
  write(state: ShowState): void;
  /** Writes the show's state now and at every change; returns how to stop. An untouched show is not worth a line. */
  follow(show: Show): () => void;
}

/**
 * `open` gives the storage (`() => sessionStorage`); `key` names the talk: "lectern:<deck path>:<talk id>". Storage
 * that fails is as good as empty: nothing throws.
 */
export function createJournal(open: () => Store | null | undefined, key: string): Journal {
  const store = quietStore(open);
  const write = (state: ShowState): void => store.setItem(key, JSON.stringify(state));
  return {
    read: () => decodeState(parsed(store.getItem(key))),
    write,
    follow: (show) =>
      show.state.subscribe(({ stamp }) => {
        if (stamp.clock > 0) write(show.latest());
      }),
  };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
