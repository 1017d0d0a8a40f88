import { effect, signal, untracked } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import type { Deck, Slide } from "#deck";
import { createCells } from "./cells.ts";
import { element, whenIdle } from "./draw.ts";
import { applyFit, applyFits, fit } from "./fit.ts";
import { startMedia, stopMedia } from "./media.ts";
import type { Talk } from "./talk.ts";

/** remark's names, in the order they come for one move; the argument is the slide that is left or shown. */
export type StageEvent =
  | "hideSlide"
  | "beforeHideSlide"
  | "afterHideSlide"
  | "showSlide"
  | "beforeShowSlide"
  | "afterShowSlide";

/** The slides on screen: remark's elements under remark's names, at most three slides of them. */
export interface Stage {
  /** `.remark-slides-area`; the presenter view places it with custom properties, see base.css. */
  readonly area: HTMLElement;
  /** Screen px per canvas px. */
  readonly scale: ReadonlySignal<number>;
  /** The slide that is shown; follows `show.state` when the events of the move are over (remark). */
  readonly shown: ReadonlySignal<number>;
  /** Every slide is in the document from the start. */
  readonly whole: boolean;
  /** A handler that throws is reported and disturbs nobody. Returns how to stop. */
  on(event: StageEvent, handle: (slide: Slide) => void): () => void;
  /** How a move comes on screen, for parts that animate it; null: at once. A hidden window has to be moved at once. */
  transit(how: ((move: () => void) => void) | null): void;
  /** Fits every slide to the area again; for sizes that change unseen. */
  refit(): void;
  dispose(): void;
}

/** How long remark leaves `remark-fading` on the slide that was left, for themes that animate it. */
const FADING = 1000;

/**
 * Builds the stage at the end of `container`. A change of place is drawn in the signal's own turn: hidden windows
 * are given no animation frames.
 *
 * @param whole every slide is in the document from the start; our own pages draw only what is near.
 */
export function openStage(container: HTMLElement, talk: Talk, whole: boolean): Stage {
  const { show, canvas, render } = talk;
  const area = element("remark-slides-area");
  const scale = signal(1);
  const handlers = new Map<StageEvent, Set<(slide: Slide) => void>>();

  let deck: Deck = show.deck.peek();
  let drawnWith = render.peek();
  let placedOn = canvas.peek();
  const shown = signal(-1);

  const place = (container: HTMLElement): void => {
    const scaler = container.querySelector<HTMLElement>(":scope > .remark-slide-scaler");
    const placed = fit(placedOn, { width: area.clientWidth, height: area.clientHeight });
    if (scaler !== null && placed !== null) applyFit(scaler, placedOn, placed);
  };

  // Measuring makes the browser lay out what was written so far: all at once they are fitted by `refit`.
  const placed = whole ? (): void => undefined : place;
  const cells = createCells(area, deck, (deck, index) => talk.slideHtml(deck, index), placed, whole);
  container.append(area);

  const refit = (): void => {
    const placed = fit(placedOn, { width: area.clientWidth, height: area.clientHeight });
    if (placed === null) return;
    applyFits(area.querySelectorAll<HTMLElement>(":scope > * > .remark-slide-scaler"), placedOn, placed);
    scale.value = placed.scale;
  };

  const tell = (event: StageEvent, slide: Slide | undefined): void => {
    if (slide === undefined) return;
    // A copy: a handler may subscribe others, whose turn is the next move.
    for (const handle of Array.from(handlers.get(event) ?? [])) {
      try {
        untracked(() => handle(slide));
      } catch (error) {
        reportError(error);
      }
    }
  };

  const stopFading = (): void => {
    for (const faded of area.querySelectorAll(":scope > .remark-fading"))
      faded.classList.remove("remark-fading");
  };
  let fading: ReturnType<typeof setTimeout> | undefined;

  const hide = (index: number): void => {
    const slide = deck.slides[index];
    tell("hideSlide", slide);
    stopFading();
    tell("beforeHideSlide", slide);
    const left = cells.at(index);
    left.classList.remove("remark-visible");
    left.classList.add("remark-fading");
    left.inert = true;
    stopMedia(left);
    clearTimeout(fading);
    fading = setTimeout(stopFading, FADING);
    tell("afterHideSlide", slide);
  };

  const reveal = (index: number): void => {
    const coming = cells.at(index);
    // Only now: what is not shown is not read aloud either.
    coming.setAttribute("role", "group");
    coming.setAttribute("aria-roledescription", "slide");
    coming.setAttribute("aria-label", `${index + 1} of ${deck.slides.length}`);
    const already = coming.classList.contains("remark-visible");
    coming.inert = false;
    coming.classList.remove("remark-fading");
    coming.classList.add("remark-visible");
    // A slide drawn again goes on as it was: what the speaker stopped stays stopped.
    if (!already) startMedia(coming);
  };

  let cancelNext = (): void => undefined;
  /** The slide that is probably wanted next is drawn while nobody waits for it. */
  const prepareNext = (towards: number): void => {
    cancelNext();
    if (whole) return;
    cancelNext = whenIdle(() => {
      if (deck.slides[towards] === undefined) return;
      const next = cells.at(towards);
      next.inert = true;
      for (const image of next.querySelectorAll("img")) void image.decode?.().catch(() => undefined);
    });
  };

  const move = (from: number, to: number): void => {
    // Two drawn slides to show one: the one that is left stays, for a step back and for themes that fade it.
    cells.keepOnly(new Set([from, to]));
    // Focus must not fall out of the show with the slide it was on: an embedded show hears keys only inside itself.
    const focused = cells.peek(from)?.contains(document.activeElement) ?? false;
    if (from >= 0) hide(from);
    tell("showSlide", deck.slides[to]);
    cells.at(to);
    tell("beforeShowSlide", deck.slides[to]);
    reveal(to);
    if (focused) {
      cells.at(to).tabIndex = -1;
      cells.at(to).focus({ preventScroll: true });
    }
    tell("afterShowSlide", deck.slides[to]);
    prepareNext(to < from ? to - 1 : to + 1);
  };

  const load = (next: Deck, from: number, to: number): void => {
    cancelNext();
    deck = next;
    cells.load(next, from, to);
    if (whole) refit();
    tell("beforeShowSlide", deck.slides[to]);
    reveal(to);
    tell("afterShowSlide", deck.slides[to]);
    prepareNext(to + 1);
  };

  let transit: ((move: () => void) => void) | null = null;

  /** To where the talk is when it is called, which may be later than it was asked for. */
  const arrive = (): void => {
    const from = shown.peek();
    const next = show.deck.peek();
    const to = Math.min(talk.place.peek(), next.slides.length - 1);
    if (next !== deck && from >= 0) load(next, from, to);
    else if (to !== from) move(from, to);
    shown.value = to;
  };

  const stopPlace = effect(() => {
    const next = show.deck.value;
    void talk.place.value;
    untracked(() => (transit === null || next !== deck ? arrive() : transit(arrive)));
  });

  const stopDrawing = effect(() => {
    const options = render.value;
    const size = canvas.value;
    // Whoever opens the stage fits it first, when it stands in its place.
    if (options === drawnWith && size === placedOn) return;
    untracked(() => {
      if (options !== drawnWith) {
        drawnWith = options;
        cells.redraw();
        reveal(shown.peek());
      }
      placedOn = size;
      refit();
    });
  });

  const watcher = new ResizeObserver(refit);
  watcher.observe(area);
  // Scripts written for remark dispatch this event to have slides scaled again.
  window.addEventListener("resize", refit);

  return {
    area,
    scale,
    shown,
    whole,
    on(event, handle) {
      const those = handlers.get(event) ?? new Set();
      handlers.set(event, those.add(handle));
      return () => void those.delete(handle);
    },
    transit: (how) => void (transit = how),
    refit,
    dispose() {
      stopPlace();
      stopDrawing();
      cancelNext();
      clearTimeout(fading);
      watcher.disconnect();
      window.removeEventListener("resize", refit);
      area.remove();
    },
  };
}
