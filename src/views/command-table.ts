// What every command is called, and what help says of it; its command and keys stand in
// show/keymap.ts under the same name. Apart from them, because the first slide can do without words.

import { keymap } from "#show";
import type { Command, CommandName } from "#show";

export const GROUPS = ["Move", "Look around", "Audience", "Time and notes", "Windows"] as const;

/** One command, whole. */
export interface CommandRow {
  readonly id: CommandName;
  readonly group: (typeof GROUPS)[number];
  readonly command: Command;
  /** As the palette lists it and its button says it. */
  readonly name: string;
  /** Plain words, as the help overlay says them. */
  readonly help: string;
  /** As they are drawn; those worth drawing. */
  readonly keys: readonly string[];
}

interface Words {
  readonly group: (typeof GROUPS)[number];
  readonly name: string;
  readonly help?: string;
  /** Keys worth drawing when that is not all of them. */
  readonly shown?: readonly string[];
}

const words: Readonly<Record<CommandName, Words>> = {
  next: {
    group: "Move",
    name: "Next step",
    shown: ["ArrowRight", "ArrowDown", "PageDown", " ", "j", "n"],
  },
  previous: {
    group: "Move",
    name: "Back one step",
    help: "Step back",
    shown: ["ArrowLeft", "ArrowUp", "PageUp", "Shift+ ", "Backspace", "k"],
  },
  nextSlide: { group: "Move", name: "Next slide", help: "Next slide, over its steps" },
  previousSlide: { group: "Move", name: "Slide before", help: "Slide before, over its steps" },
  first: { group: "Move", name: "First slide" },
  last: { group: "Move", name: "Last slide" },
  enter: {
    group: "Move",
    name: "Slide with the number typed",
    shown: ["1 2 3", "Enter"],
  },
  goto: { group: "Move", name: "Go to a slide" },
  undo: { group: "Move", name: "Undo the last move", help: "Undo the last move, or redo it" },

  lookAround: {
    group: "Look around",
    name: "Freeze the audience and look around",
    help: "Freeze the audience, look around; and back",
  },
  take: { group: "Look around", name: "Take this slide live", shown: ["Enter"] },
  back: {
    group: "Look around",
    name: "Return",
    help: "Return to the live slide, or from a detour",
  },
  overview: { group: "Look around", name: "Overview of all slides", help: "All slides at a glance" },
  search: { group: "Look around", name: "Search", help: "Search all slides and notes" },
  contents: { group: "Look around", name: "Contents", help: "Contents, by section" },
  read: { group: "Look around", name: "Reading view", help: "Read as one page, and back" },
  share: { group: "Look around", name: "Share a link", help: "Share a link to this slide" },

  black: { group: "Audience", name: "Blank the screen", help: "Black screen, and back" },
  white: { group: "Audience", name: "White screen", help: "White screen, and back" },
  break: { group: "Audience", name: "A break", help: "A break, with a countdown; and back" },
  pointer: { group: "Audience", name: "Laser pointer, spotlight", help: "Laser pointer, spotlight, none" },
  zoom: { group: "Audience", name: "Zoom", help: "Zoom into a part, and back" },
  pause: {
    group: "Audience",
    name: "Hold this slide",
    help: "Hold this slide: no key or click moves",
  },
  escape: { group: "Audience", name: "Close", help: "Close what is open; show the slide again" },

  timer: { group: "Time and notes", name: "Start or stop the timer" },
  resetTimer: { group: "Time and notes", name: "Reset timer", help: "Set the timer to zero" },
  times: {
    group: "Time and notes",
    name: "Times",
    help: "Time for each slide, planned length",
  },
  largerNotes: { group: "Time and notes", name: "Larger notes", shown: ["+"] },
  smallerNotes: { group: "Time and notes", name: "Smaller notes", shown: ["-"] },
  problems: { group: "Time and notes", name: "Problems", help: "Errors and warnings of the deck" },
  holdEdits: {
    group: "Time and notes",
    name: "Hold edits back",
    help: "Hold saves of the deck back until you take them",
  },

  presenter: { group: "Windows", name: "Presenter view", help: "Presenter view, and back" },
  audience: { group: "Windows", name: "Audience window", help: "Open the audience window" },
  notes: { group: "Windows", name: "Notes window", help: "Notes in a window of their own" },
  lock: {
    group: "Windows",
    name: "Lock the audience window's keys",
    help: "Only the presenter moves, while there is one",
  },
  fullscreen: { group: "Windows", name: "Full screen" },
  mirror: { group: "Windows", name: "Mirror the slides" },
  scheme: { group: "Windows", name: "Light controls", help: "Dark or light controls" },
  letters: {
    group: "Windows",
    name: "Single letters as keys",
    help: "Single letters and digits are keys, or not",
  },
  print: {
    group: "Windows",
    name: "Print",
    help: "Print: slides, handouts, notes",
    shown: ["Ctrl+p"],
  },
  settings: { group: "Windows", name: "Settings" },
  palette: { group: "Windows", name: "Command palette", help: "Every command, by its name" },
  help: { group: "Windows", name: "Help: all keys", help: "This help" },
};

/** Every command in the order of its group. */
export function commandTable(): readonly CommandRow[] {
  return GROUPS.flatMap((group) =>
    (Object.keys(words) as CommandName[]).filter((id) => words[id].group === group).map(rowOf),
  );
}

function rowOf(id: CommandName): CommandRow {
  const { group, name, help = name, shown } = words[id];
  const { command, keys } = keymap[id];
  return { id, group, command, name, help, keys: (shown ?? keys).map(keyLabel) };
}

export interface HelpGroup {
  readonly group: (typeof GROUPS)[number];
  readonly entries: readonly CommandRow[];
}

/** The help overlay's text: groups in order; what has no key is the palette's. */
export function helpGroups(): readonly HelpGroup[] {
  const rows = commandTable();
  return GROUPS.map((group) => ({
    group,
    entries: rows.filter((row) => row.group === group && row.keys.length > 0),
  }));
}

const LABELS: Readonly<Record<string, string>> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  " ": "Space",
  PageDown: "Page Down",
  PageUp: "Page Up",
  Escape: "Esc",
  "-": "−",
  "Ctrl+k": "Ctrl K",
  "Ctrl+p": "Ctrl P",
};

/** How a key of the table is drawn: "→", "Shift Space", "Ctrl K". */
export function keyLabel(key: string): string {
  const [, held, rest] = /^(Shift|Ctrl)\+(.+)$/.exec(key) ?? [];
  return LABELS[key] ?? (held === undefined ? key : `${held} ${keyLabel(rest!)}`);
}
