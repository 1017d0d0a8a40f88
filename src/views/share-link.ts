// What a link to a place of the deck says. Pure.
import type { Deck } from "#deck";
import { stableHash } from "#show";

/** What is shared: the slide from its first step, exactly what is up, or the deck from its start. */
export type Shared = "slide" | "step" | "deck";

/** Who can open a link: "computer", only who sits at it; "file", only who has the file; "anyone" that reaches its host. */
export type Reach = "anyone" | "computer" | "file";

/**
 * @param page    the address of this page
 * @param reading the link opens the deck as text
 */
export function shareLink(page: string, deck: Deck, index: number, what: Shared, reading: boolean): string {
  const address = new URL(page);
  // This talk's own windows.
  for (const own of ["talk", "view"]) address.searchParams.delete(own);
  const first = deck.slides[index]!.increment.first;
  if (what === "deck") address.hash = reading ? "#read" : "";
  else address.hash = stableHash(deck, what === "slide" ? first : index, reading);
  return address.href.replace(/#$/, "");
}

export function reachOf(page: string): Reach {
  const { protocol, hostname } = new URL(page);
  if (protocol === "file:") return "file";
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname) ? "computer" : "anyone";
}
