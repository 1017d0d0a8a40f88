import { signal } from "@preact/signals-core";

import type { ShowWindow } from "./show.ts";
import type { PointerKind, WindowCommand, WindowState } from "./state.ts";

const SMALLEST = 0.6;
const LARGEST = 3;
/** Longer, and two presses that are meant would count once. Milliseconds. */
const LONGEST_ECHO = 1000;
/** More digits than any deck has numbers. */
const LONGEST_NUMBER = 6;

export const initialWindow: WindowState = {
  view: "stage",
  overlay: "none",
  reading: false,
  look: null,
  pointer: "none",
  letters: true,
  echo: 0,
  mirrored: false,
  typed: "",
  notesScale: 1,
  scheme: "dark",
};

/** The next state of one window. Pure and total; the same object when nothing changes. */
export function applyWindow(state: WindowState, command: WindowCommand): WindowState {
  const next = { ...state, ...change(state, command) };
  return same(state, next) ? state : next;
}

function change(state: WindowState, command: WindowCommand): Partial<WindowState> {
  switch (command.type) {
    case "view":
      return seen(
        command.view !== "toggle" ? command.view : state.view === "presenter" ? "stage" : "presenter",
      );
    case "overlay":
      return { overlay: state.overlay === command.overlay ? "none" : command.overlay };
    case "close-overlay":
      return { overlay: "none" };
    case "mirror":
      return { mirrored: !state.mirrored };
    case "scheme":
      return { scheme: state.scheme === "dark" ? "light" : "dark" };
    case "letters":
      return { letters: !state.letters };
    case "read": {
      const reading = command.reading === "toggle" ? !state.reading : command.reading;
      return reading ? { ...seen("stage"), reading } : { reading };
    }
    case "look":
      return { look: command.index };
    case "pointer":
      return { pointer: command.kind === "next" ? nextPointer(state.pointer) : command.kind };
    case "echo":
      return command.within >= 0 ? { echo: Math.min(command.within, LONGEST_ECHO) } : {};
    case "digit":
      return /^[0-9]$/.test(command.digit)
        ? { typed: (state.typed + command.digit).slice(0, LONGEST_NUMBER) }
        : {};
    case "forget-digits":
      return { typed: "" };
    case "notes-size":
      return { notesScale: command.by === 0 ? 1 : stepped(state.notesScale, command.by) };
  }
}

/** A stage shows what the audience sees. */
function seen(view: WindowState["view"]): Partial<WindowState> {
  return { view, reading: false, ...(view === "stage" && { look: null }) };
}

const POINTERS: readonly PointerKind[] = ["none", "laser", "spotlight"];

function nextPointer(kind: PointerKind): PointerKind {
  return POINTERS[(POINTERS.indexOf(kind) + 1) % POINTERS.length]!;
}

/** Whole tenths, so that ten steps up and ten down end where they began. */
function stepped(scale: number, by: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, Math.round(scale * 10 + by) / 10));
}

function same(a: WindowState, b: WindowState): boolean {
  return (Object.keys(initialWindow) as (keyof WindowState)[]).every((key) => a[key] === b[key]);
}

/** One window's own state; `initial` is what it remembers from before a reload. */
export function createWindow(initial: Partial<WindowState> = {}): ShowWindow {
  const state = signal<WindowState>({ ...initialWindow, ...initial });
  return {
    state,
    dispatch: (command) => {
      state.value = applyWindow(state.peek(), command);
    },
  };
}
