import { commandFor, isMove, isShowCommand } from "#show";
import type { Command } from "#show";
import type { Talk } from "./talk.ts";
import { isChord, isEditing, isPressing, usesArrows } from "./interactive.ts";
import { perform } from "./perform.ts";

/**
 * Keys → commands. What has the focus comes first: typing, pressing a button and a list's arrows are not ours, nor is
 * anything an overlay has already dealt with (`preventDefault`).
 *
 * @param listensOn the window; for an embedded show its element, which then needs the focus (remark)
 */
export function openKeyboard(
  listensOn: HTMLElement | Window,
  container: HTMLElement,
  talk: Talk,
): () => void {
  let last: { readonly key: string; readonly command: Command; readonly at: number } | null = null;
  /** Worn buttons of clickers press twice; a hand on another key that moves the same way means it. */
  const isEcho = ({ key, timeStamp: at }: KeyboardEvent, command: Command, within: number): boolean => {
    // With Shift one key has two commands.
    const again = last?.key === key && last.command === command && at - last.at < within;
    if (!again) last = { key, command, at };
    return again;
  };

  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isPressing(event) || usesArrows(event)) return;
    if (isEditing(event) && !isChord(event)) return;
    const { key, code, shiftKey: shift, ctrlKey: ctrl, altKey: alt, metaKey: meta } = event;
    const { overlay, letters, echo, reading } = talk.window.state.peek();
    const command = commandFor({ key, code, shift, ctrl, alt, meta }, letters);
    if (command === null) return;
    // A page of text scrolls; what is said to everybody is said from the slides.
    if (reading && isShowCommand(command)) return;
    // A sheet that covers the slides has the moving keys for itself.
    if (isMove(command) && overlay !== "none" && overlay !== "problems") return;
    if (isMove(command) && !event.repeat && isEcho(event, command, echo)) {
      event.preventDefault();
      return;
    }
    // A held key scrolls through slides, but must not flash the screen or open windows.
    if (event.repeat && !isMove(command)) return;
    // Keeps Firefox's quick find, and the page under an embedded show, still.
    if (command.type !== "escape" && command.type !== "enter") event.preventDefault();
    perform(command, talk, container);
  };

  const listener = press as EventListener;
  listensOn.addEventListener("keydown", listener);
  return () => listensOn.removeEventListener("keydown", listener);
}
