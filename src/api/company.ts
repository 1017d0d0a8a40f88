// Who else shows this talk, and how they are doing. Nothing of it is needed for a slide: fetched beside the first one.
import { effect } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";

import { createPresence } from "#sync";
import type { Appearance, Transport } from "#sync";
import type { Companion, Talk } from "#views";
import { listen } from "./listen.ts";

/** The package's version, which the build writes here. */
declare const LECTERN_BUILD: string;

/** How often the presenter view looks who is still there, in ms; asking takes a second. */
const LOOK = 500;

/** Tells the other windows of this one, and `companions` of them; returns how to stop. */
export function openCompany(
  talk: Talk,
  transport: Transport,
  companions: Signal<readonly Companion[]>,
): () => void {
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
  const announce = (): void => presence.announce(appearance());
  const stops = [
    presence.companions.subscribe((here) => (companions.value = here)),
    effect(() => {
      const looks = mine.state.value.view === "presenter" ? setInterval(presence.check, LOOK) : undefined;
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
  return () => {
    presence.leave();
    for (const stop of stops) stop();
    presence.close();
    companions.value = [];
  };
}
