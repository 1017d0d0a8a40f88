import type { SyncMessage, Transport } from "./message.ts";

/**
 * Windows of one browser. Files opened from disk, and all decks of one server, share a space, so the name says which
 * deck and which talk: "lectern:<deck path>:<talk id>". Where the browser has no such channel, a transport that
 * reaches nobody: a talk in one window needs none.
 */
export function broadcastTransport(name: string): Transport {
  const channel = open(name);
  const ears = new Set<(data: unknown) => void>();
  let closed = channel === null;
  // Heard at once, in the handler: a hidden window gets no frames and its timers sleep, but messages wake it.
  channel?.addEventListener("message", (event: MessageEvent<unknown>) => {
    for (const heard of ears) heard(event.data);
  });
  return {
    send(message: SyncMessage) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
      if (!closed) channel?.postMessage(message);
    },
    listen(heard) {
      ears.add(heard);
      return () => void ears.delete(heard);
    },
    close() {
      closed = true;
      ears.clear();
      channel?.close();
    },
  };
}

function open(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
