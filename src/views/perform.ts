import { interpret, isShowCommand, isWindowCommand } from "#show";
import type { Command, Step } from "#show";
import type { Talk } from "./talk.ts";

/**
 * Does what a key, a button or a gesture asks, as far as the talk lets it now.
 *
 * @param container what fills the screen on "fullscreen"; the page itself unless the show is embedded
 */
export function perform(command: Command, talk: Talk, container: HTMLElement): void {
  const { show, window } = talk;
  for (const step of interpret(command, window.state.peek(), show.state.peek(), show.deck.peek())) {
    performStep(step, talk, container);
  }
}

function performStep(step: Step, talk: Talk, container: HTMLElement): void {
  if (isShowCommand(step)) {
    if (talk.locked.peek()) talk.callRoll();
    else talk.show.dispatch(step);
  } else if (isWindowCommand(step)) talk.window.dispatch(step);
  else if (step.type === "clone") (talk.audience.ask ?? talk.openAudience)();
  else if (step.type === "notes-window") talk.openNotes();
  else if (step.type === "hold-edits") talk.edits.toggle();
  else toggleFullscreen(talk.embedded ? container : document.documentElement);
}

/** Where it is missing (iPhones) or refused nothing happens: the browser's own key remains. */
function toggleFullscreen(element: HTMLElement): void {
  const turned = document.fullscreenElement
    ? document.exitFullscreen()
    : element.requestFullscreen?.({ navigationUI: "hide" });
  turned?.catch(() => undefined);
}
