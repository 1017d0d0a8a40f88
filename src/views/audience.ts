import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";

import { placeElsewhere } from "./placement.ts";
import type { Talk } from "./talk.ts";

/** How long a window may take to say that it is here, in ms; a cold browser process needs a second or two. */
const PATIENCE = 3000;

/** What the speaker is told of the audience window that was asked for last. */
export interface AudienceDesk {
  /** The address of a window that has not answered; null: all is well. */
  readonly unanswered: Signal<string | null>;
  /** A second window was asked for while there is one: said once, opened when asked again. */
  readonly second: Signal<boolean>;
  /** Who has to bring it to the projector: Lectern, or the speaker, who perhaps refused it the permission. */
  readonly mover: Signal<"lectern" | "speaker" | "refused">;
  /** Opens the audience window. Nobody can see whether a browser blocked it, so its answer is waited for. */
  ask(): void;
}

export function openAudienceDesk(talk: Talk): AudienceDesk {
  const unanswered = signal<string | null>(null);
  const second = signal(false);
  const mover = signal<"lectern" | "speaker" | "refused">("speaker");

  const open = (placement: string): void => {
    const here = new Set(talk.companions.peek().map(({ peer }) => peer));
    unanswered.value = null;
    const address = talk.openAudience(placement);
    let patience = true;
    const waiting = setTimeout(() => {
      unanswered.value = address;
    }, PATIENCE);
    // It may answer late, once its address was opened by hand: the hint is then gone too.
    const stop = talk.companions.subscribe((companions) => {
      if (!patience || companions.every(({ peer }) => here.has(peer))) return;
      patience = false;
      clearTimeout(waiting);
      unanswered.value = null;
      queueMicrotask(() => stop());
    });
  };

  return {
    unanswered,
    second,
    mover,
    ask() {
      const isOpen = talk.companions.peek().some(({ role, open }) => role === "stage" && open);
      // Only the presenter view has room for words.
      second.value = isOpen && talk.window.state.peek().view === "presenter" && !second.peek();
      // remark brings the window to the front; one in a process of its own cannot be reached, only spoken of.
      if (second.peek()) return;
      placeElsewhere(({ features, moved }) => {
        mover.value = moved;
        open(features);
        // By then it fills the other screen, or has to be helped.
        if (moved === "lectern") setTimeout(() => (mover.value = "speaker"), PATIENCE);
      });
    },
  };
}
