import type { ReadonlySignal } from "@preact/signals-core";

import type { Canvas, Deck, Diagnostic } from "#deck";
import type { Direction, Touch } from "./gestures.ts";
import type { RenderOptions } from "#markdown";
import type { PointerKind, Show, ShowState, ShowWindow, Timer } from "#show";

/** Another window of this talk, as the presenter's lights show it. */
export interface Companion {
  readonly peer: string;
  readonly role: "stage" | "presenter" | "notes";
  /** "lost": it does not answer. "closed": it said goodbye. "other": another build of Lectern runs in it. */
  readonly light: "live" | "hidden" | "lagging" | "lost" | "closed" | "other";
  /** It is there, as far as anybody knows. */
  readonly open: boolean;
  readonly fullscreen: boolean;
  /** It filled its screen and no longer does. */
  readonly leftFullscreen: boolean;
}

/** A talk of this deck that a fresh window may go on with. */
export interface Offer {
  /** "resume": its windows are gone. "join": another window shows it. */
  readonly kind: "resume" | "join";
  /** Of the slide that was up. */
  readonly number: number;
  readonly title: string;
  readonly timer: Timer;
  /** When it was last known to be on, wall time in ms. */
  readonly written: number;
  accept(): void;
  /** Starts afresh; a talk that could be resumed is not offered again. */
  decline(): void;
}

/** Something to tell the speaker and never the audience: a diagnostic of the deck, or of its delivery. */
export interface Problem {
  readonly severity: "error" | "warning";
  /** "talk.md:12:1", or the part that speaks: "server". */
  readonly where: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** Where a laser pointer or a spotlight is: 0 … 1 of the slide's width and height. */
export interface Point {
  readonly kind: Exclude<PointerKind, "none">;
  readonly x: number;
  readonly y: number;
}

/** Saves of the deck that are not shown yet: because the presenter holds them back, or because they are broken. */
export interface Edits {
  /** There is somebody who saves: else nothing here does anything. */
  readonly possible: boolean;
  /** The newest text that waits; null: what is shown is what was saved. */
  readonly waiting: ReadonlySignal<Deck | null>;
  /** The first error of the text that waits which the one that is shown has not. Changes with `waiting`. */
  wrong(): Diagnostic | undefined;
  /** Shows what waits, in every window. */
  take(): void;
  /** Holds saves back from now on; or takes what waits and lets every later save through again. */
  toggle(): void;
}

/** How the show stood before our interface was there, from `at` on, wall time in ms; the first is how it began. */
export interface EarlyMove {
  readonly state: ShowState;
  readonly at: number;
}

/** Everything the views need to know; api/ makes one. */
export interface Talk {
  readonly show: Show;
  readonly window: ShowWindow;
  /** This talk's name in the browser's storage, the deck's before the last ":"; null: nothing of it is kept. */
  key(): string | null;
  /** The slide of this window: off air the one that is looked at, else the live one. */
  readonly place: ReadonlySignal<number>;
  /** This window leaves moving to the presenter. */
  readonly locked: ReadonlySignal<boolean>;
  /** Asks who is still there: a presenter that is not does not keep this window locked. */
  callRoll(): void;
  /** A new value when grammars arrived: what is on screen is drawn again. */
  readonly render: ReadonlySignal<RenderOptions>;
  readonly canvas: ReadonlySignal<Canvas>;
  readonly title: ReadonlySignal<string>;
  readonly companions: ReadonlySignal<readonly Companion[]>;
  /** Gone with the first move. */
  readonly offer: ReadonlySignal<Offer | null>;
  /** What is wrong with the deck's delivery; with the deck itself: its diagnostics. */
  readonly troubles: ReadonlySignal<readonly Problem[]>;
  /** remark's `navigation` option: scroll and touch are on by default, click is off. */
  readonly navigation: { readonly scroll: boolean; readonly touch: boolean; readonly click: boolean };
  /** What a finger meant, once our interface is there: it may say otherwise. */
  readonly fingers: { heed: ((meant: Direction, from: Touch, to: Touch) => Direction) | null };
  /** remark's `timer` option: whether the presenter view has one, and what it writes, as HTML; null: hours, minutes, seconds. */
  readonly timer: { readonly enabled: boolean; readonly formatter: ((elapsed: number) => string) | null };
  /** The page's address names slides by words that survive edits (show/address.ts) instead of by number. */
  readonly stable: boolean;
  /** Which input devices drive this page: the window, or only the element of an embedded show. */
  readonly embedded: boolean;
  /** Who is asked for an audience window: our interface, once it is there. Null: it is opened without a word. */
  readonly audience: { ask: (() => void) | null };
  /**
   * Opens the audience window in a process of its own; its address, so that a blocked window can be opened by hand.
   * `placement` are more features for `window.open`.
   */
  openAudience(placement?: string): string;
  readonly edits: Edits;
  /** What the speaker points at, in this window or another; null: nothing. */
  readonly pointing: ReadonlySignal<Point | null>;
  /** Points in every window. */
  point(at: Point | null): void;
  /** Opens a window with the notes alone; its address. */
  openNotes(): string;
  now(): number;
  /** HTML of slide `index`, drawn once and kept while deck and render options are the same. */
  slideHtml(deck: Deck, index: number): string;
}
