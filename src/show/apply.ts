import type { Deck } from "#deck";
import type { ShowCommand, ShowState, Timer } from "./state.ts";

/** A timer that never ran. A paused one has counted at least a millisecond, which tells the two apart. */
const FRESH: Timer = { elapsed: 0, since: null };

/** Where a talk starts when nobody has touched it. */
export function initialShow(index: number, revision: string): ShowState {
  return { index, revision, blank: "none", paused: false, timer: FRESH, stamp: { clock: 0, peer: "" } };
}

/** Milliseconds of the talk so far. Computed from wall time, so a hidden or sleeping window loses none. */
export function elapsed(timer: Timer, now: number): number {
  return Math.max(0, timer.elapsed + (timer.since === null ? 0 : now - timer.since));
}

/**
 * The next state. Pure and total; returns the same object when nothing changes, so nobody repaints for nothing.
 * Leaves revision and stamp alone: those are `createShow`'s. Pausing does not stop moves here, because a program may
 * move a paused talk (remark); `interpret` stops those of keys and clicks.
 */
export function applyShow(state: ShowState, command: ShowCommand, deck: Deck, now: number): ShowState {
  switch (command.type) {
    case "blank":
      return withBlank(state, state.blank === command.colour ? "none" : command.colour);
    case "unblank":
      return withBlank(state, "none");
    case "pause": {
      const paused = command.paused === "toggle" ? !state.paused : command.paused;
      return paused === state.paused ? state : { ...state, paused };
    }
    case "timer":
      return withTimer(state, nextTimer(state.timer, command.act, now));
    default:
      return moveTo(state, target(state.index, command, deck), deck, now);
  }
}

type MoveCommand = Exclude<ShowCommand, { readonly type: "blank" | "unblank" | "pause" | "timer" }>;

/** The index a move asks for; anything that is not one of the deck's means: stay. */
function target(index: number, command: MoveCommand, deck: Deck): number {
  const { slides } = deck;
  const steps = slides[index]?.increment ?? { first: index, last: index };
  switch (command.type) {
    case "next":
      return index + 1;
    case "previous":
      return index - 1;
    case "first":
      return 0;
    case "last":
      return slides.length - 1;
    case "next-slide":
      // Past the last slide there is still its finished state to show.
      return Math.min(steps.last + 1, slides.length - 1);
    case "previous-slide":
      return slides[steps.first - 1]?.increment.first ?? 0;
    case "goto":
      return command.index;
    case "goto-number":
      return slides.findIndex((slide) => slide.number === command.number);
  }
}

/** remark 0.15: out of range changes nothing, a real move starts a timer that never ran, a blank screen stays blank. */
function moveTo(state: ShowState, index: number, deck: Deck, now: number): ShowState {
  if (index === state.index || deck.slides[index] === undefined) return state;
  const timer = isFresh(state.timer) ? nextTimer(state.timer, "start", now) : state.timer;
  return { ...state, index, timer };
}

function nextTimer(timer: Timer, act: "start" | "pause" | "toggle" | "reset", now: number): Timer {
  switch (act) {
    case "start":
      return timer.since === null ? { elapsed: timer.elapsed, since: now } : timer;
    case "pause":
      return timer.since === null ? timer : { elapsed: Math.max(1, elapsed(timer, now)), since: null };
    case "toggle":
      return nextTimer(timer, timer.since === null ? "start" : "pause", now);
    case "reset":
      return isFresh(timer) ? timer : FRESH;
  }
}

function isFresh(timer: Timer): boolean {
  return timer.elapsed === 0 && timer.since === null;
}

function withTimer(state: ShowState, timer: Timer): ShowState {
  return timer === state.timer ? state : { ...state, timer };
}

function withBlank(state: ShowState, blank: ShowState["blank"]): ShowState {
  return blank === state.blank ? state : { ...state, blank };
}
