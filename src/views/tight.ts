import { signal } from "@preact/signals-core";

import type { Canvas, Deck, Slide } from "#deck";
import type { Problem } from "./talk.ts";

/** Slides that were shown and are too long even when they are shrunk as far as the deck allows. */
export const tight = signal<readonly Problem[]>([]);

/** Shrinks a drawn `.remark-slide` as its slide asks; what `fitting.ts` does, once a deck has had it fetched. */
export type FitSlide = (drawn: HTMLElement, slide: Slide, deck: Deck, canvas: Canvas) => void;

/** For small pictures of slides, which are drawn elsewhere. Null: no deck has asked. */
export const fitting: { small: FitSlide | null } = { small: null };
