import { signal } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";

import type { Talk } from "./talk.ts";

/** How long a window may take to say that it is here, in ms; a cold browser process needs a second or two. */
const PATIENCE = 3000;

const unanswered = new WeakMap<Talk, Signal<string | null>>();

/** The address of an audience window that was asked for and has not answered; null: all is well. */
export function unansweredAudience(talk: Talk): Signal<string | null> {
  let known = unanswered.get(talk);
  if (known === undefined) unanswered.set(talk, (known = signal<string | null>(null)));
  return known;
}

/** Opens the audience window. Nobody can see whether a browser blocked it, so its answer is waited for. */
export function askAudience(talk: Talk): void {
  const here = new Set(talk.companions.peek().map(({ peer }) => peer));
  const hint = unansweredAudience(talk);
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
