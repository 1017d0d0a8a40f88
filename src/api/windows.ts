import { effect, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import { hashFor } from "#show";
import type { ShowState } from "#show";
import { broadcastTransport, connect, createJournal, talkId } from "#sync";
import type { Companion, Offer, Point, Problem, Talk } from "#views";
import type { Company } from "./company.ts";

/** This window among the others of its talk, and among its own reloads. */
export interface Windows {
  /** The newest place that this tab kept; null for a talk that begins. */
  readonly before: ShowState | null;
  /** The talk's name in storage: the deck's, ":", the talk's id; null: nothing is kept. */
  key(): string | null;
  readonly companions: ReadonlySignal<readonly Companion[]>;
  readonly offer: ReadonlySignal<Offer | null>;
  readonly strays: ReadonlySignal<readonly Problem[]>;
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
  const deck = `lectern:${location.pathname}:${name}`;
  let id = talkId(location.search, session, deck);
  const key = (): string => `${deck}:${id}`;
  const journal = () => createJournal(session, key());
  const before = journal().read();
  let fresh = before === null && !location.search.includes("talk=");
  const companions = signal<readonly Companion[]>([]);
  const pointing = signal<Point | null>(null);
  const offer = signal<Offer | null>(null);
  const strays = signal<readonly Problem[]>([]);
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

  /** Becomes a window of the talk that `id` names. */
  const enter = (talk: Talk): (() => void) => {
    const { show } = talk;
    const transport = broadcastTransport(key());
    let gone = false;
    const stops = [connect(show, [transport]), journal().follow(show)];
    let leave = (): void => {
      gone = true;
      for (const stop of stops) stop();
      transport.close();
    };
    const take = (other: string, state: ShowState | null): void => {
      leave();
      id = talkId(`?talk=${other}`, session, deck);
      fresh = false;
      if (state !== null) show.receive(state);
      leave = enter(talk);
    };
    const meet = async (): Promise<void> => {
      const { openCompany } = await import("./company.ts");
      if (gone) return;
      company = openCompany(talk, {
        deck,
        id,
        fresh,
        transport,
        companions,
        pointing,
        offer,
        strays,
        take,
      });
      stops.unshift(company.stop);
    };
    // Where it cannot be had, the talk goes on without lights.
    meet().catch(() => undefined);
    return () => leave();
  };

  return {
    before,
    key,
    companions,
    offer,
    strays,
    pointing,
    notesOnly: new URLSearchParams(location.search).get("view") === "notes",
    openAudience: (placement = "") => openWindow(addressOf("stage"), target, placement),
    openNotes: () => openWindow(addressOf("notes"), "_blank"),
    callRoll: () => company?.callRoll(),
    point: (at) => company?.point(at),
    join(talk) {
      const leave = enter(talk);
      const stop = effect(() => {
        where = talk.show.state.value.index;
      });
      return () => {
        stop();
        leave();
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
    key: () => null,
    companions: signal([]),
    pointing,
    notesOnly: false,
    openAudience: openAgain,
    openNotes: openAgain,
    callRoll: () => undefined,
    point: (at) => (pointing.value = at),
    offer: signal(null),
    strays: signal([]),
    join: () => () => undefined,
  };
}
