// `transition: fade`, `transition: slide`: how one slide becomes the next. Fetched when a deck asks for it.
import type { Stage } from "./stage.ts";
import type { Talk } from "./talk.ts";

const KINDS = new Set(["fade", "slide"]);

/** A capture waits for a frame; a window that gets none moves without it, after this long in ms. */
const PATIENCE = 120;

/** In the layer of themes: a deck may animate its own way. The interface around the slides takes no part. */
const CSS = `@layer lectern.theme {
  ::view-transition { pointer-events: none }
  ::view-transition-old(root) { display: none }
  ::view-transition-new(root) { animation: none }
  ::view-transition-group(lectern-slides) { overflow: clip; animation: none }
  ::view-transition-image-pair(lectern-slides) { isolation: isolate }
  ::view-transition-old(lectern-slides),
  ::view-transition-new(lectern-slides) { animation-duration: 190ms; animation-timing-function: ease-out }
  [data-lectern-transition="slide"]::view-transition-old(lectern-slides) { animation-name: lectern-leave; mix-blend-mode: normal }
  [data-lectern-transition="slide"]::view-transition-new(lectern-slides) { animation-name: lectern-come; mix-blend-mode: normal }
  @keyframes lectern-leave { to { translate: calc(-100% * var(--lectern-towards)) } }
  @keyframes lectern-come { from { translate: calc(100% * var(--lectern-towards)) } }
}`;

/** Animates the stage's moves from now on; a move never waits for the one before it. Returns how to stop. */
export function openTransitions(stage: Stage, talk: Talk): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const root = document.documentElement;
  let running: ViewTransition | null = null;
  /** The move that waits for its capture. */
  let pending: (() => void) | null = null;

  const flush = (): void => pending?.();

  const kindOf = (): string => {
    const { slides, settings } = talk.show.deck.peek();
    const from = slides[stage.shown.peek()];
    const to = slides[talk.place.peek()];
    if (from === undefined || to === undefined || from === to) return "none";
    const kind = to.properties.get("transition") ?? settings.get("transition") ?? "none";
    // A step adds to what is there: nothing goes away that could slide.
    return kind === "slide" && from.increment.first === to.increment.first ? "fade" : kind;
  };

  stage.transit((move) => {
    running?.skipTransition();
    running = null;
    const waiting = pending !== null;
    flush();
    const kind = kindOf();
    const seen = !document.hidden && !still.matches && talk.window.state.peek().overlay === "none";
    if (waiting || !seen || !KINDS.has(kind) || document.startViewTransition === undefined) return move();
    const towards = talk.place.peek() < stage.shown.peek() ? "-1" : "1";
    root.dataset["lecternTransition"] = kind;
    root.style.setProperty("--lectern-towards", towards);
    stage.area.style.setProperty("view-transition-name", "lectern-slides");
    const update = (): void => {
      if (pending !== update) return;
      pending = null;
      move();
    };
    pending = update;
    const transition = document.startViewTransition(update);
    running = transition;
    setTimeout(update, PATIENCE);
    // Skipped ones say so by failing.
    transition.ready.catch(() => undefined);
    void transition.finished.finally(() => {
      if (running !== null && running !== transition) return;
      running = null;
      tidy();
    });
  });

  const tidy = (): void => {
    delete root.dataset["lecternTransition"];
    root.style.removeProperty("--lectern-towards");
    stage.area.style.removeProperty("view-transition-name");
  };

  const hide = (): void => {
    if (document.hidden) flush();
  };
  document.addEventListener("visibilitychange", hide);
  return () => {
    stage.transit(null);
    running?.skipTransition();
    flush();
    tidy();
    document.removeEventListener("visibilitychange", hide);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
