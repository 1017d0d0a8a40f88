import { computed, effect, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import { canvasOf, codeLanguages, defaultCanvas } from "#deck";
import type { Deck, ParseOptions, Slide } from "#deck";
import { defaultRenderOptions, renderSlide } from "#markdown";
import type { RenderOptions } from "#markdown";
import { createShow, createWindow, moveIndex, revisionOf } from "#show";
import type { Place, ShowState } from "#show";
import { randomId } from "#sync";
import { addressedPlace } from "#views";
import type { Companion, Offer, Point, Problem, Talk } from "#views";
import type { IncomingEdits } from "./edits.ts";
import { noEdits } from "./late-edits.ts";
import type { TalkOfEdits } from "./late-edits.ts";
import { talkHighlighter } from "./engine.ts";
import type { Settings } from "./options.ts";
import { provideCodeStyles } from "./code-styles.ts";

/** What a talk is made of, apart from the windows and the page it is drawn on. */
export interface TalkParts {
  readonly settings: Settings;
  readonly embedded: boolean;
  /** What the page called itself before a talk was on it; "" for a page of ours. */
  readonly pageTitle: string;
  readonly stable?: boolean;
  /** What is known of this talk from before a reload. */
  readonly before: ShowState | null;
  /** The page's own troubles, beside the deck's: its server, for instance. */
  readonly troubles: ReadonlySignal<readonly Problem[]>;
  readonly companions: ReadonlySignal<readonly Companion[]>;
  readonly offer: ReadonlySignal<Offer | null>;
  /** What is wrong between this window and the others. */
  readonly strays: ReadonlySignal<readonly Problem[]>;
  readonly key: () => string | null;
  readonly openAudience: (placement?: string) => string;
  readonly openNotes: () => string;
  readonly notesOnly: boolean;
  readonly callRoll: () => void;
  readonly pointing: ReadonlySignal<Point | null>;
  readonly point: (at: Point | null) => void;
  readonly parse: (text: string) => Deck;
  readonly receiveEdits?: (parts: TalkOfEdits) => IncomingEdits;
  /** `this` of a function in `slideNumberFormat`. */
  readonly slideshow: () => unknown;
}

/** A talk of `deck`, ready to be drawn; who takes its saves; and how to stop looking after it. */
export interface LookedAfter {
  readonly talk: Talk;
  /** Null: its text is nobody's to save. */
  readonly incoming: IncomingEdits | null;
  stop(): void;
}

export function createTalk(deck: Deck, parts: TalkParts): LookedAfter {
  const { settings } = parts;
  const highlighter = talkHighlighter();
  const render = signal(renderOptions(settings, highlighter.highlight, parts.slideshow));
  const slideHtml = createDrawings(render);

  // An embedded show takes no part in the page's address (remark).
  const place: Place = parts.embedded ? { index: 0, presenter: false } : addressedPlace(deck, slideHtml);
  const show = createShow(deck, {
    peer: randomId(),
    now: Date.now,
    initial: parts.before,
    index: place.index,
    timer: { startOnChange: settings["timer.startOnChange"], resetable: settings["timer.resetable"] },
  });
  // Who comes back to a talk by an address that names a place wants that place; a reload is just where it was.
  if (parts.before !== null && location.hash !== "" && !isReload())
    show.dispatch({ type: "goto", index: place.index });
  const window = createWindow({
    view: parts.notesOnly ? "notes" : place.presenter ? "presenter" : "stage",
    reading: place.reading === true && !parts.notesOnly,
  });
  const driven = computed(() => parts.companions.value.some(({ role, open }) => role !== "stage" && open));
  const incoming =
    parts.receiveEdits?.({
      show,
      parse: parts.parse,
      revisionOf,
      watched: () => driven.peek() || window.state.peek().view !== "stage",
    }) ?? null;

  let before = deck;
  const stopLooking = show.deck.subscribe((text) => {
    const { look } = window.state.peek();
    if (look !== null && text !== before)
      window.dispatch({ type: "look", index: moveIndex(before, text, look) });
    before = text;
  });

  const stopStyles = effect(() => {
    provideCodeStyles([settings.highlightStyle, ...ownCodeStyles(show.deck.value)]);
  });
  const stopLanguages = effect(() => {
    const languages = codeLanguages(show.deck.value);
    void highlighter.load(languages).then((more) => {
      // The same options in a new object: whoever drew with them draws again.
      if (more) render.value = { ...render.peek() };
    });
  });

  const talk: Talk = {
    show,
    window,
    key: parts.key,
    place: computed(() => {
      const last = show.deck.value.slides.length - 1;
      return Math.min(window.state.value.look ?? show.state.value.index, last);
    }),
    locked: computed(() => show.state.value.locked && window.state.value.view === "stage" && driven.value),
    stable: parts.stable === true,
    fingers: { heed: null },
    callRoll: parts.callRoll,
    edits: incoming?.edits ?? noEdits,
    pointing: parts.pointing,
    point: parts.point,
    openNotes: parts.openNotes,
    render,
    slideHtml,
    canvas: computed(() => {
      const own = show.deck.value.settings.get("ratio");
      return canvasOf(settings.ratio ?? own ?? "") ?? defaultCanvas;
    }),
    title: computed(() => {
      const { settings, slides } = show.deck.value;
      return settings.get("title") ?? (parts.pageTitle || (slides[0]?.title ?? ""));
    }),
    companions: parts.companions,
    offer: parts.offer,
    troubles: computed(() => [...parts.troubles.value, ...parts.strays.value]),
    navigation: {
      scroll: settings["navigation.scroll"],
      touch: settings["navigation.touch"],
      click: settings["navigation.click"],
    },
    timer: { enabled: settings["timer.enabled"], formatter: settings["timer.formatter"] },
    embedded: parts.embedded,
    audience: { ask: null },
    openAudience: parts.openAudience,
    now: Date.now,
  };
  return {
    talk,
    incoming,
    stop() {
      incoming?.stop();
      stopLooking();
      stopStyles();
      stopLanguages();
    },
  };
}

/** The values of `highlight-style:`; slides are asked only when the text has the word. */
function ownCodeStyles({ source, slides }: Deck): string[] {
  if (!source.text.includes("highlight-style")) return [];
  return slides.flatMap(({ properties }) => properties.get("highlight-style") ?? []);
}

function isReload(): boolean {
  const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return arrival !== undefined && arrival.type !== "navigate";
}

export function parseOptions(settings: Settings, macros: ParseOptions["macros"]): ParseOptions {
  return {
    name: settings.name,
    macros: { ...macros, ...settings.macros },
    disableIncrementalSlides: settings.disableIncrementalSlides,
    countIncrementalSlides: settings.countIncrementalSlides,
    excludedClasses: settings.excludedClasses,
    includePresenterNotes: settings.includePresenterNotes,
    inheritPresenterNotes: settings.inheritPresenterNotes,
  };
}

function renderOptions(
  settings: Settings,
  highlight: RenderOptions["highlight"],
  slideshow: () => unknown,
): RenderOptions {
  const { slideNumberFormat: format } = settings;
  return {
    ...defaultRenderOptions(highlight),
    highlightStyle: settings.highlightStyle,
    highlightLanguage: settings.highlightLanguage,
    highlightLines: settings.highlightLines,
    highlightSpans: settings.highlightSpans,
    highlightInlineCode: settings.highlightInlineCode,
    slideNumber(slide, deck) {
      const total = deck.slides.at(-1)?.number ?? slide.number;
      if (typeof format === "function") return String(format.call(slideshow(), slide.number, total));
      // remark: only the first of each is replaced. Functions, because "$" has no meaning here.
      return format.replace("%current%", () => `${slide.number}`).replace("%total%", () => `${total}`);
    },
  };
}

/** Slides as HTML, drawn once for one text and one way of drawing. */
function createDrawings(render: ReadonlySignal<RenderOptions>): Talk["slideHtml"] {
  let drawings = new WeakMap<Slide, string>();
  let drawnWith: RenderOptions | null = null;
  return (deck, index) => {
    const options = render.peek();
    if (options !== drawnWith) drawings = new WeakMap();
    drawnWith = options;
    const slide = deck.slides[index];
    if (slide === undefined) return "";
    const known = drawings.get(slide);
    if (known !== undefined) return known;
    const html = renderSlide(deck, slide, options);
    drawings.set(slide, html);
    return html;
  };
}
