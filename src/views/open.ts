import { effect, untracked } from "@preact/signals-core";

import type { Command } from "#show";
import { openAnnouncements } from "./announce.ts";
import { element, whenLoaded } from "./draw.ts";
import { openKeyboard } from "./keyboard.ts";
import { openLocation } from "./location.ts";
import { openModes } from "./modes.ts";
import { perform } from "./perform.ts";
import { openPointer } from "./pointer.ts";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import type { EarlyMove, Talk } from "./talk.ts";

export interface ViewOptions {
  /** Every slide is in the document from the start, as scripts written for remark expect. Default false. */
  readonly whole?: boolean;
  /** Keys, clicks, wheel, fingers and the address move the show. Default true; remark's `controller` switches it off. */
  readonly input?: boolean;
  /** Puts more around the stage; returns how to take it away. */
  readonly furnish?: (stage: Stage) => (() => void) | undefined;
}

export interface Views {
  readonly stage: Stage;
  /** Nobody's keys, clicks or fingers until `listen(true)`; twice is once. */
  listen(on: boolean): void;
  /** Does what a key would do, whether keys are heard or not. */
  perform(command: Command): void;
  /** Leaves the container as it was. */
  close(): void;
}

/** Draws a talk at the end of `container`: the page's body, or the element of an embedded show. */
export function openViews(container: HTMLElement, talk: Talk, options: ViewOptions = {}): Views {
  const { whole = false, input = true } = options;
  const roots = talk.embedded ? [container] : [document.documentElement, container];
  const closing: (() => void)[] = [];

  const stage = openStage(container, talk, whole);
  const { area } = stage;
  closing.push(
    openModes(roots, area, talk),
    openLandmark(container, area, talk),
    // Without room beneath the pointer nothing can be fitted; the classes of the mode decide the room.
    effect(() => {
      void talk.window.state.value.view;
      untracked(stage.refit);
    }),
    openAnnouncements(container, talk, stage.shown),
  );

  const remove = options.furnish?.(stage);
  if (remove !== undefined) closing.push(remove);

  closing.push(openInterface(container, talk, stage));

  let deaf: (() => void) | null = null;
  const listen = (on: boolean): void => {
    if (on === (deaf !== null)) return;
    if (deaf !== null) {
      deaf();
      deaf = null;
      return;
    }
    const stops = [
      openKeyboard(talk.embedded ? container : window, container, talk),
      openPointer(area, container, talk),
    ];
    deaf = () => {
      for (const stop of stops) stop();
    };
  };
  if (input) {
    listen(true);
    if (!talk.embedded) closing.push(openLocation(talk, stage.shown));
  }

  return {
    stage,
    listen,
    perform: (command) => perform(command, talk, container),
    close() {
      listen(false);
      for (const stop of closing.toReversed()) stop();
      stage.dispose();
    },
  };
}

/**
 * Presenter view, overview, help: fetched when the page is loaded and the browser at rest, not when they are asked for,
 * because the server may be gone by then. A fetch that failed is tried again at the next wish.
 */
function openInterface(container: HTMLElement, talk: Talk, stage: Stage): () => void {
  const host = element("lectern-app", container);
  const early: EarlyMove[] = [];
  const stopNoting = talk.show.state.subscribe((state) => early.push({ state, at: talk.now() }));
  let unmount: (() => void) | null = null;
  let wanted = true;
  let fetching = false;

  const mount = async (): Promise<void> => {
    if (fetching || unmount !== null) return;
    fetching = true;
    try {
      const { mountApp } = await import("./app.tsx");
      stopNoting();
      if (wanted) unmount = mountApp(host, talk, stage, early);
    } catch (error) {
      reportError(error);
    }
    fetching = false;
  };

  let cancel = (): void => undefined;
  const stop = talk.window.state.subscribe(({ view, overlay, reading }) => {
    cancel();
    if (view === "stage" && overlay === "none" && !reading) cancel = whenLoaded(() => void mount());
    else void mount();
  });
  return () => {
    wanted = false;
    cancel();
    stop();
    stopNoting();
    unmount?.();
    host.remove();
  };
}

/** Where the slides are, for those who jump from landmark to landmark; in the deck's language. */
function openLandmark(container: HTMLElement, area: HTMLElement, talk: Talk): () => void {
  const main = !talk.embedded && document.querySelector("main, [role=main]") === null;
  area.setAttribute("role", main ? "main" : "region");
  const stop = effect(() => {
    const { settings } = talk.show.deck.value;
    area.setAttribute("aria-label", talk.title.value || "Slides");
    for (const name of ["lang", "dir"] as const) {
      const value = settings.get(name);
      if (value === undefined) area.removeAttribute(name);
      else area.setAttribute(name, value);
    }
  });
  if (!talk.embedded) return stop;
  // Keys reach an embedded show when it has the focus (remark).
  const before = ["tabindex", "style"].map((name) => [name, container.getAttribute(name)] as const);
  container.tabIndex = -1;
  container.style.position = "absolute";
  return () => {
    stop();
    for (const [name, value] of before) {
      if (value === null) container.removeAttribute(name);
      else container.setAttribute(name, value);
    }
  };
}
