import { signal } from "@preact/signals-core";

import type { Deck } from "#deck";
import { openRemarkElements, whenLoaded } from "#views";
import type { Stage, Talk } from "#views";
import * as fetching from "./fetch-deck.ts";
import { open } from "./open.ts";
import { readOptions } from "./options.ts";
import type { Options } from "./options.ts";
import { providePageSize, provideStyles } from "./page-style.ts";
import type { Slideshow } from "./slideshow.ts";

/**
 * Puts a talk on the page: remark's `create`. Unless the deck has to be fetched the first slide is on screen when this
 * returns; `callback` is called with the slideshow just before.
 */
export function create(options?: Options, callback?: (slideshow: Slideshow) => void): Slideshow {
  const settings = readOptions(options, (message) => console.warn(message));
  provideStyles();
  const around = {
    pageTitle: document.title,
    troubles: signal([]),
    fetching: async () => fetching,
    tell: (deck: Deck) => void whenLoaded(() => void tellConsole(deck)),
    furnish,
  };
  return open(settings, around, callback).slideshow;
}

/** More would hide the page's own words. */
const MOST_TOLD = 20;

/** What is wrong with a deck, for its author: remark said nothing, or threw. */
async function tellConsole({ diagnostics, source }: Deck): Promise<void> {
  if (diagnostics.length === 0) return;
  // Without the folder remark/ beside the script there are no words; that was said.
  const words = await import("#deck/words").catch(() => null);
  if (words === null) return;
  const told = diagnostics.slice(0, MOST_TOLD).map((one) => words.formatDiagnostic(source, one));
  const more = diagnostics.length - told.length;
  console.warn([...told, ...(more > 0 ? [`and ${more} more`] : [])].join("\n\n"));
}

/** What pages written for remark look for beside the slides. Not where slides are drawn one at a time. */
function furnish(container: HTMLElement, stage: Stage, talk: Talk): () => void {
  const stops = [
    ...(stage.whole ? [openRemarkElements(container, stage)] : []),
    ...(talk.embedded ? [] : [talk.canvas.subscribe(providePageSize)]),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
