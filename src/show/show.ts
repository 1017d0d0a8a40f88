import type { ReadonlySignal } from "@preact/signals-core";

import type { Deck } from "#deck";
import type { ShowCommand, ShowState, WindowCommand, WindowState } from "./state.ts";

/** A deck and the place in it, one per window. Windows of one talk hold equal states. */
export interface Show {
  readonly deck: ReadonlySignal<Deck>;
  readonly state: ReadonlySignal<ShowState>;
  /** Ours: raises the clock and signs. */
  dispatch(command: ShowCommand): void;
  /** Theirs: taken when newer, never signed. Returns whether it was taken. */
  receive(state: ShowState): boolean;
  /** New text, same place: the index moves with its slide; clock and peer stay. */
  load(deck: Deck): void;
}

/** This window's own state and how it changes. */
export interface ShowWindow {
  readonly state: ReadonlySignal<WindowState>;
  dispatch(command: WindowCommand): void;
}
