import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import { decodeMessage } from "./decode.ts";
import type { SyncMessage, Transport, WindowReport } from "./message.ts";

/** Another window of this talk. */
export interface Companion extends WindowReport {
  readonly peer: string;
}

export interface PresenceOptions {
  readonly peer: string;
  readonly transports: readonly Transport[];
  readonly report: WindowReport;
  /** Milliseconds. */
  readonly now: () => number;
  /** How long a visible window may leave a question unanswered, in milliseconds. Default 2500. */
  readonly patience?: number | undefined;
}

/** Who else is here. */
export interface Presence {
  /** In the order in which they were first heard. */
  readonly companions: ReadonlySignal<readonly Companion[]>;
  /** This window changed its role, went out of sight or came back: tells the others, when it is so. */
  announce(report: WindowReport): void;
  /**
   * Asks everybody to speak, and drops the visible windows that left an earlier question unanswered for longer than
   * `patience`. Hidden ones are let be: a browser may put them to sleep, and asleep is not gone. For the presenter's
   * second hand; the answers also heal a window that missed a change.
   */
  check(): void;
  /**
   * This window goes (`pagehide`): tells the others, and is silent until it is announced visible again (`pageshow`).
   * Browsers report a page hidden after they said that it goes; that must not bring it back.
   */
  leave(): void;
  /** Stops listening. */
  close(): void;
}

interface Known {
  readonly window: WindowReport;
  /** When the oldest unanswered question was asked; null: none is open. */
  readonly asked: number | null;
}

/** Start it in the same turn as `connect`, whose hello the others answer with who they are. */
export function createPresence({
  peer,
  transports,
  report,
  now,
  patience = 2500,
}: PresenceOptions): Presence {
  const known = new Map<string, Known>();
  const companions = signal<readonly Companion[]>([]);
  let mine = report;
  let here = true;

  const hereMessage = (): SyncMessage => ({ lectern: 1, type: "here", peer, window: mine });
  const say = (message: SyncMessage): void => {
    for (const transport of transports) transport.send(message);
  };

  const publish = (): void => {
    const next = [...known].map(
      ([
        peer,
        {
          window: { role, visible },
        },
      ]) => ({ peer, role, visible }),
    );
    if (!sameCompanions(companions.peek(), next)) companions.value = next;
  };

  const hear = (transport: Transport, data: unknown): void => {
    const message = decodeMessage(data);
    if (message === null || message.type === "state" || message.peer === peer) return;
    if (message.type === "hello") {
      if (here) transport.send(hereMessage());
      return;
    }
    if (message.type === "bye") known.delete(message.peer);
    else known.set(message.peer, { window: message.window, asked: null });
    publish();
  };

  const stops = transports.map((transport) => transport.listen((data) => hear(transport, data)));
  say(hereMessage());

  return {
    companions,
    announce(report) {
      const news = !here || report.role !== mine.role || report.visible !== mine.visible;
      mine = report;
      here ||= report.visible;
      if (here && news) say(hereMessage());
    },
    check() {
      const time = now();
      for (const [peer, { window, asked }] of known) {
        if (window.visible && asked !== null && time - asked > patience) known.delete(peer);
        else known.set(peer, { window, asked: asked ?? time });
      }
      publish();
      say({ lectern: 1, type: "hello", peer });
    },
    leave() {
      here = false;
      say({ lectern: 1, type: "bye", peer });
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}

function sameCompanions(a: readonly Companion[], b: readonly Companion[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => one.peer === b[at]?.peer && one.role === b[at].role && one.visible === b[at].visible)
  );
}
