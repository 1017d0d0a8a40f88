import { effect, signal } from "@preact/signals-core";

import type { Deck } from "#deck";
import type { Problem } from "#views";
import { lateEdits } from "./late-edits.ts";
import { open } from "./open.ts";
import { replaceFirstSlide } from "./first-slide.ts";
import type { Slideshow } from "./slideshow.ts";
import { readOptions } from "./options.ts";

/** What the server of `lectern present` tells its page, as JSON in `#lectern-page`. */
interface Page {
  readonly name: string;
  /** Address of the stream of saves; null: the page stands alone. */
  readonly events: string | null;
  /** "stable": the address names slides by words that survive edits; for pages that outlive the talk. Default: numbers. */
  readonly addresses?: "stable";
  /** Theme → address of its style sheet. */
  readonly themes: Readonly<Record<string, string>>;
}

/** How long a server may be silent before the presenter is told, in ms: restarting one takes less. */
const SILENCE = 3000;

const unanswered: Problem = {
  severity: "warning",
  where: "server",
  what: "Lectern's server does not answer",
  why: "The talk goes on in every open window; saves and pictures that were not shown yet do not arrive.",
  fix: "Start lectern present again: this page finds it by itself.",
};

/** Opens the talk that a page of ours carries: its deck in `#source`, the rest in `#lectern-page`. */
export function openPage(): Slideshow {
  document.documentElement.classList.add("lectern-page");
  const page = readPage();
  const said = signal<readonly Problem[]>([]);
  const settings = readOptions(
    { source: document.getElementById("source")?.textContent ?? "", lazy: true, name: page.name },
    console.warn,
  );
  const { slideshow, opened, parse } = replaceFirstSlide(
    () =>
      open(settings, {
        pageTitle: "",
        stable: page.addresses === "stable",
        troubles: said,
        fetching: () => import("./fetch-deck.ts"),
        tell: () => undefined,
        receiveEdits: (parts) => lateEdits(parts, page.name),
      }),
    ({ opened }) => opened()!.views.stage.area,
  );
  const { talk } = opened()!;

  effect(() => {
    const deck = talk.show.deck.value;
    document.documentElement.lang = deck.settings.get("lang") ?? "en";
    useTheme(page.themes, deck);
  });
  if (page.events !== null) {
    const arrive = (text: string): void => opened()?.incoming?.arrive(parse(text));
    follow(page.events, arrive, (problems) => (said.value = problems));
  }
  return slideshow;
}

function readPage(): Page {
  const {
    name = "deck",
    events = null,
    themes = {},
    addresses,
  } = JSON.parse(document.getElementById("lectern-page")?.textContent ?? "{}") as Partial<Page>;
  return { name, events, themes, ...(addresses !== undefined && { addresses }) };
}

/** The deck's own `theme:`, where the server has it; a deck that names none wears ours. */
function useTheme(themes: Page["themes"], deck: Deck): void {
  const link = document.querySelector<HTMLLinkElement>("#lectern-theme");
  const href = themes[deck.settings.get("theme") ?? "lectern"] ?? themes["lectern"];
  if (link !== null && href !== undefined && link.getAttribute("href") !== href) link.href = href;
}

/** Saves and troubles, as the server tells them. The browser itself connects again when the server comes back. */
function follow(
  address: string,
  load: (text: string) => void,
  say: (problems: readonly Problem[]) => void,
): void {
  const stream = new EventSource(address);
  let told: readonly Problem[] = [];
  let silence: ReturnType<typeof setTimeout> | undefined;

  stream.addEventListener("deck", ({ data }: MessageEvent<string>) => {
    load((JSON.parse(data) as { readonly text: string }).text);
  });
  stream.addEventListener("trouble", ({ data }: MessageEvent<string>) => {
    say((told = [...told, JSON.parse(data) as Problem]));
  });
  stream.addEventListener("calm", () => say((told = [])));
  stream.addEventListener("open", () => {
    clearTimeout(silence);
    silence = undefined;
    say(told);
  });
  stream.addEventListener("error", () => {
    silence ??= setTimeout(() => say([unanswered, ...told]), SILENCE);
  });
}
