// Every key, once: what it does and what the help overlay says of it. remark 0.15's keys, and what hands expect from its
// peers. F5, F11 and everything with Ctrl, Alt or Meta stay the browser's; a clicker's F5 reloads, which a talk survives.

import type { Command } from "./state.ts";

export const GROUPS = ["Move", "Show", "Presenter", "Windows"] as const;

export interface Binding {
  readonly group: (typeof GROUPS)[number];
  /** As `KeyboardEvent.key` has them, letters in lower case; "Shift+" only before named keys and Space. */
  readonly keys: readonly string[];
  readonly command: Command;
  /** Plain words, as the help overlay says them. */
  readonly help: string;
  /** Keys worth drawing when that is not all of them. */
  readonly shown?: readonly string[];
}

export const keymap: readonly Binding[] = [
  {
    group: "Move",
    keys: ["ArrowRight", "ArrowDown", "PageDown", " ", "j", "n"],
    command: { type: "next" },
    help: "Next step",
  },
  {
    group: "Move",
    keys: ["ArrowLeft", "ArrowUp", "PageUp", "Shift+ ", "Backspace", "k"],
    command: { type: "previous" },
    help: "Step back",
  },
  {
    group: "Move",
    keys: ["Shift+ArrowRight", "Shift+ArrowDown"],
    command: { type: "next-slide" },
    help: "Next slide, over its steps",
  },
  {
    group: "Move",
    keys: ["Shift+ArrowLeft", "Shift+ArrowUp"],
    command: { type: "previous-slide" },
    help: "Slide before, over its steps",
  },
  { group: "Move", keys: ["Home"], command: { type: "first" }, help: "First slide" },
  { group: "Move", keys: ["End"], command: { type: "last" }, help: "Last slide" },
  {
    group: "Move",
    keys: ["Enter"],
    command: { type: "enter" },
    help: "Slide with the number typed",
    shown: ["1 2 3", "Enter"],
  },
  { group: "Move", keys: ["g"], command: { type: "overlay", overlay: "goto" }, help: "Go to a slide" },
  {
    group: "Move",
    keys: ["o"],
    command: { type: "overlay", overlay: "overview" },
    help: "All slides at a glance",
  },
  ...digits(),

  {
    group: "Show",
    keys: ["b", "."],
    command: { type: "blank", colour: "black" },
    help: "Black screen, and back",
  },
  {
    group: "Show",
    keys: ["w", ","],
    command: { type: "blank", colour: "white" },
    help: "White screen, and back",
  },
  {
    group: "Show",
    keys: ["z", "Pause"],
    command: { type: "pause", paused: "toggle" },
    help: "Hold this slide: keys and clicks do not move",
  },
  { group: "Show", keys: ["f"], command: { type: "fullscreen" }, help: "Full screen" },
  { group: "Show", keys: ["m"], command: { type: "mirror" }, help: "Mirror the slides" },
  {
    group: "Show",
    keys: ["Escape"],
    command: { type: "escape" },
    help: "Close what is open; show the slide again",
  },

  {
    group: "Presenter",
    keys: ["s"],
    command: { type: "timer", act: "toggle" },
    help: "Start or stop the timer",
  },
  {
    group: "Presenter",
    keys: ["t"],
    command: { type: "timer", act: "reset" },
    help: "Set the timer to zero",
  },
  {
    group: "Presenter",
    keys: ["+", "="],
    command: { type: "notes-size", by: 1 },
    help: "Larger notes",
    shown: ["+"],
  },
  {
    group: "Presenter",
    keys: ["-", "_"],
    command: { type: "notes-size", by: -1 },
    help: "Smaller notes",
    shown: ["-"],
  },
  {
    group: "Presenter",
    keys: ["e"],
    command: { type: "overlay", overlay: "problems" },
    help: "Errors and warnings of the deck",
  },

  {
    group: "Windows",
    keys: ["p"],
    command: { type: "view", view: "toggle" },
    help: "Presenter view, and back",
  },
  { group: "Windows", keys: ["c"], command: { type: "clone" }, help: "Open the audience window" },
  { group: "Windows", keys: ["d"], command: { type: "scheme" }, help: "Dark or light controls" },
  { group: "Windows", keys: ["h", "?"], command: { type: "overlay", overlay: "help" }, help: "This help" },
];

/** They are collected until Enter; the line of Enter speaks for them. */
function digits(): Binding[] {
  return [..."0123456789"].map((digit) => ({
    group: "Move",
    keys: [digit],
    command: { type: "digit", digit },
    help: "",
    shown: [],
  }));
}

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

const commands = new Map(keymap.flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)));

/** What a key does, or null: it is somebody else's. The same object for the same binding. */
export function commandFor(press: KeyPress): Command | null {
  if (press.ctrl || press.alt || press.meta) return null;
  const key = latin(press);
  // How a character is typed is the layout's business: "?" and "+" need Shift on some. Named keys mean it.
  const shifted = press.shift && (key.length > 1 || key === " ") ? commands.get(`Shift+${key}`) : undefined;
  return shifted ?? commands.get(key) ?? null;
}

function latin({ key, code }: KeyPress): string {
  const [, letter] = /^Key([A-Z])$/.exec(code ?? "") ?? [];
  const foreign = /^\p{Letter}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  return foreign && letter !== undefined ? letter.toLowerCase() : key.length === 1 ? key.toLowerCase() : key;
}

export interface HelpGroup {
  readonly group: (typeof GROUPS)[number];
  readonly entries: readonly { readonly keys: readonly string[]; readonly help: string }[];
}

/** The help overlay's text: groups in order, keys as they are drawn. */
export function helpGroups(): readonly HelpGroup[] {
  return GROUPS.map((group) => ({
    group,
    entries: keymap
      .filter((binding) => binding.group === group && binding.help !== "")
      .map(({ keys, shown, help }) => ({ keys: (shown ?? keys).map(keyLabel), help })),
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
};

/** How a key of the table is drawn: "→", "Shift Space". */
export function keyLabel(key: string): string {
  if (key.startsWith("Shift+")) return `Shift ${keyLabel(key.slice("Shift+".length))}`;
  return LABELS[key] ?? key;
}
