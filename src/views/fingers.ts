// What fingers do to the slide beyond a move: it follows them, double taps zoom into it, drags pan what is zoomed.
// Pinching is the browser's: it is sharper and smoother than a page can be.
import { batch, effect } from "@preact/signals";

import type { Zoom } from "#show";
import { act } from "./act.ts";
import type { Direction, Touch } from "./gestures.ts";
import type { Interface } from "./interface.ts";
import { isClickable } from "./interactive.ts";
import { TWICE, around, panned } from "./zoom-region.ts";
import type { Place } from "./zoom-region.ts";
import { zoomTransform } from "./zoomed.ts";

/** Two taps nearer than this, in px, and sooner than this, in ms, are one double tap. */
const TOGETHER = 40;
const SOON = 320;
/** Taps on the sides turn the page, as in a book; those between show the controls. Shares of the width. */
const SIDE = 0.3;
/** A finger has to go this far along the line before the slide comes with it, px. */
const LOOSE = 10;
/** How much of the finger's way the slide goes where there is no further one. */
const RESISTANCE = 0.25;
/** The page itself is zoomed: one finger pans it. */
const PINCHED = 1.01;

/** Told at the container: somebody tapped where nothing else is meant; `detail` is the pointer's id. */
export const TAPPED = "lectern-tapped";

const RULES = `
  .remark-slides-area.lectern-dragged > .remark-visible { translate: var(--lectern-drag) 0; }
  .remark-slides-area.lectern-pinched { touch-action: auto; }
  .lectern-zoom-mode > .remark-slides-area { touch-action: none; }
  .lectern-zoom-mode > .lectern-panned > .remark-visible { transition: none; }
  @media (prefers-reduced-motion: no-preference) {
    .remark-slides-area.lectern-settling > .remark-visible { transition: translate 160ms ease-out; }
  }
  .lectern-page:not(.lectern-reading) > body:not(.remark-presenter-mode) > .remark-slides-area {
    width: calc(100% - env(safe-area-inset-left) - env(safe-area-inset-right));
    margin-inline: env(safe-area-inset-left) env(safe-area-inset-right);
  }
`;

/** Adds to the stage what fingers expect of a page of ours; pages written for remark keep remark's taps and swipes. */
export function openFingers(ours: Interface): () => void {
  const { talk, stage, container } = ours;
  if (stage.whole || talk.embedded || !talk.navigation.touch) return () => undefined;
  const { area } = stage;
  const off = new AbortController();
  const { signal } = off;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const fingers = new Set<number>();
  let down: (Touch & { readonly id: number }) | null = null;
  let dragging = false;
  let tap: Touch | null = null;

  const isPinched = (): boolean => (visualViewport?.scale ?? 1) > PINCHED;
  const zoom = () => (talk.window.state.peek().look === null ? talk.show.state.peek().zoom : null);
  /** As shares of the slide as it is drawn. */
  const placeOf = ({ x, y }: { readonly x: number; readonly y: number }): Place => {
    const box = area.getBoundingClientRect();
    const { width, height } = talk.canvas.peek();
    const scale = stage.scale.peek();
    return {
      x: (x - box.left - (box.width - width * scale) / 2) / (width * scale),
      y: (y - box.top - (box.height - height * scale) / 2) / (height * scale),
    };
  };

  const drag = (by: number): void => {
    const { index, paused } = talk.show.state.peek();
    const last = talk.show.deck.peek().slides.length - 1;
    const stuck = paused || talk.locked.peek() || (by > 0 ? index === 0 : index === last);
    area.classList.remove("lectern-settling");
    area.classList.add("lectern-dragged");
    area.style.setProperty("--lectern-drag", `${Math.round(by * (stuck ? RESISTANCE : 1))}px`);
  };
  const settle = (slowly: boolean): void => {
    area.classList.toggle("lectern-settling", slowly);
    area.classList.remove("lectern-dragged");
    area.style.removeProperty("--lectern-drag");
  };

  let dragged: Zoom | null = null;
  const place = (zoom: Zoom): void => {
    for (const [name, value] of Object.entries(zoomTransform(zoom, ours)))
      container.style.setProperty(name, value);
  };
  const pan = (to: { readonly x: number; readonly y: number }): void => {
    const from = zoom();
    if (from === null || down === null) return;
    const [a, b] = [placeOf(down), placeOf(to)];
    const next = panned(from, { x: b.x - a.x, y: b.y - a.y });
    area.classList.add("lectern-panned");
    place(next);
    dragged = next;
  };
  area.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType !== "touch") return;
      fingers.add(event.pointerId);
      dragging = false;
      const alone = fingers.size === 1 && !isClickable(event) && !isPinched();
      down = alone ? { x: event.clientX, y: event.clientY, at: event.timeStamp, id: event.pointerId } : null;
      if (!alone) settle(true);
    },
    { signal },
  );
  addEventListener(
    "pointermove",
    (event) => {
      if (down?.id !== event.pointerId) return;
      const [dx, dy] = [event.clientX - down.x, event.clientY - down.y];
      if (zoom() !== null) {
        dragging ||= Math.hypot(dx, dy) > LOOSE;
        if (dragging) pan({ x: event.clientX, y: event.clientY });
        return;
      }
      // Up and down it is not ours, and stays so.
      if (!dragging && Math.abs(dy) > LOOSE && Math.abs(dy) > Math.abs(dx)) down = null;
      else if (!dragging && Math.abs(dx) > LOOSE) dragging = true;
      if (dragging && !matchMedia("(prefers-reduced-motion: reduce)").matches) drag(dx);
    },
    { signal },
  );
  const lifted = (event: PointerEvent): void => {
    if (event.pointerType !== "touch") return;
    fingers.delete(event.pointerId);
    if (event.type === "pointercancel" || fingers.size === 0) {
      down = null;
      settle(true);
      area.classList.remove("lectern-panned");
      const still = zoom();
      // Taken over by the browser half-way.
      if (dragged !== null && still !== null) place(still);
      dragged = null;
    }
  };
  addEventListener("pointerup", lifted, { signal });
  addEventListener("pointercancel", lifted, { signal });

  const tapped = (at: Touch): Direction => {
    const twice = tap !== null && at.at - tap.at < SOON && Math.hypot(at.x - tap.x, at.y - tap.y) < TOGETHER;
    tap = twice ? null : at;
    const { left, width } = area.getBoundingClientRect();
    const share = (at.x - left) / width;
    const zoomed = zoom();
    if (twice && zoomed !== null) act(ours, { type: "zoom", zoom: null });
    else if (twice && share > SIDE && share < 1 - SIDE)
      act(ours, { type: "zoom", zoom: around(placeOf(at), TWICE) });
    if (twice || zoomed !== null) return 0;
    if (share <= SIDE) return -1;
    if (share >= 1 - SIDE) return 1;
    container.dispatchEvent(new CustomEvent(TAPPED, { detail: down?.id }));
    return 0;
  };

  talk.fingers.heed = (meant, from, to) => {
    if (isPinched()) return 0;
    if (zoom() !== null && dragged !== null) {
      const zoom = dragged;
      dragged = null;
      batch(() => act(ours, { type: "zoom", zoom }));
      return 0;
    }
    const still = Math.hypot(to.x - from.x, to.y - from.y) < LOOSE;
    if (meant !== 0 && !still) {
      settle(false);
      return zoom() === null ? meant : 0;
    }
    return meant === 0 ? 0 : tapped(to);
  };

  const pinch = (): void => void area.classList.toggle("lectern-pinched", isPinched());
  visualViewport?.addEventListener("resize", pinch, { signal });
  // A move shows another slide where it belongs.
  const stopMoves = effect(() => {
    void stage.shown.value;
    settle(false);
  });

  return () => {
    off.abort();
    stopMoves();
    talk.fingers.heed = null;
    settle(false);
    area.classList.remove("lectern-settling", "lectern-pinched", "lectern-panned");
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
