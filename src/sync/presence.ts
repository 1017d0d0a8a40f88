import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import type { Stamp } from "#show";
import { decodeMessage, decodeStranger } from "./decode.ts";
import type { Appearance, SyncMessage, Transport, WindowReport } from "./message.ts";

/**
 * How another window is doing. "lagging": it answers late, or shows an older place than ours. "lost": it does not answer,
 * and was visible, or has ended. "closed": it said goodbye and did not come back. "other": another build of Lectern runs
 * in it.
 */
export type Light = "live" | "hidden" | "lagging" | "lost" | "closed" | "other";

/** Another window of this talk. */
export interface Companion {
  readonly peer: string;
  readonly role: WindowReport["role"];
  readonly light: Light;
  /** It is there, as far as anybody knows. False from its goodbye on, also while "closed" waits for a reload. */
  readonly open: boolean;
  readonly fullscreen: boolean;
  /** It filled its screen, before a reload perhaps, and no longer does. */
  readonly leftFullscreen: boolean;
}

export interface PresenceOptions {
  readonly peer: string;
  readonly transports: readonly Transport[];
  readonly appearance: Appearance;
  /** Which version of Lectern this is. */
  readonly build: string;
  /** Of the newest state that this window knows. */
  readonly stamp: () => Stamp;
  /** Milliseconds. */
  readonly now: () => number;
  /** Which of these windows, all of our build, have ended for certain. */
  readonly ended: (peers: readonly string[]) => Promise<readonly string[]>;
}

/** Who else is here. */
export interface Presence {
  /** In the order in which they were first heard. Lost and closed ones stay until another takes their place. */
  readonly companions: ReadonlySignal<readonly Companion[]>;
  /** This window changed its role, its size, went out of sight or came back: tells the others, when it is so. */
  announce(appearance: Appearance): void;
  /**
   * Judges what was answered, and asks everybody to speak when that was not done for a second. Hidden windows that are
   * silent are let be until it is known that they have ended: a browser may put them to sleep. For the presenter's second hand, twice a second or as
   * often as it may; the answers also heal a window that missed a change.
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

// Milliseconds. A window that dies just after it answered is asked within a second and lost within another; where nobody
// can tell that it ended, within another and a half.
/** Between two questions. Less than a second, for timers that come a little early. */
const BETWEEN = 900;
/** An answer that takes longer is late; a place that is behind for longer lags. */
const SLOW = 1000;
/** Who leaves a question unanswered for longer may have ended. */
const DOUBT = 500;
/** How long a visible window may leave a question unanswered. */
const PATIENCE = 1300;
/** Who does not look for longer was asleep, and has no right to call others lost before asking again. */
const ASLEEP = 2500;
/** How long a window that said goodbye may take to come back: a reload is no news. */
const RELOAD = 1000;
/** Who has more windows is not told of them: the list of a forger must end. */
const MOST = 50;

interface Known {
  readonly window: WindowReport;
  /** It speaks another protocol: it cannot answer. */
  readonly stranger: boolean;
  /** When the oldest unanswered question was asked; null: none is open. */
  readonly asked: number | null;
  /** Since when it tells of a place older than ours; null: it does not. */
  readonly behind: number | null;
  /** Its last answer was late, or told for too long of an old place. */
  readonly lags: boolean;
  readonly lost: boolean;
  /** When it said goodbye. */
  readonly left: number | null;
  readonly wasFullscreen: boolean;
}

export function createPresence({
  peer,
  transports,
  appearance,
  build,
  stamp,
  now,
  ended,
}: PresenceOptions): Presence {
  const known = new Map<string, Known>();
  const companions = signal<readonly Companion[]>([]);
  let mine = appearance;
  let here = true;
  let checked = Number.NEGATIVE_INFINITY;
  let asked = Number.NEGATIVE_INFINITY;

  const hereMessage = (): SyncMessage => ({
    lectern: 1,
    type: "here",
    peer,
    window: { ...mine, build, stamp: stamp() },
  });
  const say = (message: SyncMessage): void => {
    for (const transport of transports) transport.send(message);
  };

  const publish = (): void => {
    const time = now();
    const next = [...known].map(([peer, one]) => companion(peer, one, build, time));
    if (JSON.stringify(companions.peek()) !== JSON.stringify(next)) companions.value = next;
  };

  /** A new window takes the place of the last one like it that is gone; it comes back with what that one was. */
  const predecessor = (role: WindowReport["role"]): Known | undefined => {
    const [peer, gone] = [...known].findLast(([, one]) => one.window.role === role && !isOpen(one)) ?? [];
    if (peer !== undefined) known.delete(peer);
    return gone;
  };

  const met = (peer: string, window: WindowReport, stranger: boolean): void => {
    const time = now();
    const old = known.get(peer);
    if (old === undefined && known.size >= MOST) return;
    const before = old ?? predecessor(window.role);
    const reloaded = old !== undefined || isReload(before, time);
    const asked = old?.left === null ? old.asked : null;
    const behind = isOlder(window.stamp, stamp()) ? (old?.behind ?? time) : null;
    known.set(peer, {
      window,
      stranger,
      asked: null,
      behind,
      lags: (asked !== null && time - asked > SLOW) || (behind !== null && time - behind > SLOW),
      lost: false,
      left: null,
      wasFullscreen: window.fullscreen || (reloaded && before?.wasFullscreen === true),
    });
  };

  const parted = (peer: string): void => {
    const one = known.get(peer);
    known.delete(peer);
    // Of the windows that were closed the last one is worth a word, and a presenter's is not.
    if (one === undefined || one.window.role === "presenter") return;
    for (const [other, { left }] of known) if (left !== null) known.delete(other);
    known.set(peer, { ...one, left: now(), lost: false });
  };

  const hear = (transport: Transport, data: unknown): void => {
    const message = decodeMessage(data);
    const stranger = message === null ? decodeStranger(data) : null;
    if (message?.type === "hello" && message.peer !== peer && here) transport.send(hereMessage());
    const told = message ?? stranger;
    if (told === null || (told.type !== "here" && told.type !== "bye") || told.peer === peer) return;
    if (told.type === "bye") parted(told.peer);
    else if ("window" in told) met(told.peer, told.window, false);
    else met(told.peer, { ...unknownWindow, role: told.role }, true);
    publish();
  };

  const ask = (time: number): void => {
    asked = time;
    for (const [peer, one] of known) known.set(peer, { ...one, asked: one.asked ?? time });
    say({ lectern: 1, type: "hello", peer });
  };

  const lose = async (doubted: readonly string[]): Promise<void> => {
    for (const peer of await ended(doubted)) {
      const one = known.get(peer);
      if (one !== undefined && isSilent(one, now(), DOUBT)) known.set(peer, { ...one, lost: true });
    }
    publish();
  };

  const stops = transports.map((transport) => transport.listen((data) => hear(transport, data)));
  say(hereMessage());

  return {
    companions,
    announce(appearance) {
      const news =
        !here ||
        appearance.role !== mine.role ||
        appearance.visible !== mine.visible ||
        appearance.fullscreen !== mine.fullscreen;
      mine = appearance;
      here ||= appearance.visible;
      if (here && news) say(hereMessage());
    },
    check() {
      const time = now();
      // Who slept heard no answers: what was asked before proves nothing.
      const slept = time - checked > ASLEEP;
      checked = time;
      const open = [...known.values()].some((one) => one.window.role === "stage" && isOpen(one));
      const doubted: string[] = [];
      for (const [peer, one] of known) {
        if (one.left !== null) {
          if (open && !isReload(one, time)) known.delete(peer);
        } else if (slept) known.set(peer, { ...one, asked: null });
        else if (one.window.visible && isSilent(one, time, PATIENCE)) known.set(peer, { ...one, lost: true });
        else if (isSilent(one, time, DOUBT) && !one.lost && one.window.build === build) doubted.push(peer);
      }
      if (doubted.length > 0) void lose(doubted);
      if (time - asked >= BETWEEN) ask(time);
      publish();
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

const unknownWindow: WindowReport = {
  role: "stage",
  visible: true,
  fullscreen: false,
  build: "",
  stamp: null,
};

function companion(peer: string, one: Known, build: string, time: number): Companion {
  const { role, fullscreen } = one.window;
  const open = isOpen(one);
  const leftFullscreen = one.wasFullscreen && !fullscreen;
  return { peer, role, light: lightOf(one, build, time), open, fullscreen, leftFullscreen };
}

function lightOf(one: Known, build: string, time: number): Light {
  if (one.left !== null && !isReload(one, time)) return "closed";
  if (one.stranger || one.window.build !== build) return one.lost ? "lost" : "other";
  if (one.lost) return "lost";
  if (!one.window.visible) return "hidden";
  return one.lags || isSilent(one, time, SLOW) ? "lagging" : "live";
}

function isOpen({ lost, left }: Known): boolean {
  return !lost && left === null;
}

/** It said goodbye a moment ago, and may only be about to come back. */
function isReload(one: Known | undefined, time: number): boolean {
  return one !== undefined && one.left !== null && time - one.left <= RELOAD;
}

/** It was asked, and did not answer. */
function isSilent({ stranger, asked, left }: Known, time: number, patience: number): boolean {
  return !stranger && left === null && asked !== null && time - asked > patience;
}

function isOlder(a: Stamp | null, b: Stamp): boolean {
  if (a === null || b.clock === 0) return false;
  return a.clock === b.clock ? a.peer < b.peer : a.clock < b.clock;
}
