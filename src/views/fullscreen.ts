import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

const full = signal(document.fullscreenElement !== null);
document.addEventListener("fullscreenchange", () => {
  full.value = document.fullscreenElement !== null;
});

/** Whether anything of this page fills the screen. */
export const fullscreen: ReadonlySignal<boolean> = full;
