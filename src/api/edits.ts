// Which save of the deck is on screen. Not needed before there is one: fetched beside the first slide.
import { effect, untracked } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";

import type { Deck } from "#deck";
import type { Held, Show } from "#show";
import type { Edits } from "#views";

/** The text that is held, for windows that open or reload meanwhile: a server only knows the newest. */
export interface HeldText {
  read(): string | null;
  write(text: string): void;
}

export interface EditsParts {
  readonly show: Show;
  /** The newest text that waits, as `Edits` tells of it. */
  readonly waiting: Signal<Deck | null>;
  readonly parse: (text: string) => Deck;
  /** The show's own; handed over, so that it stays with what the first slide needs. */
  readonly revisionOf: (deck: Deck) => string;
  readonly heldText: HeldText;
  /** Whether a speaker would see that a save is held back; nobody else waits for one that has errors. */
  readonly watched: () => boolean;
}

export interface IncomingEdits {
  readonly edits: Edits;
  /** A save: shown at once, or when its time has come. */
  arrive(deck: Deck): void;
  stop(): void;
}

/**
 * Which save of the deck is on screen. While a speaker is there, a save that brings new errors waits until it is mended
 * or taken; and all saves wait while the speaker holds them back. Every window decides by the talk's state alone, so
 * all show the same text.
 */
export function createEdits({
  show,
  waiting,
  parse,
  revisionOf,
  heldText,
  watched,
}: EditsParts): IncomingEdits {
  let previous: Deck | null = null;
  /** Revision of the text that was written last. */
  let kept: string | null = null;

  const load = (deck: Deck): void => {
    const before = show.deck.peek();
    if (deck === before) return;
    previous = before;
    show.load(deck);
  };
  const hold = (held: Held | null): void => show.dispatch({ type: "hold", held });
  const shownRevision = (): string => revisionOf(show.deck.peek());

  /** The text of a revision, as far as this browser knows it. */
  const textOf = (revision: string): Deck | null => {
    const known = [waiting.peek(), previous].find((deck) => deck !== null && revisionOf(deck) === revision);
    if (known) return known;
    const text = heldText.read();
    const deck = text === null ? null : parse(text);
    return deck !== null && revisionOf(deck) === revision ? deck : null;
  };

  const stop = effect(() => {
    const { held } = show.state.value;
    untracked(() => {
      if (held === null) {
        const next = waiting.peek();
        waiting.value = null;
        if (next !== null) load(next);
        return;
      }
      if (held.revision !== shownRevision()) {
        const deck = textOf(held.revision);
        if (deck === null) return;
        // The newest text is the one that waits, whichever way round they came.
        const newest = waiting.peek() ?? show.deck.peek();
        load(deck);
        waiting.value = revisionOf(newest) === held.revision ? null : newest;
      }
      if (held.revision === kept) return;
      kept = held.revision;
      heldText.write(show.deck.peek().source.text);
    });
  });

  return {
    edits: {
      waiting,
      take() {
        const next = waiting.peek();
        const { held } = show.state.peek();
        if (next === null || held === null) return;
        hold(held.until === "taken" ? { revision: revisionOf(next), until: "taken" } : null);
      },
      toggle() {
        hold(show.state.peek().held === null ? { revision: shownRevision(), until: "taken" } : null);
      },
    },
    arrive(deck) {
      const { held } = show.state.peek();
      const shown = show.deck.peek();
      if (held?.until === "taken") {
        // Another window may have taken it before it came here.
        if (revisionOf(deck) === held.revision) load(deck);
        waiting.value = revisionOf(deck) === shownRevision() ? null : deck;
        return;
      }
      if (watched() && errors(deck) > errors(shown)) {
        waiting.value = deck;
        hold({ revision: shownRevision(), until: "mended" });
        return;
      }
      waiting.value = null;
      load(deck);
      hold(null);
    },
    stop,
  };
}

function errors({ diagnostics }: Deck): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

/** In this browser; where storage is forbidden or full, a window that reloads while a text is held shows the newest. */
export function keepHeldText(name: string): HeldText {
  const key = `lectern:${location.pathname}:${name}:held`;
  const attempt = <Value>(act: () => Value): Value | null => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    read: () => attempt(() => localStorage.getItem(key)),
    write: (text) => void attempt(() => localStorage.setItem(key, text)),
  };
}
