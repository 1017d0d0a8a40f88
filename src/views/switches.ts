import type { CommandName } from "#show";
import { fullscreen } from "./fullscreen.ts";
import type { Talk } from "./talk.ts";

/** Whether what a command turns on is on; null: it is no switch. Reads signals, like `isEffective`. */
export function switchState(id: CommandName, talk: Talk): boolean | null {
  const show = talk.show.state.value;
  const window = talk.window.state.value;
  switch (id) {
    case "lookAround":
      return window.look !== null;
    case "black":
    case "white":
    case "break":
      return show.blank === id;
    case "pointer":
      return window.pointer !== "none";
    case "zoom":
      return show.zoom !== null;
    case "pause":
      return show.paused;
    case "timer":
      return show.timer.since !== null;
    case "holdEdits":
      return show.held?.until === "taken";
    case "read":
      return window.reading;
    case "presenter":
      return window.view === "presenter";
    case "lock":
      return show.locked;
    case "fullscreen":
      return fullscreen.value;
    case "mirror":
      return window.mirrored;
    case "scheme":
      return window.scheme === "light";
    case "letters":
      return window.letters;
    default:
      return null;
  }
}
