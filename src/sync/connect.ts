import { compareNews } from "#show";
import type { Show, ShowState } from "#show";
import { decodeNews } from "./decode-news.ts";
import type { SyncMessage, Transport } from "./message.ts";

/**
 * Joins a show to any number of transports; returns how to leave. There is no leader. What is always true:
 * - A newcomer says hello and listens. It tells nothing until it is touched or asked, and what an untouched window
 *   tells is no news to anybody.
 * - Everybody answers a hello with the newest they know.
 * - Own changes go everywhere; a change heard on one transport goes on to the others, never back.
 * - Who hears something old answers with what is newer. Each answer is newer than what it answers, so this ends.
 * - A place found again in a new text is told once, for windows that have only the new text.
 * - Everything happens in the handler of the message: no timers, no frames.
 */
export function connect(show: Show, transports: readonly Transport[]): () => void {
  const heard = new Map<Transport, ShowState>();
  let told = show.latest();

  const take = (transport: Transport, state: ShowState): void => {
    heard.set(transport, state);
    if (show.receive(state)) return;
    const mine = show.latest();
    if (compareNews(mine, state) > 0) transport.send(stateMessage(mine));
  };

  const hear = (transport: Transport, data: unknown): void => {
    const message = decodeNews(data);
    if (message?.type === "state") take(transport, message.state);
    else if (message !== null && message.peer !== show.peer) transport.send(stateMessage(show.latest()));
  };

  const tell = (): void => {
    const state = show.latest();
    if (sameNews(state, told)) return;
    told = state;
    for (const transport of transports) {
      if (!sameNews(state, heard.get(transport))) transport.send(stateMessage(state));
    }
  };

  const stops = transports.map((transport) => transport.listen((data) => hear(transport, data)));
  stops.push(show.state.subscribe(tell));
  for (const transport of transports) transport.send({ lectern: 1, type: "hello", peer: show.peer });
  return () => {
    for (const stop of stops) stop();
  };
}

function stateMessage(state: ShowState): SyncMessage {
  return { lectern: 1, type: "state", state };
}

function sameNews(a: ShowState, b: ShowState | undefined): boolean {
  return (
    b !== undefined &&
    a.stamp.clock === b.stamp.clock &&
    a.stamp.peer === b.stamp.peer &&
    a.revision === b.revision &&
    a.index === b.index
  );
}
