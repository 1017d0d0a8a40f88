import { effect, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import { hashFor } from "#show";
import type { ShowState } from "#show";
import { broadcastTransport, connect, createJournal, talkId } from "#sync";
import type { Companion, Talk } from "#views";

/** This window among the others of its talk, and among its own reloads. */
export interface Windows {
  /** The newest place that this tab kept; null for a talk that begins. */
  readonly before: ShowState | null;
  readonly companions: ReadonlySignal<readonly Companion[]>;
  /** Opens an audience window, with more features for `window.open`; its address. */
  openAudience(placement?: string): string;
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
    openAudience(placement = "") {
      const address = new URL(location.href);
      address.searchParams.set("talk", id);
      address.hash = hashFor(where, false);
      // A process of its own: a presenter's page that hangs or crashes cannot take the audience with it.
      open(address, target, `noopener,popup${placement}`);
      return address.href;
    },
    join(talk) {
      const { show } = talk;
      const transport = broadcastTransport(key);
      let gone = false;
      const stops = [
        connect(show, [transport]),
        journal.follow(show),
        effect(() => {
          where = show.state.value.index;
        }),
      ];
      const meet = async (): Promise<void> => {
        const { openCompany } = await import("./company.ts");
        if (!gone) stops.unshift(openCompany(talk, transport, companions));
      };
      // Where it cannot be had, the talk goes on without lights.
      meet().catch(() => undefined);
      return () => {
        gone = true;
        for (const stop of stops) stop();
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
