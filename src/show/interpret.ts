// What a key means here and now: the keymap names it, the state of window and show decides.

import type { Deck } from "#deck";
import { destination } from "./apply.ts";
import type { MoveCommand } from "./apply.ts";
import type { Command, Effect, ShowCommand, ShowState, Wish, WindowCommand, WindowState } from "./state.ts";

/** What is left to do once the state has had its say: commands to dispatch, and effects to perform. */
export type Step = ShowCommand | WindowCommand | Effect;

/**
 * The steps of one key press, click or swipe, in order. Esc and Enter become what they stand for; typed digits are
 * forgotten by any other key (remark kept them: "2 j Return" went to 2); a paused talk is not moved; off air only this
 * window moves, even while the talk is paused.
 */
export function interpret(
  command: Command,
  window: WindowState,
  show: ShowState,
  deck: Deck,
): readonly Step[] {
  if (command.type === "digit") return [command];
  const forget: readonly Step[] = window.typed === "" ? [] : [{ type: "forget-digits" }];
  if (command.type === "escape") {
    const next = escapeCommand(window, show);
    return next === null ? [] : [next];
  }
  if (command.type === "enter") {
    if (window.typed === "") return take(window, show);
    return [...forget, ...move({ type: "goto-number", number: Number(window.typed) }, window, show, deck)];
  }
  return [...forget, ...meant(command, window, show, deck)];
}

function meant(
  command: Exclude<Command, { readonly type: "digit" | "escape" | "enter" }>,
  window: WindowState,
  show: ShowState,
  deck: Deck,
): readonly Step[] {
  switch (command.type) {
    case "look-around":
      // On a stage nothing would tell that it no longer follows.
      if (window.view === "stage") return [];
      return [{ type: "look", index: window.look === null ? show.index : null }];
    case "take":
      return take(window, show);
    case "back":
      return window.look === null
        ? move({ type: "return" }, window, show, deck)
        : [{ type: "look", index: null }];
    case "zoom-or-whole":
      // There is no slide to choose a part of.
      if (window.view === "notes") return [];
      return [show.zoom === null ? { type: "overlay", overlay: "zoom" } : { type: "zoom", zoom: null }];
    case "break-or-slide":
      return [show.blank === "break" ? { type: "unblank" } : { type: "overlay", overlay: "break" }];
    default:
      return isMove(command) ? move(command, window, show, deck) : [command];
  }
}

/** On air: everybody's place, unless the talk is paused. Off air: what is looked at here. */
function move(command: MoveCommand, window: WindowState, show: ShowState, deck: Deck): readonly Step[] {
  if (window.look === null) return show.paused ? [] : [command];
  const index = destination({ index: window.look, trail: show.trail, undo: null }, command, deck);
  return deck.slides[index] === undefined ? [] : [{ type: "look", index }];
}

/** What is looked at becomes what the audience sees. */
function take({ look }: WindowState, show: ShowState): readonly Step[] {
  if (look === null || show.paused) return [];
  return [
    { type: "goto", index: look },
    { type: "look", index: null },
  ];
}

/** What Esc ends next: the overlay, what covers the slide, zoom, looking around, reading, then the digits typed so far. */
export function escapeCommand(window: WindowState, show: ShowState): ShowCommand | WindowCommand | null {
  if (window.overlay !== "none") return { type: "close-overlay" };
  if (show.blank !== "none") return { type: "unblank" };
  if (show.zoom !== null) return { type: "zoom", zoom: null };
  if (window.look !== null) return { type: "look", index: null };
  if (window.reading) return { type: "read", reading: false };
  return window.typed === "" ? null : { type: "forget-digits" };
}

const MOVES: ReadonlySet<string> = new Set<MoveCommand["type"]>([
  "next",
  "previous",
  "first",
  "last",
  "next-slide",
  "previous-slide",
  "goto",
  "goto-number",
  "return",
  "undo",
]);
const OTHERS: ReadonlySet<string> = new Set<ShowCommand["type"]>([
  "blank",
  "unblank",
  "break",
  "zoom",
  "pause",
  "lock",
  "hold",
  "plan",
  "timer",
]);
const NO_STATE: ReadonlySet<string> = new Set<Effect["type"] | Wish["type"]>([
  "fullscreen",
  "clone",
  "notes-window",
  "hold-edits",
  "enter",
  "escape",
  "look-around",
  "take",
  "back",
  "zoom-or-whole",
  "break-or-slide",
]);

/** Would change the place; not while the talk is paused, unless a program asks. */
export function isMove(command: Command): command is MoveCommand {
  return MOVES.has(command.type);
}

/** For `Show.dispatch`: shared by every window of the talk. */
export function isShowCommand(command: Command): command is ShowCommand {
  return MOVES.has(command.type) || OTHERS.has(command.type);
}

/** For `ShowWindow.dispatch`: this window's own business. */
export function isWindowCommand(command: Command): command is WindowCommand {
  return !isShowCommand(command) && !NO_STATE.has(command.type);
}
