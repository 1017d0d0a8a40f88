// Which save of the deck is on screen. Not needed before there is one: fetched beside the first slide.
import { batch, effect, untracked } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";

import type { Deck, Diagnostic } from "#deck";
import type { Held, Show } from "#show";
import type { Edits } from "#views";
import type { HeldText } from "./held-text.ts";

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

/** A text that another window still speaks of is not older than this many saves. */
const MOST_RECENT = 8;

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
  /** Oldest first: windows hear of a text before or after they get it. */
  const recent: Deck[] = [show.deck.peek()];
  /** Revision of the text that was written last. */
  let kept: string | null = null;

  const shownRevision = (): string => revisionOf(show.deck.peek());
  const hold = (held: Held | null): void => show.dispatch({ type: "hold", held });
  const load = (deck: Deck): void => {
    if (revisionOf(deck) !== shownRevision()) show.load(deck);
  };
  const remember = (deck: Deck): void => {
    recent.push(deck);
    if (recent.length > MOST_RECENT) recent.shift();
  };

  /** The text of a revision, as far as this browser knows it. */
  const textOf = (revision: string): Deck | null => {
    const known = [show.deck.peek(), ...recent].find((deck) => revisionOf(deck) === revision);
    if (known !== undefined) return known;
    const text = heldText.read();
    const deck = text === null ? null : parse(text);
    return deck !== null && revisionOf(deck) === revision ? deck : null;
  };

  /** Nothing is held any more. */
  const release = (): void => {
    kept = null;
    const next = waiting.peek();
    if (next === null) return;
    // It was mended in another window: the mended text is on its way, and what is broken is not shown before it.
    const before = textOf(show.latest().revision) ?? show.deck.peek();
    if (newErrors(next, before).length > 0) return;
    waiting.value = null;
    load(next);
  };

  const keep = (held: Held): void => {
    if (held.revision !== shownRevision()) {
      const deck = textOf(held.revision);
      if (deck === null) return;
      const newest = waiting.peek() ?? show.deck.peek();
      load(deck);
      waiting.value = revisionOf(newest) === held.revision ? null : newest;
    }
    if (held.revision === kept) return;
    kept = held.revision;
    heldText.write(show.deck.peek().source.text);
  };

  const stop = effect(() => {
    const { held } = show.state.value;
    untracked(() => (held === null ? release() : keep(held)));
  });

  return {
    edits: {
      possible: true,
      waiting,
      wrong() {
        const next = waiting.value;
        return next === null ? undefined : newErrors(next, show.deck.value)[0];
      },
      take() {
        const { held } = show.state.peek();
        const next = waiting.peek();
        if (next !== null) hold({ revision: revisionOf(next), until: held?.until ?? "mended" });
      },
      toggle() {
        const { held } = show.state.peek();
        const next = waiting.peek();
        if (held?.until !== "taken") hold({ revision: held?.revision ?? shownRevision(), until: "taken" });
        else if (next === null) hold(null);
        // What waits is named, because it may be broken, and is to be shown all the same.
        else hold({ revision: revisionOf(next), until: "mended" });
      },
    },
    arrive(deck) {
      remember(deck);
      const { held } = show.state.peek();
      if (held?.until === "taken" || held?.revision === revisionOf(deck)) {
        waiting.value = revisionOf(deck) === shownRevision() ? null : deck;
        // Another window may have taken it before it came here.
        keep(held);
        return;
      }
      const before = held === null ? show.deck.peek() : textOf(held.revision);
      if ((held !== null || watched()) && newErrors(deck, before).length > 0) {
        waiting.value = deck;
        hold({ revision: held?.revision ?? shownRevision(), until: "mended" });
        return;
      }
      // In one go, so that all windows hear of the text together with its release.
      batch(() => {
        waiting.value = null;
        load(deck);
        hold(null);
      });
    },
    stop,
  };
}

/** Errors of a text that the one before did not have, wherever they stood in it; null: it is not known. */
function newErrors(deck: Deck, before: Deck | null): Diagnostic[] {
  const known = new Map<string, number>();
  for (const slip of before === null ? [] : errors(before).map((error) => slipOf(before, error))) {
    known.set(slip, (known.get(slip) ?? 0) + 1);
  }
  return errors(deck).filter((error) => {
    const slip = slipOf(deck, error);
    const left = known.get(slip) ?? 0;
    known.set(slip, left - 1);
    return left <= 0;
  });
}

function errors({ diagnostics }: Deck): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** An error by its kind and the words it is in. */
function slipOf({ source }: Deck, { code, range }: Diagnostic): string {
  return `${code} ${source.text.slice(range.from, range.to)}`;
}
