import { deckKeyOf, inWindow, keepValue, recallMembers } from "./kept.ts";
import type { Talk } from "./talk.ts";

/** How far this window's notes are scrolled; of one slide only, the one that is up. */
export interface NotesPlace {
  /** What was kept before the page was loaded, px; once, and only for that slide. Else 0: notes begin at their top. */
  take(slide: number): number;
  keep(slide: number, top: number): void;
}

/** Where the window may keep nothing, notes begin at their top. */
export function openNotesPlace(talk: Talk): NotesPlace {
  const name = talk.key();
  const key = name === null ? null : `lectern:notes:${deckKeyOf(name)}`;
  let kept = key === null ? null : recall(key);
  return {
    take(slide) {
      const top = kept?.slide === slide ? kept.top : 0;
      // A window that opens may pass the first slide on its way to its own.
      if (top > 0 || slide > 0) kept = null;
      return top;
    },
    keep(slide, top) {
      if (key !== null) keepValue(key, { slide, top }, inWindow);
    },
  };
}

function recall(key: string): { readonly slide: number; readonly top: number } | null {
  const { slide, top } = recallMembers(key, inWindow);
  return typeof slide === "number" && typeof top === "number" ? { slide, top } : null;
}
