import { effect, untracked } from "@preact/signals-core";

import { element, slideFrom } from "./draw.ts";
import { applyFit, fit } from "./fit.ts";
import { stillMedia } from "./media.ts";
import type { Talk } from "./talk.ts";
import { fitting } from "./tight.ts";

/** A small picture of a slide: nothing in it moves, sounds, is read out or can be reached. */
export interface Miniature {
  /** Null: empty. Showing the same slide again costs a comparison. */
  show(index: number | null): void;
  dispose(): void;
}

/** Hosts by their refit: one observer for all, however many cells an overview has. */
const refits = new Map<Element, () => void>();
let watcher: ResizeObserver | undefined;

function watch(host: Element, refit: () => void): () => void {
  watcher ??= new ResizeObserver((entries) => {
    for (const { target } of entries) refits.get(target)?.();
  });
  refits.set(host, refit);
  watcher.observe(host);
  return () => {
    refits.delete(host);
    watcher?.unobserve(host);
  };
}

/** Drawings by talk: one effect draws all of them again when text, grammars or canvas change. */
const drawings = new WeakMap<Talk, { readonly all: Set<() => void>; readonly stop: () => void }>();

function follow(talk: Talk, draw: () => void): () => void {
  let group = drawings.get(talk);
  if (group === undefined) {
    const all = new Set<() => void>();
    const stop = effect(() => {
      void [talk.show.deck.value, talk.render.value, talk.canvas.value];
      untracked(() => {
        for (const draw of all) draw();
      });
    });
    drawings.set(talk, (group = { all, stop }));
  }
  const { all, stop } = group;
  all.add(draw);
  return () => {
    all.delete(draw);
    if (all.size > 0) return;
    stop();
    drawings.delete(talk);
  };
}

/** Fills `host`, whose size is its own business, with a copy of a slide; `host` is made its containing block. */
export function createMiniature(host: HTMLElement, talk: Talk): Miniature {
  host.style.position = "relative";
  const frame = element("lectern-miniature", host);
  frame.inert = true;
  frame.setAttribute("aria-hidden", "true");

  let index: number | null = null;
  let html = "";

  const refit = (): void => {
    const canvas = talk.canvas.peek();
    const placed = fit(canvas, { width: host.clientWidth, height: host.clientHeight });
    const scaler = frame.querySelector<HTMLElement>(".remark-slide-scaler");
    if (placed !== null && scaler !== null) applyFit(scaler, canvas, placed);
  };

  const draw = (): void => {
    const deck = talk.show.deck.peek();
    const wanted = index === null || deck.slides[index] === undefined ? "" : talk.slideHtml(deck, index);
    if (wanted !== html) {
      html = wanted;
      frame.replaceChildren();
      if (wanted !== "") {
        const slide = slideFrom(wanted);
        slide.querySelector(":scope > .remark-slide-notes")?.remove();
        stillMedia(slide);
        frame.append(slide);
      }
    }
    refit();
    const small = frame.querySelector<HTMLElement>(".remark-slide");
    const slide = index === null ? undefined : deck.slides[index];
    if (small !== null && slide !== undefined) fitting.small?.(small, slide, deck, talk.canvas.peek());
  };

  const stopWatching = watch(host, refit);
  const stopFollowing = follow(talk, draw);
  return {
    show(wanted) {
      index = wanted;
      draw();
    },
    dispose() {
      stopWatching();
      stopFollowing();
      frame.remove();
    },
  };
}
