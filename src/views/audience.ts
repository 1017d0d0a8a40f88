import { signal } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";

import type { Talk } from "./talk.ts";

/** How long a window may take to say that it is here, in ms; a cold browser process needs a second or two. */
const PATIENCE = 3000;

/** What the speaker is told of the audience window. Of the talk, not of this module: a build may hold it twice. */
export interface AudienceHints {
  /** The address of a window that was asked for and has not answered; null: all is well. */
  readonly unanswered: Signal<string | null>;
  /** A second window was asked for while there is one: said once, opened when asked again. */
  readonly second: Signal<boolean>;
}

export function createAudienceHints(): AudienceHints {
  return { unanswered: signal(null), second: signal(false) };
}

/** Opens the audience window. Nobody can see whether a browser blocked it, so its answer is waited for. */
export function askAudience(talk: Talk): void {
  const { second, unanswered: hint } = talk.audience;
  const isOpen = talk.companions.peek().some(({ role }) => role === "stage");
  // Only the presenter view has room for words.
  second.value = isOpen && talk.window.state.peek().view === "presenter" && !second.peek();
  // remark brings the window to the front; one in a process of its own cannot be reached, only spoken of.
  if (second.peek()) return;
  const here = new Set(talk.companions.peek().map(({ peer }) => peer));
  hint.value = null;
  const address = talk.openAudience();
  let patience = true;
  const waiting = setTimeout(() => {
    hint.value = address;
  }, PATIENCE);
  // It may answer late, once its address was opened by hand: the hint is then gone too.
  const stop = talk.companions.subscribe((companions) => {
    if (!patience || companions.every(({ peer }) => here.has(peer))) return;
    patience = false;
    clearTimeout(waiting);
    hint.value = null;
    queueMicrotask(() => stop());
  });
}
