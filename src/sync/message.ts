import type { ShowState, Stamp } from "#show";

/** How a window stands on its screen. */
export interface Appearance {
  readonly role: "stage" | "presenter" | "notes";
  readonly visible: boolean;
  readonly fullscreen: boolean;
}

/** What a window tells the others of itself, so that the presenter can show who is there. */
export interface WindowReport extends Appearance {
  /** The version of Lectern that runs in it; "": one from before versions were told. */
  readonly build: string;
  /** Of the newest state that it knows; null: it does not tell. */
  readonly stamp: Stamp | null;
}

/** What the speaker points at: 0 … 1 of the slide's width and height. */
export interface Point {
  readonly kind: "laser" | "spotlight";
  readonly x: number;
  readonly y: number;
}

/**
 * States with a stamp, never commands: a lost "next" would split the room, a later state heals it.
 * Anything may be lost, repeated or reordered.
 */
export type SyncMessage =
  /** A window opened: tell me where we are. */
  | { readonly lectern: 1; readonly type: "hello"; readonly peer: string }
  | { readonly lectern: 1; readonly type: "state"; readonly state: ShowState }
  | { readonly lectern: 1; readonly type: "here"; readonly peer: string; readonly window: WindowReport }
  /** Not worth a stamp: it is gone in a moment, and the next one tells all. Null: no longer pointing. */
  | { readonly lectern: 1; readonly type: "point"; readonly peer: string; readonly at: Point | null }
  | { readonly lectern: 1; readonly type: "bye"; readonly peer: string };

export interface Transport {
  send(message: SyncMessage): void;
  /** `heard` gets whatever arrived; only decodeMessage may believe it. Returns how to stop. */
  listen(heard: (data: unknown) => void): () => void;
  close(): void;
}
