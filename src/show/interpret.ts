// What a key means here and now: the keymap names it, the state of window and show decides.

import type { Command, EffectCommand, ShowCommand, ShowState, WindowCommand, WindowState } from "./state.ts";

/** What is left to do once the state has had its say: commands to dispatch, and effects only a view can perform. */
export type Step = ShowCommand | WindowCommand | (EffectCommand & { readonly type: "fullscreen" | "clone" });

/**
 * The steps of one key press, click or swipe, in order. Esc and Enter become what they stand for; typed digits are
 * forgotten by any other key (remark kept them: "2 j Return" went to 2); a paused talk is not moved.
 */
export function interpret(command: Command, window: WindowState, show: ShowState): readonly Step[] {
  const forget: readonly Step[] = window.typed === "" ? [] : [{ type: "forget-digits" }];
  switch (command.type) {
    case "digit":
      return [command];
    case "enter":
      return window.typed === "" || show.paused
        ? forget
        : [...forget, { type: "goto-number", number: Number(window.typed) }];
    case "escape": {
      const next = escapeCommand(window, show);
      return next === null ? [] : [next];
    }
    default:
      return show.paused && isMove(command) ? forget : [...forget, command as Step];
  }
}

/** What Esc closes next: the overlay, then the blank screen, then the digits typed so far; null: nothing is open. */
export function escapeCommand(window: WindowState, show: ShowState): ShowCommand | WindowCommand | null {
  if (window.overlay !== "none") return { type: "close-overlay" };
  if (show.blank !== "none") return { type: "unblank" };
  return window.typed === "" ? null : { type: "forget-digits" };
}

const MOVES: ReadonlySet<string> = new Set<ShowCommand["type"]>([
  "next",
  "previous",
  "first",
  "last",
  "next-slide",
  "previous-slide",
  "goto",
  "goto-number",
]);
const OTHERS: ReadonlySet<string> = new Set<ShowCommand["type"]>(["blank", "unblank", "pause", "timer"]);
const EFFECTS: ReadonlySet<string> = new Set<EffectCommand["type"]>([
  "fullscreen",
  "clone",
  "enter",
  "escape",
]);

/** Would change the place; not while the talk is paused, unless a program asks. */
export function isMove(command: Command): boolean {
  return MOVES.has(command.type);
}

/** For `Show.dispatch`: shared by every window of the talk. */
export function isShowCommand(command: Command): command is ShowCommand {
  return MOVES.has(command.type) || OTHERS.has(command.type);
}

/** For `ShowWindow.dispatch`: this window's own business. */
export function isWindowCommand(command: Command): command is WindowCommand {
  return !isShowCommand(command) && !EFFECTS.has(command.type);
}
