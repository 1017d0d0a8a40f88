import { computed, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import { parseDeck } from "#deck";
import type { Deck, Macro } from "#deck";
import { revisionOf } from "#show";
import type { ShowState } from "#show";
import { openViews } from "#views";
import type { Problem, Stage, Talk } from "#views";
import { openMessages } from "./messages.ts";
import type { IncomingEdits } from "./edits.ts";
import type { TalkOfEdits } from "./late-edits.ts";
import type { Settings } from "./options.ts";
import { createSlideshow } from "./slideshow.ts";
import type { Opened, Slideshow } from "./slideshow.ts";
import type * as fetchDeck from "./fetch-deck.ts";
import { textOf } from "./source.ts";
import { createTalk, parseOptions } from "./talk.ts";
import { noWindows, openWindows } from "./windows.ts";

/** `![:name a, b](c)` calls `macros.name`; scripts of a page add theirs before `create`. */
export const macros: Record<string, Macro> = {
  hello: () => "hello!",
};

/** What the page around the show knows; a page of ours knows more than somebody else's. */
export interface Surroundings {
  readonly pageTitle: string;
  /** The address names slides by words that survive edits. Default: by number, as remark. */
  readonly stable?: boolean;
  readonly troubles: ReadonlySignal<readonly Problem[]>;
  /** What it takes to load a deck by its address. */
  readonly fetching: () => Promise<typeof fetchDeck>;
  /** Told of every text that is opened, for its diagnostics. */
  readonly tell: (deck: Deck) => void;
  /** Puts more into the page, once there is a stage; returns how to take it away. */
  readonly furnish?: (container: HTMLElement, stage: Stage, talk: Talk) => (() => void) | undefined;
  /** The text that the talk may hold against later saves, as this browser has it; null: it has none. */
  readonly heldText?: () => string | null;
  /** Looks after saves of the deck, where there are any. */
  readonly receiveEdits?: (parts: TalkOfEdits) => IncomingEdits;
}

/** A slideshow and the talk behind it, once there is one. */
export interface Creation {
  readonly slideshow: Slideshow;
  readonly opened: () => Opened | null;
  readonly parse: (text: string) => Deck;
}

export function open(
  settings: Settings,
  around: Surroundings,
  callback?: (slideshow: Slideshow) => void,
): Creation {
  const parse = (text: string): Deck => {
    const deck = parseDeck(text, parseOptions(settings, macros));
    around.tell(deck);
    return deck;
  };
  const failed = signal<readonly Problem[]>([]);
  const troubles = computed(() => [...around.troubles.value, ...failed.value]);
  let first: Deck | null = null;
  let opened: Opened | null = null;

  const show = (text: string): void => {
    if (opened !== null) return opened.talk.show.load(parse(text));
    first = parse(text);
    opened = openTalk(first, settings, { ...around, troubles }, () => slideshow, parse);
    attach(opened);
  };

  const loadUrl = async (url: string): Promise<void> => {
    const { apology, fetchText, unfetched } = await around.fetching();
    try {
      show((await fetchText(url)).replaceAll("\r\n", "\n"));
      failed.value = [];
    } catch (error) {
      // On the stage, for want of a better place: there is nothing else to see.
      if (opened === null) show(apology(error));
      const why = error instanceof Error ? error.message : String(error);
      console.error(`lectern: ${why}`);
      failed.value = [unfetched(url, why)];
      throw error;
    }
  };

  const source = document.getElementById("source");
  // remark hides it even when the deck comes from elsewhere by address.
  if (settings.source === null && source !== null) source.style.display = "none";
  const now =
    settings.sourceUrl === null ? (settings.source ?? (source === null ? "" : textOf(source))) : null;

  let settle: (outcome: Promise<void>) => void;
  const ready = new Promise<void>((resolve) => (settle = resolve));
  // Whoever does not wait for it need not hear of it twice: the stage says it.
  ready.catch(() => undefined);

  const { slideshow, attach } = createSlideshow({
    settings,
    ready,
    opened: () => opened,
    deck: () => opened?.talk.show.deck.peek() ?? first,
    loadText: show,
    loadUrl,
    destroy() {
      opened?.close();
      opened = first = null;
    },
  });

  if (now === null) {
    settle!(loadUrl(settings.sourceUrl!).finally(() => callback?.(slideshow)));
  } else {
    show(now);
    settle!(Promise.resolve());
    callback?.(slideshow);
  }
  return { slideshow, opened: () => opened, parse };
}

function openTalk(
  newest: Deck,
  settings: Settings,
  around: Surroundings,
  slideshow: () => Slideshow,
  parse: (text: string) => Deck,
): Opened {
  const container = settings.container ?? document.body;
  const embedded = container !== document.body;
  const windows = embedded ? noWindows() : openWindows(settings.name, settings.cloneTarget);
  let cloned = false;
  const openAudience = (placement?: string): string => {
    cloned = true;
    return windows.openAudience(placement);
  };
  const parts = { ...around, ...windows, settings, embedded, slideshow, openAudience, parse };
  const deck = heldDeck(newest, windows.before, parts) ?? newest;
  const { talk, incoming, stop } = createTalk(deck, parts);
  if (deck !== newest) incoming?.arrive(newest);
  const leave = windows.join(talk);
  const views = openViews(container, talk, {
    whole: !settings.lazy,
    input: !settings.controller,
    furnish: (stage) => around.furnish?.(container, stage, talk),
  });
  const messages = embedded
    ? null
    : openMessages(talk.show, views.stage.shown, () => talk.window.state.peek().look === null);
  return {
    talk,
    incoming,
    views,
    messages,
    cloned: () => cloned,
    close() {
      messages?.close();
      views.close();
      leave();
      stop();
    },
  };
}

/** What a talk went on with before a reload, when it was not the newest save: nothing else may be seen first. */
function heldDeck(
  newest: Deck,
  before: ShowState | null,
  { heldText, parse }: Pick<Surroundings, "heldText"> & Pick<Creation, "parse">,
): Deck | null {
  const held = before?.held?.revision;
  if (held === undefined || held === revisionOf(newest)) return null;
  const text = heldText?.();
  const deck = text ? parse(text) : null;
  return deck !== null && revisionOf(deck) === held ? deck : null;
}
