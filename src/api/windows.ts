import { effect, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import { hashFor } from "#show";
import type { ShowState } from "#show";
import { broadcastTransport, connect, createJournal, talkId } from "#sync";
import type { Companion, Point, Talk } from "#views";
import type { Company } from "./company.ts";

/** This window among the others of its talk, and among its own reloads. */
export interface Windows {
  /** The newest place that this tab kept; null for a talk that begins. */
  readonly before: ShowState | null;
  readonly companions: ReadonlySignal<readonly Companion[]>;
  /** Opens an audience window, with more features for `window.open`; its address. */
  openAudience(placement?: string): string;
  /** Opens a window with the notes alone; its address. */
  openNotes(): string;
  /** This window is one with the notes alone. */
  readonly notesOnly: boolean;
  /** Asks all windows to speak, and forgets those that did not answer before. */
  callRoll(): void;
  /** What the speaker points at, in whichever window. */
  readonly pointing: ReadonlySignal<Point | null>;
  point(at: Point | null): void;
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
  const pointing = signal<Point | null>(null);
  let company: Company | null = null;
  let where = 0;

  const addressOf = (view: "stage" | "notes"): URL => {
    const address = new URL(location.href);
    address.searchParams.set("talk", id);
    if (view === "notes") address.searchParams.set("view", "notes");
    else address.searchParams.delete("view");
    address.hash = hashFor(where, false);
    return address;
  };
  // A process of its own: a presenter's page that hangs or crashes cannot take the other window with it.
  const openWindow = (address: URL, name: string, placement = ""): string => {
    open(address, name, `noopener,popup${placement}`);
    return address.href;
  };

  return {
    before: journal.read(),
    companions,
    pointing,
    notesOnly: new URLSearchParams(location.search).get("view") === "notes",
    openAudience: (placement = "") => openWindow(addressOf("stage"), target, placement),
    openNotes: () => openWindow(addressOf("notes"), "_blank"),
    callRoll: () => company?.callRoll(),
    point: (at) => company?.point(at),
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
        if (gone) return;
        company = openCompany(talk, transport, companions, pointing);
        stops.unshift(company.stop);
      };
      // Where it cannot be had, the talk goes on without lights.
      meet().catch(() => undefined);
      return () => {
        gone = true;
        for (const stop of stops) stop();
        company = null;
        transport.close();
      };
    },
  };
}

/** A show inside somebody's page: one window, no memory. */
export function noWindows(): Windows {
  const openAgain = (): string => {
    open(location.href, "_blank", "noopener");
    return location.href;
  };
  const pointing = signal<Point | null>(null);
  return {
    before: null,
    companions: signal([]),
    pointing,
    notesOnly: false,
    openAudience: openAgain,
    openNotes: openAgain,
    callRoll: () => undefined,
    point: (at) => (pointing.value = at),
    join: () => () => undefined,
  };
}
