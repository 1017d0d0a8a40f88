// Going on with a talk whose windows are gone, or that another window shows: offered, never done unasked.
import { effect } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";

import type { ShowState } from "#show";
import { broadcastTransport, decodeMessage, isBegun, openDiary, randomId, resumable } from "#sync";
import type { DiaryEntry } from "#sync";
import type { Offer, Talk } from "#views";

/** How long a window of another talk may take to answer, in ms; it answers in its message handler. */
const ANSWER = 500;
/** How often a talk says that it is still on, in ms: that is how long ago it will seem to have ended. */
const HEARTBEAT = 10_000;

/** What this window knows of its own talk, and how it changes to another. */
export interface Membership {
  /** "lectern:<deck path>". */
  readonly deck: string;
  readonly id: string;
  /** Nothing in its address or its tab says which talk this window belongs to. */
  readonly fresh: boolean;
  readonly offer: Signal<Offer | null>;
  /** Leaves this talk for another; `state` is where that one was, null where its windows can say. */
  take(id: string, state: ShowState | null): void;
}

/** Keeps the diary of this talk, and offers a fresh window what the diary says of the last one. */
export function keepDiary({ show }: Talk, member: Membership): () => void {
  const diary = openDiary(() => indexedDB);
  let stopped = false;

  const entry = (): DiaryEntry | null => {
    const state = show.latest();
    const slide = show.deck.peek().slides[show.state.peek().index];
    if (slide === undefined || !isBegun(state)) return null;
    const { number, title } = slide;
    const { id: talk, deck } = member;
    return { talk, deck, state, written: Date.now(), number, title: title ?? "" };
  };
  // One after the other, and of those that would wait only the newest.
  let writing = false;
  let again = false;
  const write = async (): Promise<void> => {
    again = true;
    if (writing) return;
    writing = true;
    while (again) {
      again = false;
      const newest = entry();
      if (newest !== null) await diary.write(newest);
    }
    writing = false;
  };
  const stops = [
    effect(() => {
      if (show.state.value.stamp.clock === 0) return;
      member.offer.value = null;
      void write();
    }),
  ];
  const beats = setInterval(() => void write(), HEARTBEAT);

  const offer = async (): Promise<void> => {
    const entry = resumable(await diary.read(member.deck), Date.now());
    if (entry === null || entry.talk === member.id) return;
    const kind = (await isOpen(`${member.deck}:${entry.talk}`)) ? "join" : "resume";
    if (!stopped && show.state.peek().stamp.clock === 0) member.offer.value = offered(entry, kind);
  };
  const offered = ({ talk, state, number, title, written }: DiaryEntry, kind: Offer["kind"]): Offer => ({
    kind,
    number,
    title,
    timer: state.timer,
    written,
    accept() {
      member.offer.value = null;
      member.take(talk, kind === "resume" ? state : null);
    },
    decline() {
      member.offer.value = null;
      if (kind === "resume") void diary.forget(talk);
    },
  });
  if (member.fresh) void offer();

  return () => {
    stopped = true;
    clearInterval(beats);
    for (const stop of stops) stop();
  };
}

/** Whether any window of a talk is there to answer. */
function isOpen(channel: string): Promise<boolean> {
  const transport = broadcastTransport(channel);
  const peer = randomId();
  return new Promise((resolve) => {
    const answer = (open: boolean): void => {
      clearTimeout(waiting);
      transport.close();
      resolve(open);
    };
    const waiting = setTimeout(() => answer(false), ANSWER);
    transport.listen((data) => {
      if (decodeMessage(data) !== null) answer(true);
    });
    transport.send({ lectern: 1, type: "hello", peer });
  });
}
