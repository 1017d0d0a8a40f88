import { effect } from "@preact/signals";

import type { ShowWindow, WindowState } from "#show";
import { hearKept, keepValue, recallMembers } from "./kept.ts";

const KEY = "lectern:interface";

interface Kept {
  readonly notesScale?: WindowState["notesScale"];
  readonly scheme?: WindowState["scheme"];
  readonly letters?: WindowState["letters"];
  readonly echo?: WindowState["echo"];
  /** Percent of the width that the slide has in the presenter view, as decks begin (layout.ts); null: as designed. */
  readonly split?: number | null;
}

function recall(): Kept {
  const { notesScale, scheme, letters, echo, split } = recallMembers(KEY);
  return {
    ...(typeof notesScale === "number" && notesScale >= 0.6 && notesScale <= 3 ? { notesScale } : {}),
    ...(scheme === "dark" || scheme === "light" ? { scheme } : {}),
    ...(typeof letters === "boolean" ? { letters } : {}),
    ...(typeof echo === "number" && echo >= 0 && echo <= 1000 ? { echo } : {}),
    ...(typeof split === "number" && split >= 10 && split <= 90 ? { split } : {}),
  };
}

/** A window knows steps, not sizes; a step that changes nothing ends the walk. */
export function resizeNotes(window: ShowWindow, wanted: number): void {
  const by = window.state.peek().notesScale < wanted ? 1 : -1;
  for (;;) {
    const { notesScale } = window.state.peek();
    if ((wanted - notesScale) * by < 0.05) return;
    window.dispatch({ type: "notes-size", by });
    if (window.state.peek().notesScale === notesScale) return;
  }
}

/** What keys do in this browser. */
function useKeys(window: ShowWindow, { letters, echo }: Kept): void {
  if (letters !== undefined && letters !== window.state.peek().letters) window.dispatch({ type: "letters" });
  if (echo !== undefined) window.dispatch({ type: "echo", within: echo });
}

/**
 * The size of the notes, the colours of the interface and what keys do survive a reload. What keys do is
 * the same in all windows at once: nobody knows in which one the clicker will be heard.
 */
export function persist(window: ShowWindow): { readonly split: number | null; stop(): void } {
  const before = recall();
  const { notesScale, scheme, split = null } = before;
  if (scheme !== undefined && scheme !== window.state.peek().scheme) window.dispatch({ type: "scheme" });
  if (notesScale !== undefined) resizeNotes(window, notesScale);
  useKeys(window, before);

  let told: Kept = before;
  const stopKeeping = effect(() => {
    const { notesScale, scheme, letters, echo } = window.state.value;
    const now: Kept = { notesScale, scheme, letters, echo };
    const changed = Object.entries(now).filter(([key, value]) => told[key as keyof Kept] !== value);
    told = now;
    // Only what changed here: another window may have changed the rest.
    if (changed.length > 0) keepValue(KEY, { ...recall(), ...Object.fromEntries(changed) });
  });

  const stopHearing = hearKept(KEY, () => useKeys(window, recall()));
  return {
    split,
    stop() {
      stopKeeping();
      stopHearing();
    },
  };
}
