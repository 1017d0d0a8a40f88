import { effect, untracked } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import type { Deck } from "#deck";
import { hashFor, placeFromHash, stableHash } from "#show";
import type { Place } from "#show";
import { whenIdle } from "./draw.ts";
import type { Talk } from "./talk.ts";

/**
 * The slide on which an element has this id, such as a generated heading id. Ids are made by drawing, so the slides
 * whose text has the id's letters and digits in a row are drawn until one has it.
 */
function findElementId(deck: Deck, slideHtml: Talk["slideHtml"], id: string): number | undefined {
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  // A second heading of one text gets "-1" at the end of its id.
  const wanted = letters(id.replace(/-\d+$/, ""));
  if (wanted === "") return undefined;
  const attribute = `id="${id.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
  return deck.slides.find(
    ({ range, index }) =>
      letters(deck.source.text.slice(range.from, range.to)).includes(wanted) &&
      slideHtml(deck, index).includes(attribute),
  )?.index;
}

/** Where the page's address points in this deck: a number, a slide's name, or the id of something on a slide. */
export function addressedPlace(deck: Deck, slideHtml: Talk["slideHtml"]): Place {
  return placeFromHash(location.hash, deck, (id) => findElementId(deck, slideHtml, id));
}

/**
 * Keeps `location.hash` and the place equal. Moves replace the hash and so leave the browser's history alone; a
 * followed link or a typed address is an entry of the browser's own, so *back* returns to where it was followed.
 *
 * @param shown the slide on screen: as in remark, handlers of a move still see the old address
 */
export function openLocation(talk: Talk, shown: ReadonlySignal<number>): () => void {
  const write = (): void => {
    const { view, look, reading } = talk.window.state.peek();
    // Off air the address stays the live one: who reloads is back where the audience is.
    const index = look === null ? shown.peek() : talk.show.state.peek().index;
    cancel();
    // The reading view knows what is read, and writes that itself.
    if (reading || index < 0) return;
    const presenter = view === "presenter";
    // Words take every heading of the deck.
    if (talk.stable && !presenter) cancel = whenIdle(() => put(stableHash(talk.show.deck.peek(), index)));
    else put(hashFor(index, presenter));
  };
  let cancel = (): void => undefined;

  const put = (hash: string): void => {
    if (location.hash === hash) return;
    // Not a bare "#7": a page may have a <base>.
    const address = new URL(location.href);
    address.hash = hash;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Documents without an address of their own (srcdoc) may not; nothing is lost but the address.
    }
  };

  const follow = (): void => {
    const place = addressedPlace(talk.show.deck.peek(), talk.slideHtml);
    // remark: an address can only switch the presenter view on.
    if (place.presenter) talk.window.dispatch({ type: "view", view: "presenter" });
    talk.window.dispatch({ type: "read", reading: place.reading === true });
    if (talk.window.state.peek().look !== null) talk.window.dispatch({ type: "look", index: place.index });
    else talk.show.dispatch({ type: "goto", index: place.index });
    write();
  };

  window.addEventListener("hashchange", follow);
  const stop = effect(() => {
    void [shown.value, talk.window.state.value];
    untracked(write);
  });
  return () => {
    cancel();
    stop();
    window.removeEventListener("hashchange", follow);
  };
}
