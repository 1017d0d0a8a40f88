import { computed, effect, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

import { fullscreen } from "./fullscreen.ts";
import type { Talk } from "./talk.ts";

interface Lock {
  release(): Promise<void>;
}

/**
 * Keeps the screen on while this window presents: the presenter view, or a stage that fills its screen or has a
 * presenter, once the talk was begun. A browser takes the lock away from a window out of sight; it is taken again when
 * that is back. `refused`: the browser has no such lock, or gives it to nobody now.
 */
export function keepAwake(talk: Talk): { readonly refused: ReadonlySignal<boolean>; stop(): void } {
  const refused = signal(false);
  const presenting = computed(
    () =>
      talk.show.state.value.stamp.clock > 0 &&
      (talk.window.state.value.view === "presenter" ||
        fullscreen.value ||
        talk.companions.value.some(({ role, open }) => role !== "stage" && open)),
  );
  let lock: Lock | null = null;

  const take = async (): Promise<void> => {
    if (!presenting.peek() || document.visibilityState !== "visible") return;
    try {
      const taken = await navigator.wakeLock.request("screen");
      refused.value = false;
      if (presenting.peek()) lock = taken;
      else await taken.release();
    } catch {
      refused.value = true;
    }
  };
  const release = (): void => {
    lock?.release().catch(() => undefined);
    lock = null;
  };

  const stop = effect(() => {
    if (presenting.value) void take();
    else release();
  });
  const seen = (): void => void take();
  document.addEventListener("visibilitychange", seen);
  return {
    refused,
    stop() {
      document.removeEventListener("visibilitychange", seen);
      stop();
      release();
    },
  };
}
