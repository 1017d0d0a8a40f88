import { batch, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import type { Deck } from "#deck";
import { applyShow, initialShow } from "./apply.ts";
import { compareNews } from "./news.ts";
import { clampIndex, moveIndex } from "./move-index.ts";
import { revisionOf } from "./revision.ts";
import type { ShowCommand, ShowState, WindowCommand, WindowState } from "./state.ts";

/**
 * A deck and the place in it, one per window. Windows of one talk hold equal states.
 *
 * What is always true:
 * - `0 <= state.index < deck.slides.length`.
 * - `dispatch` raises the clock by one and signs with this window's peer when the command changes something, and does
 *   nothing at all otherwise. `receive` and `load` never sign.
 * - A stamp only ever grows. Clock 0, untouched, is no news: it is never taken, and everything is newer.
 * - `state.revision` is that of `deck` while the text that the place counts in is known here. Known are the deck, the
 *   one before it, and the one in which the place was last said. A place said in one of the other two is found again
 *   in the deck by `moveIndex`, always from where it was said, so a slide that a bad save hides comes back with the
 *   next one, and windows that skipped a save agree with those that did not.
 * - A place said in a text that is not here yet is shown clamped under its own revision, and told to others as it was
 *   said; `load` of that text takes its index as it is.
 */
export interface Show {
  /** This window's name among the windows of the talk; new with every page load. */
  readonly peer: string;
  readonly deck: ReadonlySignal<Deck>;
  readonly state: ReadonlySignal<ShowState>;
  /** Ours: raises the clock and signs. */
  dispatch(command: ShowCommand): void;
  /** Theirs: taken when newer, never signed. Returns whether it was taken. */
  receive(state: ShowState): boolean;
  /** New text, same place: the index moves with its slide; clock and peer stay. */
  load(deck: Deck): void;
  /** What to tell other windows and to keep for a reload: `state`, but with an index in an unknown text as it was said. */
  latest(): ShowState;
}

/** This window's own state and how it changes. */
export interface ShowWindow {
  readonly state: ReadonlySignal<WindowState>;
  dispatch(command: WindowCommand): void;
}

export interface ShowOptions {
  readonly peer: string;
  /** Wall time in milliseconds, the same in every window: the timer is computed from it. */
  readonly now: () => number;
  /** What the journal kept of this talk. Wins over `index`. */
  readonly initial?: ShowState | null | undefined;
  /** Where the address says to start. Default 0. */
  readonly index?: number | undefined;
  /** Default: the first move starts it, and it can be set to zero (remark 0.15). */
  readonly timer?: TimerRules | undefined;
}

/** What a page may forbid its timer. */
export interface TimerRules {
  /** The first move starts a timer that never ran. */
  readonly startOnChange: boolean;
  /** "reset" does something. */
  readonly resetable: boolean;
}

export function createShow(first: Deck, { peer, now, initial, index = 0, timer }: ShowOptions): Show {
  const deck = signal(first);
  let previous = first;
  /** The place as it was said, and the text it was said in if that is known. */
  let said: ShowState = initial ?? initialShow(clampIndex(first, index), revisionOf(first));
  let saidIn: Deck | null = null;
  saidIn = textOf(said);
  const state = signal(shown());

  function textOf(news: ShowState): Deck | null {
    return [deck.peek(), previous, saidIn].find((text) => text && revisionOf(text) === news.revision) ?? null;
  }

  function shown(): ShowState {
    const here = deck.peek();
    if (saidIn === null) return { ...said, ...found(said, (index) => clampIndex(here, index)) };
    const text = saidIn;
    const at = (index: number): number =>
      text === here ? clampIndex(here, index) : moveIndex(text, here, index);
    return { ...said, ...found(said, at), revision: revisionOf(here) };
  }

  function latest(): ShowState {
    return saidIn === null ? said : state.peek();
  }

  function say(news: ShowState): void {
    saidIn = textOf(news);
    said = news;
    state.value = shown();
  }

  /** The same news, told in a text we have; or in one as unknown as ours, but all windows choose the same one. */
  function placesBetter(news: ShowState): boolean {
    return textOf(news) !== null || news.revision > said.revision;
  }

  return {
    peer,
    deck,
    state,
    latest,
    dispatch(command) {
      const before = state.peek();
      const after = withTimerRules(applyShow(before, command, deck.peek(), now()), before, command, timer);
      if (after === before) return;
      // A blank screen or a timer is no reason to restate a place that this window cannot see.
      const place = samePlace(after, before) ? latest() : { ...after, revision: revisionOf(deck.peek()) };
      const { index, trail, undo, revision } = place;
      const stamp = { clock: before.stamp.clock + 1, peer };
      say({ ...after, index, trail, undo, revision, stamp });
    },
    receive(news) {
      const order = compareNews(news, latest());
      const takes = order > 0 || (order === 0 && saidIn === null && placesBetter(news));
      if (takes) say(news);
      return takes;
    },
    load(text) {
      batch(() => {
        if (revisionOf(text) !== revisionOf(deck.peek())) previous = deck.peek();
        deck.value = text;
        saidIn = textOf(said);
        const before = state.peek();
        const after = shown();
        if (!alike(after, before)) state.value = after;
      });
    },
  };
}

/** A place whose indices were found again, each by `at`. */
function found({ index, trail, undo }: ShowState, at: (index: number) => number): Partial<ShowState> {
  return {
    index: at(index),
    trail: trail.length === 0 ? trail : trail.map(at),
    undo: undo === null ? null : at(undo),
  };
}

/** Whether two states of one stamp say the same of the place. */
function alike(a: ShowState, b: ShowState): boolean {
  return (
    a.index === b.index &&
    a.revision === b.revision &&
    a.undo === b.undo &&
    a.trail.length === b.trail.length &&
    a.trail.every((index, at) => index === b.trail[at])
  );
}

function samePlace(a: ShowState, b: ShowState): boolean {
  return a.index === b.index && a.trail === b.trail && a.undo === b.undo;
}

/** `after`, but with the timer of before where the page's rules leave it alone; `before` itself when that is all. */
function withTimerRules(
  after: ShowState,
  before: ShowState,
  command: ShowCommand,
  rules: TimerRules | undefined,
): ShowState {
  if (rules === undefined || after.timer === before.timer) return after;
  const resets = command.type === "timer" && command.act === "reset";
  const allowed = command.type !== "timer" ? rules.startOnChange : !resets || rules.resetable;
  if (allowed) return after;
  return command.type === "timer" ? before : { ...after, timer: before.timer };
}
