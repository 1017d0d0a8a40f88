import type { Deck, Slide } from "#deck";
import { placeFromHash } from "#show";
import type { Command, ShowCommand } from "#show";
import type { StageEvent, Talk, Views } from "#views";
import type { IncomingEdits } from "./edits.ts";
import type { Messages } from "./messages.ts";
import type { Settings } from "./options.ts";
import { linksOf, slideObject } from "./slide-object.ts";
import type { SlideObject } from "./slide-object.ts";

const STAGE_EVENTS: readonly StageEvent[] = [
  "hideSlide",
  "beforeHideSlide",
  "afterHideSlide",
  "showSlide",
  "beforeShowSlide",
  "afterShowSlide",
];

/** In remark's order for one move; the argument is the slide that is left or shown. */
export type SlideshowEvent = StageEvent | "toggledPresenter";

/** What `create` returns: remark's object, and `ready` and `destroy`. */
export interface Slideshow {
  /** Resolves when the first slide is shown; rejects, with words for the author, when there is no deck. */
  readonly ready: Promise<void>;
  on(event: SlideshowEvent, handle: (slide: SlideObject) => void): Slideshow;
  getSlides(): SlideObject[];
  getSlideCount(): number;
  /** From 0; −1 before the first slide is shown. During the events of a move still the slide that is left. */
  getCurrentSlideIndex(): number;
  getSlideByName(name: string): SlideObject | undefined;
  /** All slides whose corner says this number. */
  getSlidesByNumber(number: number): SlideObject[];
  getLinks(): SlideObject["links"];
  /** A number from 1, a name, or "p3": slide 3 in the presenter view. Unknown names are the first slide. */
  gotoSlide(numberOrName: number | string, silent?: boolean): void;
  /** The first slide whose corner says this number. */
  gotoSlideNumber(number: number | string, silent?: boolean): void;
  gotoNextSlide(): void;
  gotoPreviousSlide(): void;
  gotoFirstSlide(): void;
  gotoLastSlide(): void;
  /** Keys, clicks and fingers no longer move; this object's methods still do. */
  pause(): void;
  resume(): void;
  /** Another text, in the place of the one that is shown. */
  loadFromString(text: string): void;
  loadFromUrl(url: string, loaded?: (slideshow: Slideshow) => void): void;
  /** Fits the slides to their room again. */
  update(): void;
  togglePresenterMode(): void;
  toggleHelp(): void;
  toggleBlackout(): void;
  toggleMirrored(): void;
  toggleFullscreen(): void;
  createClone(): void;
  /** The audience window, once one was asked for. Not the window itself: it lives in a process of its own. */
  readonly clone: Clone | undefined;
  resetTimer(): void;
  getRatio(): string;
  getHighlightStyle(): string;
  getHighlightLines(): boolean;
  getHighlightSpans(): boolean | RegExp;
  getHighlightInlineCode(): boolean;
  getHighlightLanguage(): string;
  getSlideNumberFormat(): Settings["slideNumberFormat"];
  getCloneTarget(): string;
  /** Takes the show off the page. */
  destroy(): void;
}

/** What scripts written for remark ask of the clone's window. */
export interface Clone {
  /** No window of this talk shows the slides at the moment. */
  readonly closed: boolean;
  /** remark's two messages; windows of a talk are in step, so it is heard here. */
  postMessage(message: unknown, target?: string): void;
}

/** A talk on the page. */
export interface Opened {
  readonly talk: Talk;
  /** Takes saves of the deck; null: nobody saves it. */
  readonly incoming: IncomingEdits | null;
  readonly views: Views;
  /** Absent in embedded shows, which hear no messages (remark). */
  readonly messages: Messages | null;
  /** Whether an audience window was asked for. */
  readonly cloned: () => boolean;
  close(): void;
}

export interface SlideshowParts {
  readonly settings: Settings;
  readonly ready: Promise<void>;
  /** Null until the first slide is shown, and after `destroy`. */
  readonly opened: () => Opened | null;
  /** Null until the deck has arrived: slides are drawn, with numbers that a page may format, before they are shown. */
  readonly deck: () => Deck | null;
  readonly loadText: (text: string) => void;
  readonly loadUrl: (url: string) => Promise<void>;
  readonly destroy: () => void;
}

/** The object, and what tells its subscribers of a talk once there is one. */
export function createSlideshow(parts: SlideshowParts): {
  readonly slideshow: Slideshow;
  attach(opened: Opened): void;
} {
  const { settings, opened, deck } = parts;
  const handlers = new Map<string, ((slide: SlideObject) => void)[]>();
  const slides = (): readonly Slide[] => deck()?.slides ?? [];
  const object = (slide: Slide | undefined): SlideObject | undefined => {
    const here = deck();
    return slide && here ? slideObject(here, slide) : undefined;
  };
  const objects = (wanted: readonly Slide[]): SlideObject[] => wanted.map((slide) => object(slide)!);
  const dispatch = (command: ShowCommand): void => opened()?.talk.show.dispatch(command);
  const perform = (command: Command): void => opened()?.views.perform(command);

  const move = (command: ShowCommand, silent = false): void => {
    const messages = opened()?.messages;
    if (silent && messages) messages.silently(() => dispatch(command));
    else dispatch(command);
  };

  /** One handler's exception must not stop a move half-way, as it did in remark. */
  const tell = (event: SlideshowEvent, slide: Slide): void => {
    for (const handle of Array.from(handlers.get(event) ?? [])) {
      try {
        handle(object(slide)!);
      } catch (error) {
        reportError(error);
      }
    }
  };

  const slideshow: Slideshow = {
    ready: parts.ready,
    on(event, handle) {
      handlers.set(event, [...(handlers.get(event) ?? []), handle]);
      return slideshow;
    },
    getSlides: () => objects(slides()),
    getSlideCount: () => slides().length,
    getCurrentSlideIndex: () => opened()?.views.stage.shown.peek() ?? -1,
    getSlideByName: (name) => object(slides()[deck()?.names.get(name) ?? -1]),
    getSlidesByNumber: (number) => objects(slides().filter((slide) => slide.number === number)),
    getLinks() {
      const here = deck();
      return here === null ? {} : linksOf(here);
    },
    gotoSlide(numberOrName, silent) {
      const here = deck();
      if (here === null) return;
      const [, presenter, digits] = /^(p?)(\d+)$/.exec(String(numberOrName)) ?? [];
      // Numbers out of range change nothing here; in an address they are clamped.
      if (digits !== undefined) move({ type: "goto", index: Number(digits) - 1 }, silent);
      else if (typeof numberOrName === "string") {
        move(
          { type: "goto", index: here.names.get(numberOrName) ?? placeFromHash(numberOrName, here).index },
          silent,
        );
      }
      if (presenter === "p") opened()?.talk.window.dispatch({ type: "view", view: "presenter" });
    },
    gotoSlideNumber: (number, silent) => move({ type: "goto-number", number: Number(number) }, silent),
    gotoNextSlide: () => move({ type: "next" }),
    gotoPreviousSlide: () => move({ type: "previous" }),
    gotoFirstSlide: () => move({ type: "first" }),
    gotoLastSlide: () => move({ type: "last" }),
    pause() {
      opened()?.views.listen(false);
      dispatch({ type: "pause", paused: true });
    },
    resume() {
      if (!settings.controller) opened()?.views.listen(true);
      dispatch({ type: "pause", paused: false });
    },
    loadFromString: parts.loadText,
    loadFromUrl: (url, loaded) => void parts.loadUrl(url).then(() => loaded?.(slideshow)),
    update: () => opened()?.views.stage.refit(),
    togglePresenterMode: () => perform({ type: "view", view: "toggle" }),
    toggleHelp: () => perform({ type: "overlay", overlay: "help" }),
    toggleBlackout: () => perform({ type: "blank", colour: "black" }),
    toggleMirrored: () => perform({ type: "mirror" }),
    toggleFullscreen: () => perform({ type: "fullscreen" }),
    createClone: () => perform({ type: "clone" }),
    get clone() {
      const here = opened();
      if (here === null || !here.cloned()) return undefined;
      return {
        closed: !here.talk.companions.peek().some(({ role, open }) => role === "stage" && open),
        postMessage: (message: unknown) => window.postMessage(message, location.origin),
      };
    },
    resetTimer: () => perform({ type: "timer", act: "reset" }),
    getRatio: () => settings.ratio ?? deck()?.settings.get("ratio") ?? "4:3",
    getHighlightStyle: () => settings.highlightStyle,
    getHighlightLines: () => settings.highlightLines,
    getHighlightSpans: () => settings.highlightSpans,
    getHighlightInlineCode: () => settings.highlightInlineCode,
    getHighlightLanguage: () => settings.highlightLanguage,
    getSlideNumberFormat: () => settings.slideNumberFormat,
    getCloneTarget: () => settings.cloneTarget,
    destroy: parts.destroy,
  };

  return {
    slideshow,
    attach({ talk, views }) {
      for (const event of STAGE_EVENTS) views.stage.on(event, (slide) => tell(event, slide));
      let before = talk.window.state.peek().view;
      talk.window.state.subscribe(({ view }) => {
        const current = talk.show.deck.peek().slides[views.stage.shown.peek()];
        // remark passed the slide after this one, and nothing on the last slide.
        if (view !== before && current !== undefined) tell("toggledPresenter", current);
        before = view;
      });
    },
  };
}
