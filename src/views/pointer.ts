import type { Command } from "#show";
import { createWheel, swipeOf } from "./gestures.ts";
import type { Direction, Touch, WheelTurn } from "./gestures.ts";
import { isClickable, scrollerOf } from "./interactive.ts";
import { perform } from "./perform.ts";
import type { Talk } from "./talk.ts";

/** A finger's tap is also told as a click, this much later at most. */
const ECHO = 700;

/** Mouse, wheel and fingers on the slides themselves, on the stage as in the presenter's slot. */
export function openPointer(area: HTMLElement, container: HTMLElement, talk: Talk): () => void {
  const off = new AbortController();
  const { signal } = off;

  const go = (direction: Direction): void => {
    if (direction === 0) return;
    const command: Command = { type: direction === 1 ? "next" : "previous" };
    perform(command, talk, container);
  };

  let tappedAt = Number.NEGATIVE_INFINITY;
  if (talk.navigation.touch) listenToFingers(area, talk, go, (at) => (tappedAt = at), signal);
  if (talk.navigation.scroll) listenToWheel(area, go, signal);

  if (talk.navigation.click) {
    const clicked = (event: MouseEvent, direction: Direction): void => {
      if (event.defaultPrevented || isClickable(event) || event.timeStamp - tappedAt < ECHO) return;
      // Somebody marked a word to read it out.
      if (direction === 1 && getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      go(direction);
    };
    area.addEventListener("click", (event) => clicked(event, 1), { signal });
    area.addEventListener("contextmenu", (event) => clicked(event, -1), { signal });
  }
  return () => off.abort();
}

function listenToFingers(
  area: HTMLElement,
  talk: Talk,
  go: (direction: Direction) => void,
  tapped: (at: number) => void,
  signal: AbortSignal,
): void {
  let down: (Touch & { readonly id: number }) | null = null;
  const fingers = new Set<number>();
  const seen = ({ clientX: x, clientY: y, timeStamp: at }: PointerEvent): Touch => ({ x, y, at });

  area.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType !== "touch") return;
      fingers.add(event.pointerId);
      // A second finger: a pinch, the browser's business, until all are up.
      down = fingers.size === 1 && !isClickable(event) ? { ...seen(event), id: event.pointerId } : null;
    },
    { signal },
  );
  // Told for fingers that left the area too.
  addEventListener(
    "pointerup",
    (event) => {
      if (event.pointerType !== "touch") return;
      fingers.delete(event.pointerId);
      if (down?.id !== event.pointerId) return;
      const [from, to] = [down, seen(event)];
      const meant = swipeOf(from, to, area.getBoundingClientRect());
      down = null;
      tapped(event.timeStamp);
      go(talk.fingers.heed?.(meant, from, to) ?? meant);
    },
    { signal },
  );
  // The browser took it over: it scrolls or zooms.
  addEventListener(
    "pointercancel",
    (event) => {
      fingers.delete(event.pointerId);
      if (down?.id === event.pointerId) down = null;
    },
    { signal },
  );
}

const UNITS: readonly WheelTurn["unit"][] = ["px", "lines", "pages"];

function listenToWheel(area: HTMLElement, go: (direction: Direction) => void, signal: AbortSignal): void {
  const wheel = createWheel();
  area.addEventListener(
    "wheel",
    (event) => {
      // With Ctrl it is a zoom.
      if (event.ctrlKey || event.defaultPrevented) return;
      const { deltaX, deltaY, deltaMode, timeStamp: at } = event;
      const turn: WheelTurn = { deltaX, deltaY, unit: UNITS[deltaMode] ?? "px", at };
      if (scrollerOf(event, area, deltaY) !== null) wheel.ignore(turn);
      else go(wheel.turn(turn));
    },
    { signal, passive: true },
  );
}
