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

/** A part of the slide, as large as the stage. Its middle is `x`, `y`: 0 … 1 of the slide's width and height. */
export interface Zoom {
  readonly x: number;
  readonly y: number;
  /** How much larger than the whole slide: above 1, at most 8. The part never reaches over the slide's edge. */
  readonly scale: number;
}

/** A text of the deck that saves do not replace. */
export interface Held {
  readonly revision: string;
  /** "mended": the first save that brings no more errors than it has is shown. "taken": the speaker says when. */
  readonly until: "mended" | "taken";
}

/** The same in every window of a talk. */
export interface ShowState {
  /** Index into `deck.slides`; in a show's `state` always inside it, in a message perhaps of another text. */
  readonly index: number;
  /** Which text the indices count in; see revision.ts and move-index.ts. */
  readonly revision: string;
  /** Where the detours began that nobody has returned from, the innermost last. Indices like `index`; at most 20. */
  readonly trail: readonly number[];
  /** Where the last move came from; null: nobody moved. An index like `index`. */
  readonly undo: number | null;
  /** What the audience sees instead of the slide. */
  readonly blank: "none" | "black" | "white" | "break";
  /** When a break ends, wall time in milliseconds; null exactly when `blank` is not "break". */
  readonly until: number | null;
  /** Null: the whole slide. A move ends it. */
  readonly zoom: Zoom | null;
  /** Keys, clicks and touches do not move while the talk is paused. */
  readonly paused: boolean;
  /** An audience window leaves moving to the presenter, while there is one. */
  readonly locked: boolean;
  /** What every window goes on showing, whatever is saved; null: the newest text. */
  readonly held: Held | null;
  readonly timer: Timer;
  /** Length of the talk in milliseconds, as set by hand; null: what the deck says. */
  readonly planned: number | null;
  readonly stamp: Stamp;
}

export type Overlay =
  | "none"
  | "overview"
  | "help"
  | "goto"
  | "search"
  | "palette"
  | "break"
  | "zoom"
  | "times"
  | "settings"
  | "problems"
  | "contents"
  | "share"
  | "print";

/** What follows the speaker's mouse or finger on every window's slide. */
export type PointerKind = "none" | "laser" | "spotlight";

/** This window's own business; never sent. */
export interface WindowState {
  readonly view: "stage" | "presenter" | "notes";
  readonly overlay: Overlay;
  /** The whole deck as one page of text covers this window's slides. Never true beside another view than the stage. */
  readonly reading: boolean;
  /**
   * Off air: the index that is looked at here, while the audience stays where it is; null: what the audience sees.
   * Counts in this window's own deck.
   */
  readonly look: number | null;
  readonly pointer: PointerKind;
  /** Single letters, digits and signs are keys (WCAG 2.1.4: they can be switched off). */
  readonly letters: boolean;
  /** A second press of a moving key within this many milliseconds is the first one's echo; 0: every press counts. */
  readonly echo: number;
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
  /** Where the innermost detour began, to the increment. A detour is a jump: goto, goto-number, first, last. */
  | { readonly type: "return" }
  /** Back to where the last move came from; undone twice, it is done again. */
  | { readonly type: "undo" }
  /** Toggles: asked for the colour that is up, it shows the slide again. */
  | { readonly type: "blank"; readonly colour: "black" | "white" }
  | { readonly type: "unblank" }
  | { readonly type: "break"; readonly until: number }
  /** Null, and any scale of 1 or less: the whole slide. */
  | { readonly type: "zoom"; readonly zoom: Zoom | null }
  | { readonly type: "lock"; readonly locked: boolean | "toggle" }
  | { readonly type: "hold"; readonly held: Held | null }
  | { readonly type: "plan"; readonly length: number | null }
  | { readonly type: "pause"; readonly paused: boolean | "toggle" }
  | { readonly type: "timer"; readonly act: "start" | "pause" | "toggle" | "reset" };

export type WindowCommand =
  /** "toggle": the presenter view, or the stage again. */
  | { readonly type: "view"; readonly view: WindowState["view"] | "toggle" }
  /** Opens an overlay, or closes it when it is the one that is up. */
  | { readonly type: "overlay"; readonly overlay: Exclude<Overlay, "none"> }
  | { readonly type: "close-overlay" | "mirror" | "scheme" | "letters" }
  | { readonly type: "look"; readonly index: number | null }
  /** The page of text, or the stage. */
  | { readonly type: "read"; readonly reading: boolean | "toggle" }
  /** The next kind, after the last one none. */
  | { readonly type: "pointer"; readonly kind: PointerKind | "next" }
  | { readonly type: "echo"; readonly within: number }
  | { readonly type: "digit"; readonly digit: string }
  | { readonly type: "forget-digits" }
  | { readonly type: "notes-size"; readonly by: 1 | -1 | 0 };

type Bare<Type extends string> = Type extends string ? { readonly type: Type } : never;

/** Done by the views, kept by nobody. */
export type Effect = Bare<"fullscreen" | "clone" | "notes-window" | "hold-edits">;

/** What means this or that, here and now; `interpret` knows. */
export type Wish = Bare<
  "enter" | "escape" | "look-around" | "take" | "back" | "zoom-or-whole" | "break-or-slide"
>;

export type Command = ShowCommand | WindowCommand | Effect | Wish;
