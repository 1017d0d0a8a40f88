// Every command that a key, a button or the palette can ask for, and its keys; what it is called and what help says of it
// stands under the same names in views/command-table.ts, which the first slide can do without. remark 0.15's keys, and what
// hands expect from its peers. F5, F11 and all but two of what Ctrl, Alt or Meta make stay the browser's; a clicker's
// F5 reloads, which a talk survives.

import type { Command } from "./state.ts";

export interface Binding {
  readonly command: Command;
  /**
   * As `KeyboardEvent.key` has them, letters in lower case; "Shift+" only before named keys and Space; "Ctrl+" is also
   * the Mac's Command. The first is the one a button names.
   */
  readonly keys: readonly string[];
}

export const keymap = {
  // Some remotes send media keys.
  next: {
    command: { type: "next" },
    keys: ["ArrowRight", "ArrowDown", "PageDown", " ", "j", "n", "MediaTrackNext"],
  },
  previous: {
    command: { type: "previous" },
    keys: ["ArrowLeft", "ArrowUp", "PageUp", "Shift+ ", "Backspace", "k", "MediaTrackPrevious"],
  },
  nextSlide: { command: { type: "next-slide" }, keys: ["Shift+ArrowRight", "Shift+ArrowDown"] },
  previousSlide: { command: { type: "previous-slide" }, keys: ["Shift+ArrowLeft", "Shift+ArrowUp"] },
  first: { command: { type: "first" }, keys: ["Home"] },
  last: { command: { type: "last" }, keys: ["End"] },
  enter: { command: { type: "enter" }, keys: ["Enter"] },
  goto: { command: { type: "overlay", overlay: "goto" }, keys: ["g"] },
  overview: { command: { type: "overlay", overlay: "overview" }, keys: ["o"] },
  search: { command: { type: "overlay", overlay: "search" }, keys: ["/"] },
  contents: { command: { type: "overlay", overlay: "contents" }, keys: ["#"] },
  read: { command: { type: "read", reading: "toggle" }, keys: ["q"] },
  share: { command: { type: "overlay", overlay: "share" }, keys: [] },
  // The browser's own Ctrl+P, where the page is ours (views/printing.tsx).
  print: { command: { type: "overlay", overlay: "print" }, keys: [] },
  undo: { command: { type: "undo" }, keys: ["u"] },
  back: { command: { type: "back" }, keys: ["r"] },

  lookAround: { command: { type: "look-around" }, keys: ["v"] },
  take: { command: { type: "take" }, keys: [] },

  black: { command: { type: "blank", colour: "black" }, keys: ["b", "."] },
  white: { command: { type: "blank", colour: "white" }, keys: ["w", ","] },
  break: { command: { type: "break-or-slide" }, keys: ["a"] },
  pointer: { command: { type: "pointer", kind: "next" }, keys: ["l"] },
  zoom: { command: { type: "zoom-or-whole" }, keys: ["x"] },
  pause: { command: { type: "pause", paused: "toggle" }, keys: ["z", "Pause"] },
  escape: { command: { type: "escape" }, keys: ["Escape"] },

  timer: { command: { type: "timer", act: "toggle" }, keys: ["s"] },
  resetTimer: { command: { type: "timer", act: "reset" }, keys: ["t"] },
  times: { command: { type: "overlay", overlay: "times" }, keys: ["y"] },
  largerNotes: { command: { type: "notes-size", by: 1 }, keys: ["+", "="] },
  smallerNotes: { command: { type: "notes-size", by: -1 }, keys: ["-", "_"] },
  problems: { command: { type: "overlay", overlay: "problems" }, keys: ["e"] },
  holdEdits: { command: { type: "hold-edits" }, keys: [] },

  presenter: { command: { type: "view", view: "toggle" }, keys: ["p"] },
  audience: { command: { type: "clone" }, keys: ["c"] },
  notes: { command: { type: "notes-window" }, keys: ["i"] },
  lock: { command: { type: "lock", locked: "toggle" }, keys: [] },
  fullscreen: { command: { type: "fullscreen" }, keys: ["f"] },
  mirror: { command: { type: "mirror" }, keys: ["m"] },
  scheme: { command: { type: "scheme" }, keys: ["d"] },
  letters: { command: { type: "letters" }, keys: [] },
  settings: { command: { type: "overlay", overlay: "settings" }, keys: ["Ctrl+,"] },
  palette: { command: { type: "overlay", overlay: "palette" }, keys: ["Ctrl+k"] },
  help: { command: { type: "overlay", overlay: "help" }, keys: ["h", "?"] },
} as const satisfies Readonly<Record<string, Binding>>;

export type CommandName = keyof typeof keymap;

/** The parts of a `KeyboardEvent` that matter. */
export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** The key's place, "KeyJ": lets letters work where the layout writes no Latin ones. */
  readonly code?: string | undefined;
}

const commands = new Map<string, Command>([
  ...Object.values(keymap).flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)),
  ...[..."0123456789"].map((digit) => [digit, { type: "digit", digit }] as const),
]);

/**
 * What a key does, or null: it is somebody else's. The same object for the same binding.
 *
 * @param letters false: what one types in a text, all but Space, is nobody's (WCAG 2.1.4)
 */
export function commandFor(press: KeyPress, letters = true): Command | null {
  const key = latin(press);
  if (press.alt) return null;
  if (press.ctrl || press.meta) return (!press.shift && commands.get(`Ctrl+${key}`)) || null;
  if (!letters && key.length === 1 && key !== " ") return null;
  // How a character is typed is the layout's business: "?" and "+" need Shift on some. Named keys mean it.
  const shifted = press.shift && (key.length > 1 || key === " ") ? commands.get(`Shift+${key}`) : undefined;
  return shifted ?? commands.get(key) ?? null;
}

function latin({ key, code }: KeyPress): string {
  const [, letter] = /^Key([A-Z])$/.exec(code ?? "") ?? [];
  const foreign = /^\p{Letter}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  return foreign && letter !== undefined ? letter.toLowerCase() : key.length === 1 ? key.toLowerCase() : key;
}
