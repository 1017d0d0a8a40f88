// Where we are. Data only; `applyShow` (apply.ts) and `applyWindow` (window.ts) are the only ways to a next state.
// Both are pure, total, and return the same object when nothing changes.

/** Which change is newer: the greater clock; at a tie the greater peer. Clock 0: nobody has touched this window. */
export interface Stamp {
  readonly clock: number;
  readonly peer: string;
}

/** Elapsed = `elapsed` + (since === null ? 0 : now − since); milliseconds of wall time. */
export interface Timer {
  readonly elapsed: number;
  readonly since: number | null;
}

/** The same in every window of a talk. */
export interface ShowState {
  /** Index into `deck.slides`; in a show's `state` always inside it, in a message perhaps of another text. */
  readonly index: number;
  /** Which text `index` counts in; see revision.ts and move-index.ts. */
  readonly revision: string;
  readonly blank: "none" | "black" | "white";
  /** Keys, clicks and touches do not move while the talk is paused. */
  readonly paused: boolean;
  readonly timer: Timer;
  readonly stamp: Stamp;
}

export type Overlay = "none" | "overview" | "help" | "goto" | "problems";

/** This window's own business; never sent. */
export interface WindowState {
  readonly view: "stage" | "presenter";
  readonly overlay: Overlay;
  readonly mirrored: boolean;
  /** Digits so far, for "12 Return". */
  readonly typed: string;
  /** Size of the notes, 1 = as designed; 0.6 … 3 in steps of 0.1. */
  readonly notesScale: number;
  /** Colours of our own interface; the slides' are the theme's. */
  readonly scheme: "dark" | "light";
}

export type ShowCommand =
  | { readonly type: "next" | "previous" | "first" | "last" }
  /** Over the increments, to the next or previous slide's first step. */
  | { readonly type: "next-slide" | "previous-slide" }
  | { readonly type: "goto"; readonly index: number }
  /** The first slide whose corner says this number; unknown numbers change nothing (remark 0.15). */
  | { readonly type: "goto-number"; readonly number: number }
  /** Toggles: asked for the colour that is up, it shows the slide again. */
  | { readonly type: "blank"; readonly colour: "black" | "white" }
  | { readonly type: "unblank" }
  | { readonly type: "pause"; readonly paused: boolean | "toggle" }
  | { readonly type: "timer"; readonly act: "start" | "pause" | "toggle" | "reset" };

export type WindowCommand =
  | { readonly type: "view"; readonly view: WindowState["view"] | "toggle" }
  /** Opens an overlay, or closes it when it is the one that is up. */
  | { readonly type: "overlay"; readonly overlay: Exclude<Overlay, "none"> }
  | { readonly type: "close-overlay" | "mirror" | "scheme" }
  | { readonly type: "digit"; readonly digit: string }
  | { readonly type: "forget-digits" }
  | { readonly type: "notes-size"; readonly by: 1 | -1 | 0 };

/** Done by the views, kept by nobody. */
export type EffectCommand = { readonly type: "fullscreen" | "clone" | "enter" | "escape" };

export type Command = ShowCommand | WindowCommand | EffectCommand;
