import { applyShow, applyWindow, interpret, isShowCommand, isWindowCommand } from "#show";
import type { Command, Step, WindowState } from "#show";
import { hasSheet } from "./sheets-of.ts";
import type { Talk } from "./talk.ts";

/** Whether a command would do anything here and now, once no sheet is up. Reads signals: who asks while drawing is drawn again. */
export function isEffective(command: Command, talk: Talk): boolean {
  // Digits that are typed do not count: to forget them is nothing that anybody asked for.
  const window: WindowState = { ...talk.window.state.value, overlay: "none", typed: "" };
  if (command.type === "overlay" && !hasSheet(window.view, command.overlay)) return false;
  const show = talk.show.state.value;
  const deck = talk.show.deck.value;
  const changes = (step: Step): boolean => {
    if (isShowCommand(step)) {
      return !talk.locked.value && applyShow(show, step, deck, talk.now()) !== show;
    }
    return !isWindowCommand(step) || applyWindow(window, step) !== window;
  };
  return interpret(command, window, show, deck).some(changes);
}
