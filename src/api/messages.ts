import { effect, untracked } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import type { Show } from "#show";

/** Two strings between windows that know nothing else of each other: remark's. */
export interface Messages {
  /** Moves without telling the opener (remark's `silent`). */
  silently(act: () => void): void;
  close(): void;
}

/**
 * Accepts `gotoSlide:<number from 1>` and `toggleBlackout` from any window, because pages that frame or open a deck
 * steer it so; and sends the same to the window that opened this one. They carry a number and a wish for darkness,
 * nothing else is listened to.
 */
export function openMessages(show: Show, shown: ReadonlySignal<number>, onAir: () => boolean): Messages {
  let silent = false;
  const silently = (act: () => void): void => {
    silent = true;
    act();
    silent = false;
  };

  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (typeof data !== "string") return;
    const [, number] = /^gotoSlide:(\d{1,9})$/.exec(data) ?? [];
    if (number !== undefined) silently(() => show.dispatch({ type: "goto", index: Number(number) - 1 }));
    else if (data === "toggleBlackout") silently(() => show.dispatch({ type: "blank", colour: "black" }));
  };

  const tell = (message: string): void => {
    const opener: Window | null = window.opener;
    if (!silent && onAir() && opener !== null && opener !== window) opener.postMessage(message, "*");
  };

  addEventListener("message", hear);
  let dark = show.state.peek().blank === "black";
  const stops = [
    effect(() => {
      const message = `gotoSlide:${shown.value + 1}`;
      untracked(() => tell(message));
    }),
    effect(() => {
      const now = show.state.value.blank === "black";
      if (now !== dark) tell("toggleBlackout");
      dark = now;
    }),
  ];
  return {
    silently,
    close() {
      removeEventListener("message", hear);
      for (const stop of stops) stop();
    },
  };
}
