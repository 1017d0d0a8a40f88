import { effect } from "@preact/signals";

import type { ShowWindow, WindowState } from "#show";

const KEY = "lectern:interface";

type Kept = Partial<Pick<WindowState, "notesScale" | "scheme">>;

/** Storage may be full, forbidden or somebody else's: whatever it says is checked, and nothing throws. */
function recall(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    const { notesScale, scheme } = kept as Record<string, unknown>;
    return {
      ...(typeof notesScale === "number" && notesScale >= 0.6 && notesScale <= 3 ? { notesScale } : {}),
      ...(scheme === "dark" || scheme === "light" ? { scheme } : {}),
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

/** The size of the notes and the colours of the interface survive a reload. Returns how to stop. */
export function persist(window: ShowWindow): () => void {
  const { notesScale, scheme } = recall();
  if (scheme !== undefined && scheme !== window.state.peek().scheme) window.dispatch({ type: "scheme" });
  if (notesScale !== undefined) resize(window, notesScale);
  return effect(() => {
    const { notesScale, scheme } = window.state.value;
    keep({ notesScale, scheme });
  });
}
