// Who else shows this talk, and how they are doing. Nothing of it is needed for a slide: fetched beside the first one.
import { effect } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";

import { createPointing, createPresence } from "#sync";
import type { Appearance, Transport } from "#sync";
import type { Companion, Point, Talk } from "#views";
import { listen } from "./listen.ts";

/** The package's version, which the build writes here. */
declare const LECTERN_BUILD: string;

/** How often the presenter view looks who is still there, in ms; asking takes a second. */
const LOOK = 500;

/** How long a window that is asked once may think, in ms: somewhat more than the patience of `createPresence`. */
const ROLL_CALL = 1700;

/** The other windows of this talk. */
export interface Company {
  /** Asks all to speak; who does not is lost. */
  callRoll(): void;
  /** Points in all of them, and here. */
  point(at: Point | null): void;
  stop(): void;
}

/** Tells the other windows of this one, `companions` of them, and `pointing` of what any of them points at. */
export function openCompany(
  talk: Talk,
  transport: Transport,
  companions: Signal<readonly Companion[]>,
  pointing: Signal<Point | null>,
): Company {
  const { show, window: mine } = talk;
  const whole = matchMedia("(display-mode: fullscreen)");
  const appearance = (): Appearance => ({
    role: mine.state.peek().view,
    visible: document.visibilityState === "visible",
    fullscreen: document.fullscreenElement !== null || whole.matches,
  });
  const presence = createPresence({
    peer: show.peer,
    transports: [transport],
    appearance: appearance(),
    build: LECTERN_BUILD,
    stamp: () => show.latest().stamp,
    now: Date.now,
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const pointer = createPointing(show.peer, [transport]);
  const announce = (): void => presence.announce(appearance());
  const stops = [
    pointer.point.subscribe((at) => (pointing.value = at)),
    presence.companions.subscribe((here) => (companions.value = here)),
    effect(() => {
      const looks = mine.state.value.view !== "stage" ? setInterval(presence.check, LOOK) : undefined;
      announce();
      return () => clearInterval(looks);
    }),
    listen(document, "visibilitychange", announce),
    listen(document, "fullscreenchange", announce),
    listen(whole, "change", announce),
    listen(window, "pagehide", presence.leave),
    // Back from the browser's memory of pages: what was said meanwhile is asked for.
    listen(window, "pageshow", (event) => {
      if (!(event as PageTransitionEvent).persisted) return;
      announce();
      presence.check();
    }),
  ];
  presence.check();
  return {
    callRoll() {
      presence.check();
      clearTimeout(waiting);
      waiting = setTimeout(presence.check, ROLL_CALL);
    },
    point: pointer.show,
    stop() {
      clearTimeout(waiting);
      presence.leave();
      for (const stop of stops) stop();
      presence.close();
      pointer.close();
      companions.value = [];
    },
  };
}
