import { effect, untracked } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import type { Deck } from "#deck";
import { element } from "./draw.ts";
import type { Talk } from "./talk.ts";

/** "Slide 4 of 20: Desired state"; what is shown is read from the slide itself. */
function announcement(deck: Deck, index: number): string {
  const title = deck.slides[index]?.title;
  return `Slide ${index + 1} of ${deck.slides.length}${title ? `: ${title}` : ""}`;
}

/** "4 · Desired state — Container orchestration": what distinguishes windows of one talk comes first. */
function windowTitle(deck: Deck, index: number, talkTitle: string): string {
  const title = deck.slides[index]?.title;
  const here = `${index + 1}${title && title !== talkTitle ? ` · ${title}` : ""}`;
  return talkTitle === "" ? here : `${here} — ${talkTitle}`;
}

/**
 * Tells those who cannot see the stage what it shows: a polite announcement for each move, never for the first slide,
 * which the page itself presents. The window's title follows unless the show is only a part of its page.
 */
export function openAnnouncements(
  container: HTMLElement,
  talk: Talk,
  shown: ReadonlySignal<number>,
): () => void {
  const region = element("lectern-announcement", container);
  region.setAttribute("aria-live", "polite");

  let before: number | null = null;
  const stopSpeaking = effect(() => {
    const index = shown.value;
    untracked(() => {
      if (before !== null && before !== index)
        region.textContent = announcement(talk.show.deck.peek(), index);
      before = index;
    });
  });
  const stopTitle = effect(() => {
    if (!talk.embedded) document.title = windowTitle(talk.show.deck.value, shown.value, talk.title.value);
  });
  return () => {
    stopSpeaking();
    stopTitle();
    region.remove();
  };
}
