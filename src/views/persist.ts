import { effect, signal } from "@preact/signals";
import type { Signal } from "@preact/signals";

import type { ShowWindow, WindowState } from "#show";

const KEY = "lectern:interface";

interface Kept {
  readonly notesScale?: WindowState["notesScale"];
  readonly scheme?: WindowState["scheme"];
  /** Percent of the width that the slide has in the presenter view; null: as wide as suits it. */
  readonly split?: number | null;
}

/** Storage may be full, forbidden or somebody else's: whatever it says is checked, and nothing throws. */
function recall(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    const { notesScale, scheme, split } = kept as Record<string, unknown>;
    return {
      ...(typeof notesScale === "number" && notesScale >= 0.6 && notesScale <= 3 ? { notesScale } : {}),
      ...(scheme === "dark" || scheme === "light" ? { scheme } : {}),
      ...(typeof split === "number" && split >= 10 && split <= 90 ? { split } : {}),
    };
  } catch {
    return {};
  }
}

function keep(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // The choice lasts as long as the page does.
  }
}

/** A window knows steps, not sizes; a step that changes nothing ends the walk. */
function resize(window: ShowWindow, wanted: number): void {
  const by = window.state.peek().notesScale < wanted ? 1 : -1;
  for (;;) {
    const { notesScale } = window.state.peek();
    if ((wanted - notesScale) * by < 0.05) return;
    window.dispatch({ type: "notes-size", by });
    if (window.state.peek().notesScale === notesScale) return;
  }
}

/** The size of the notes, the colours of the interface and its border survive a reload. */
export function persist(window: ShowWindow): { readonly split: Signal<number | null>; stop(): void } {
  const { notesScale, scheme, split: kept = null } = recall();
  if (scheme !== undefined && scheme !== window.state.peek().scheme) window.dispatch({ type: "scheme" });
  if (notesScale !== undefined) resize(window, notesScale);
  const split = signal(kept);
  const stop = effect(() => {
    const { notesScale, scheme } = window.state.value;
    keep({ notesScale, scheme, split: split.value });
  });
  return { split, stop };
}
