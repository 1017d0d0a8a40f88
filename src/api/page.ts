import { effect, signal } from "@preact/signals-core";

import type { Deck } from "#deck";
import { fetchFitting } from "#views";
import type { Problem } from "#views";
import { keepHeldText } from "./held-text.ts";
import { lateEdits } from "./late-edits.ts";
import { open } from "./open.ts";
import { replaceFirstSlide } from "./first-slide.ts";
import type { Slideshow } from "./slideshow.ts";
import { readOptions } from "./options.ts";

/** What our pages are told, as JSON in `#lectern-page`. */
interface Page {
  readonly name: string;
  /** Address of the stream of saves; null: the page stands alone. */
  readonly events: string | null;
  /** "stable": the address names slides by words that survive edits; for pages that outlive the talk. Default: numbers. */
  readonly addresses?: "stable";
  /** Address of the deck's text; null: it is in `#source`. */
  readonly deck: string | null;
  /** Numbers of an earlier build of a site, and what they led to. */
  readonly earlier: Readonly<Record<string, string>>;
  /** Theme → address of its style sheet. */
  readonly themes: Readonly<Record<string, string>>;
}

/** Opens the talk of a page of ours: what it is told is in `#lectern-page`, and its deck in `#source`, both as JSON. */
export async function openPage(): Promise<Slideshow> {
  document.documentElement.classList.add("lectern-page");
  const page = readPage();
  const moved = page.earlier[location.hash.slice(1)];
  if (moved !== undefined) history.replaceState(history.state, "", `#${encodeURI(moved)}`);
  const source = page.deck === null ? (jsonIn<string>("source") ?? "") : await fetchDeck(page.deck);
  const fitting = await fetchFitting(source);
  const said = signal<readonly Problem[]>([]);
  const heldText = keepHeldText(page.name);
  const settings = readOptions({ source, lazy: true, name: page.name }, console.warn);
  const { slideshow, opened, parse } = replaceFirstSlide(
    () =>
      open(settings, {
        pageTitle: "",
        stable: page.addresses === "stable",
        troubles: said,
        fetching: () => import("./fetch-deck.ts"),
        tell: () => undefined,
        heldText: heldText.read,
        furnish: (_, stage, talk) => fitting?.openFitting(stage, talk),
        receiveEdits: (parts) => lateEdits(parts, heldText),
      }),
    ({ opened }) => opened()!.views.stage.area,
  );
  const { talk } = opened()!;

  effect(() => {
    const deck = talk.show.deck.value;
    document.documentElement.lang = deck.settings.get("lang") ?? "en";
    document.documentElement.dataset["scheme"] = deck.settings.get("scheme") ?? "";
    useTheme(page.themes, deck);
  });
  if (page.events !== null) {
    const arrive = (text: string): void => opened()?.incoming?.arrive(parse(text));
    const { events } = page;
    // Whoever cannot have it has no server to follow either.
    void import("./follow.ts").then(
      ({ follow }) => follow(events, talk, arrive, (problems) => (said.value = problems)),
      () => undefined,
    );
  }
  return slideshow;
}

function readPage(): Page {
  const {
    name = "deck",
    events = null,
    themes = {},
    addresses,
    deck = null,
    earlier = {},
  } = jsonIn<Partial<Page>>("lectern-page") ?? {};
  return { name, events, themes, deck, earlier, ...(addresses !== undefined && { addresses }) };
}

/** The deck of a page that has it not inside; one that says why, where it cannot be had. */
async function fetchDeck(address: string): Promise<string> {
  const { apology, fetchText } = await import("./fetch-deck.ts");
  return fetchText(address).catch(apology);
}

/** What the page says in an element of this id; null when it has none. */
function jsonIn<Value>(id: string): Value | null {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null") as Value | null;
}

/** The deck's own `theme:`, where the server has it; a deck that names none wears ours. */
function useTheme(themes: Page["themes"], deck: Deck): void {
  const link = document.querySelector<HTMLLinkElement>("#lectern-theme");
  const href = themes[deck.settings.get("theme") ?? "lectern"] ?? themes["lectern"];
  if (link !== null && href !== undefined && link.getAttribute("href") !== href) link.href = href;
}
