import { effect, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import { hashFor } from "#show";
import type { ShowState } from "#show";
import { broadcastTransport, connect, createJournal, createPresence, talkId } from "#sync";
import type { Companion } from "#sync";
import type { Talk } from "#views";

/** How often the presenter view asks who is still there, in ms. */
const ROLL_CALL = 2000;

/** This window among the others of its talk, and among its own reloads. */
export interface Windows {
  /** The newest place that this tab kept; null for a talk that begins. */
  readonly before: ShowState | null;
  readonly companions: ReadonlySignal<readonly Companion[]>;
  /** Opens an audience window; its address. */
  openAudience(): string;
  /** From now on this window hears and tells. Returns how to leave. */
  join(talk: Talk): () => void;
}

/**
 * @param name   the deck's, as its server calls it; with the page's address it names the deck among others
 * @param target remark's `cloneTarget`
 */
export function openWindows(name: string, target: string): Windows {
  const session = (): Storage => sessionStorage;
  const deckKey = `lectern:${location.pathname}:${name}`;
  const id = talkId(location.search, session, deckKey);
  const key = `${deckKey}:${id}`;
  const journal = createJournal(session, key);
  const companions = signal<readonly Companion[]>([]);
  let where = 0;

  return {
    before: journal.read(),
    companions,
    openAudience() {
      const address = new URL(location.href);
      address.searchParams.set("talk", id);
      address.hash = hashFor(where, false);
      // A process of its own: a presenter's page that hangs or crashes cannot take the audience with it.
      open(address, target, "noopener,popup");
      return address.href;
    },
    join(talk) {
      const { show, window: mine } = talk;
      const transport = broadcastTransport(key);
      const leave = connect(show, [transport]);
      const report = () => ({
        role: mine.state.peek().view,
        visible: document.visibilityState === "visible",
      });
      const presence = createPresence({
        peer: show.peer,
        transports: [transport],
        report: report(),
        now: Date.now,
      });
      const stops = [
        leave,
        journal.follow(show),
        presence.companions.subscribe((here) => (companions.value = here)),
        effect(() => {
          where = show.state.value.index;
        }),
        effect(() => {
          const calls =
            mine.state.value.view === "presenter" ? setInterval(presence.check, ROLL_CALL) : undefined;
          presence.announce(report());
          return () => clearInterval(calls);
        }),
        listen(document, "visibilitychange", () => presence.announce(report())),
        listen(window, "pagehide", presence.leave),
        // Back from the browser's memory of pages: what was said meanwhile is asked for.
        listen(window, "pageshow", (event) => {
          if (!(event as PageTransitionEvent).persisted) return;
          presence.announce(report());
          presence.check();
        }),
      ];
      return () => {
        presence.leave();
        for (const stop of stops) stop();
        presence.close();
        transport.close();
      };
    },
  };
}

/** A show inside somebody's page: one window, no memory. */
export function noWindows(): Windows {
  return {
    before: null,
    companions: signal([]),
    openAudience() {
      open(location.href, "_blank", "noopener");
      return location.href;
    },
    join: () => () => undefined,
  };
}

function listen(target: EventTarget, type: string, heard: (event: Event) => void): () => void {
  target.addEventListener(type, heard);
  return () => target.removeEventListener(type, heard);
}
