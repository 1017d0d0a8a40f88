import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import { decodeMessage } from "./decode.ts";
import type { Point, SyncMessage, Transport } from "./message.ts";

/** One pointer for all windows: whoever points last has it. */
export interface Pointing {
  readonly point: ReadonlySignal<Point | null>;
  /** Points here and in every other window; null: no longer. */
  show(point: Point | null): void;
  close(): void;
}

/** A hand that rests is told again this often, in ms: a window that opens sees it, and silence means it is gone. */
const REST = 1000;
/** How long the last word of a window counts, in ms; timers of hidden windows may be a second late. */
const PATIENCE = 3000;

export function createPointing(peer: string, transports: readonly Transport[]): Pointing {
  const point = signal<Point | null>(null);
  let mine = false;
  let repeating: ReturnType<typeof setInterval> | undefined;
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  const send = (at: Point | null): void => {
    const message: SyncMessage = { lectern: 1, type: "point", peer, at };
    for (const transport of transports) transport.send(message);
  };

  const hear = (data: unknown): void => {
    const message = decodeMessage(data);
    if (message === null || message.type !== "point" || message.peer === peer) return;
    // Somebody else points now, or has stopped; that this window still does is told by its next move.
    if (message.at === null && mine) return;
    clearInterval(repeating);
    clearTimeout(forgetting);
    mine = false;
    point.value = message.at;
    if (message.at !== null) forgetting = setTimeout(() => (point.value = null), PATIENCE);
  };

  const stops = transports.map((transport) => transport.listen(hear));
  return {
    point,
    show(at) {
      if (at === null && !mine) return;
      clearInterval(repeating);
      clearTimeout(forgetting);
      mine = at !== null;
      point.value = at;
      send(at);
      if (mine) repeating = setInterval(() => send(point.peek()), REST);
    },
    close() {
      clearInterval(repeating);
      clearTimeout(forgetting);
      for (const stop of stops) stop();
    },
  };
}
