import type { Deck } from "#deck";
import type { Held, ShowCommand, ShowState, Timer, Zoom } from "./state.ts";

/** A timer that never ran. A paused one has counted at least a millisecond, which tells the two apart. */
const FRESH: Timer = { elapsed: 0, since: null };

/** Where a talk starts when nobody has touched it. */
export function initialShow(index: number, revision: string): ShowState {
  return {
    index,
    revision,
    trail: [],
    undo: null,
    blank: "none",
    until: null,
    zoom: null,
    paused: false,
    locked: false,
    held: null,
    timer: FRESH,
    planned: null,
    stamp: { clock: 0, peer: "" },
  };
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
      return covered(state, state.blank === command.colour ? "none" : command.colour);
    case "unblank":
      return covered(state, "none");
    case "break":
      return isMoment(command.until) ? covered(state, "break", unsigned(command.until)) : state;
    case "zoom":
      return changed(state, "zoom", inside(command.zoom), sameZoom);
    case "pause":
      return changed(state, "paused", command.paused === "toggle" ? !state.paused : command.paused);
    case "lock":
      return changed(state, "locked", command.locked === "toggle" ? !state.locked : command.locked);
    case "hold":
      return changed(state, "held", command.held, sameHeld);
    case "plan":
      return changed(state, "planned", command.length !== null && command.length > 0 ? command.length : null);
    case "timer":
      return changed(state, "timer", nextTimer(state.timer, command.act, now));
    default:
      return moveTo(state, command, deck, now);
  }
}

/** The commands that ask for another place. */
export type MoveCommand = Extract<
  ShowCommand,
  {
    readonly type:
      | "next"
      | "previous"
      | "first"
      | "last"
      | "next-slide"
      | "previous-slide"
      | "goto"
      | "goto-number"
      | "return"
      | "undo";
  }
>;

/** What a place is made of, apart from the text its indices count in. */
type Way = Pick<ShowState, "index" | "trail" | "undo">;

/** The index that a move asks for; one that is not in the deck means: stay. */
export function destination({ index, trail, undo }: Way, command: MoveCommand, deck: Deck): number {
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
    case "return":
      return trail.at(-1) ?? -1;
    case "undo":
      return undo ?? -1;
  }
}

const JUMPS: ReadonlySet<string> = new Set<MoveCommand["type"]>(["goto", "goto-number", "first", "last"]);

/** Nobody unwinds more; what is forgotten is the outermost. */
const MOST_DETOURS = 20;

/** remark 0.15: out of range changes nothing, a real move starts a timer that never ran, a blank screen stays blank. */
function moveTo(state: ShowState, command: MoveCommand, deck: Deck, now: number): ShowState {
  const index = unsigned(destination(state, command, deck));
  if (index === state.index || deck.slides[index] === undefined) {
    // A detour that ended where it began, or whose beginning is gone from the text: the one around it is next.
    return command.type === "return" && state.trail.length > 0
      ? { ...state, trail: state.trail.slice(0, -1) }
      : state;
  }
  const timer = isFresh(state.timer) ? nextTimer(state.timer, "start", now) : state.timer;
  return { ...state, index, trail: trailAfter(state, command, index), undo: state.index, zoom: null, timer };
}

/** A jump begins a detour, unless it goes a step, or to where the innermost detour began: then it ends that. */
function trailAfter({ index, trail }: ShowState, { type }: MoveCommand, to: number): readonly number[] {
  const home = trail.at(-1);
  if (type === "return" || (to === home && (type === "undo" || JUMPS.has(type)))) return trail.slice(0, -1);
  return JUMPS.has(type) && Math.abs(to - index) > 1 ? [...trail, index].slice(-MOST_DETOURS) : trail;
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

function covered(state: ShowState, blank: ShowState["blank"], until: number | null = null): ShowState {
  return blank === state.blank && until === state.until ? state : { ...state, blank, until };
}

/** The furthest moment a Date can hold, in milliseconds. */
const LATEST = 8.64e15;

function isMoment(time: number): boolean {
  return time >= 0 && time <= LATEST;
}

/** Journals are JSON, which knows one zero only: a state must come back from it as it was. */
function unsigned(number: number): number {
  return number === 0 ? 0 : number;
}

const LARGEST = 8;

/** The part of the slide that a zoom shows, moved off the slide's edges. */
function inside(zoom: Zoom | null): Zoom | null {
  if (zoom === null || !(zoom.scale > 1) || !Number.isFinite(zoom.x + zoom.y)) return null;
  const scale = Math.min(zoom.scale, LARGEST);
  const half = 0.5 / scale;
  const within = (at: number): number => Math.min(1 - half, Math.max(half, at));
  return { x: within(zoom.x), y: within(zoom.y), scale };
}

function sameZoom(a: Zoom | null, b: Zoom | null): boolean {
  return a === b || (a?.x === b?.x && a?.y === b?.y && a?.scale === b?.scale);
}

function sameHeld(a: Held | null, b: Held | null): boolean {
  return a === b || (a?.revision === b?.revision && a?.until === b?.until);
}

function changed<Key extends keyof ShowState>(
  state: ShowState,
  key: Key,
  value: ShowState[Key],
  same: (a: ShowState[Key], b: ShowState[Key]) => boolean = Object.is,
): ShowState {
  return same(state[key], value) ? state : { ...state, [key]: value };
}
