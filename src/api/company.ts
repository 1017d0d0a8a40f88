// Who else shows this talk, and how they are doing. Nothing of it is needed for a slide: fetched beside the first one.
import { effect } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";

import { createPointing, createPresence, decodeMessage, decodeStranger } from "#sync";
import type { Appearance, Transport } from "#sync";
import type { Companion, Point, Problem, Talk } from "#views";
import { createLifeline } from "./lifeline.ts";
import { listen } from "./listen.ts";
import { keepDiary } from "./resume.ts";
import type { Membership } from "./resume.ts";

/** The package's version, which the build writes here. */
declare const LECTERN_BUILD: string;

/** How often the presenter view looks who is still there, in ms; asking takes a second. */
const LOOK = 300;

/**
 * How often it is looked who answers a roll call: for longer than the patience of `createPresence`, and without a pause
 * in which this window might have slept.
 */
const LOOKS = 6;

/** The other windows of this talk. */
export interface Company {
  /** Asks all to speak; who does not is lost. */
  callRoll(): void;
  /** Points in all of them, and here. */
  point(at: Point | null): void;
  stop(): void;
}

/** What this window has of the others. */
export interface Neighbours extends Membership {
  readonly transport: Transport;
  readonly companions: Signal<readonly Companion[]>;
  readonly pointing: Signal<Point | null>;
  readonly strays: Signal<readonly Problem[]>;
}

/** Tells the other windows of this one, `companions` of them, and `pointing` of what any of them points at. */
export function openCompany(talk: Talk, neighbours: Neighbours): Company {
  const { transport, companions, pointing, strays } = neighbours;
  const { show, window: mine } = talk;
  const whole = matchMedia("(display-mode: fullscreen)");
  const appearance = (): Appearance => ({
    role: mine.state.peek().view,
    visible: document.visibilityState === "visible",
    fullscreen: document.fullscreenElement !== null || whole.matches,
  });
  const lifeline = createLifeline(`${neighbours.deck}:${neighbours.id}`, show.peer);
  lifeline.hold();
  const presence = createPresence({
    peer: show.peer,
    transports: [transport],
    appearance: appearance(),
    build: LECTERN_BUILD,
    stamp: () => show.latest().stamp,
    now: Date.now,
    ended: lifeline.ended,
  });
  let ignored = 0;
  let rollCall: ReturnType<typeof setInterval> | undefined;
  let looks = 0;
  const look = (): void => {
    presence.check();
    looks -= 1;
    if (looks > 0) return;
    clearInterval(rollCall);
    rollCall = undefined;
  };
  const pointer = createPointing(show.peer, [transport]);
  const announce = (): void => presence.announce(appearance());
  const stops = [
    pointer.point.subscribe((at) => (pointing.value = at)),
    keepDiary(talk, neighbours),
    transport.listen((data) => {
      if (decodeMessage(data) !== null || decodeStranger(data) !== null) return;
      ignored += 1;
      strays.value = [strayMessages(ignored)];
    }),
    presence.companions.subscribe((here) => (companions.value = here)),
    effect(() => {
      const looks = mine.state.value.view !== "stage" ? setInterval(presence.check, LOOK) : undefined;
      announce();
      return () => clearInterval(looks);
    }),
    listen(document, "visibilitychange", announce),
    listen(document, "fullscreenchange", announce),
    listen(whole, "change", announce),
    listen(window, "pagehide", () => {
      presence.leave();
      lifeline.release();
    }),
    // Back from the browser's memory of pages: what was said meanwhile is asked for.
    listen(window, "pageshow", (event) => {
      if (!(event as PageTransitionEvent).persisted) return;
      lifeline.hold();
      announce();
      presence.check();
    }),
  ];
  presence.check();
  return {
    callRoll() {
      presence.check();
      looks = LOOKS;
      rollCall ??= setInterval(look, LOOK);
    },
    point: pointer.show,
    stop() {
      clearInterval(rollCall);
      presence.leave();
      lifeline.release();
      for (const stop of stops) stop();
      presence.close();
      pointer.close();
      companions.value = [];
    },
  };
}

function strayMessages(count: number): Problem {
  const [messages, were] = count === 1 ? ["1 message", "was"] : [`${count} messages`, "were"];
  return {
    severity: "warning",
    where: "windows",
    what: `${messages} to this talk ${were} not understood and ignored`,
    why: "Another version of Lectern may be open in a window of this talk, and does not follow it; the others do.",
    fix: "Reload the other windows of this talk.",
  };
}
