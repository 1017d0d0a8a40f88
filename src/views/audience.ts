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

const doubted = new WeakMap<Talk, Signal<boolean>>();

/** A second audience window was asked for while there is one: said once, opened when asked again. */
export function secondAudience(talk: Talk): Signal<boolean> {
  let known = doubted.get(talk);
  if (known === undefined) doubted.set(talk, (known = signal(false)));
  return known;
}

/** Opens the audience window. Nobody can see whether a browser blocked it, so its answer is waited for. */
export function askAudience(talk: Talk): void {
  const second = secondAudience(talk);
  const isOpen = talk.companions.peek().some(({ role }) => role === "stage");
  // Only the presenter view has room for words.
  second.value = isOpen && talk.window.state.peek().view === "presenter" && !second.peek();
  // remark brings the window to the front; one in a process of its own cannot be reached, only spoken of.
  if (second.peek()) return;
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
