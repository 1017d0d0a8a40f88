// `fit: shrink`: a slide that is too long is scaled down until it fits. Fetched when a deck asks for it.
import { effect } from "@preact/signals-core";

import type { Canvas, Deck, Slide } from "#deck";
import { chooseScale, leastScale } from "./shrink.ts";
import type { Shrunk } from "./shrink.ts";
import type { Stage } from "./stage.ts";
import type { Problem, Talk } from "./talk.ts";
import { fitting, tight } from "./tight.ts";

/** A pixel more than the page is no reason to make everything smaller. */
const SLACK = 1;

const opened = new WeakSet<Stage>();

/** Fits every slide of the stage as it is drawn, before it is painted; once for a stage. Returns how to stop. */
export function openFitting(stage: Stage, talk: Talk): () => void {
  if (opened.has(stage)) return () => undefined;
  opened.add(stage);
  fitting.small = fitSlide;
  const told = new Map<number, Problem>();
  let deck: Deck | null = null;

  const look = (): void => {
    const now = talk.show.deck.peek();
    if (now !== deck) told.clear();
    deck = now;
    const slide = now.slides[stage.shown.peek()];
    const content = stage.area.querySelector<HTMLElement>(":scope > .remark-visible .remark-slide");
    if (slide === undefined || content === null) return;
    const { scale, fits } = fitSlide(content, slide, now, talk.canvas.peek());
    if (fits) told.delete(slide.index);
    else told.set(slide.index, tooLong(now, slide, scale));
    if (tight.peek().length !== told.size || !fits) tight.value = Array.from(told.values());
  };

  // A record is a microtask after the change, and so before the frame that would show it.
  const watcher = new MutationObserver((records) => {
    const ours = records.every(({ type, target }) => type === "attributes" && target !== stage.area);
    if (!ours || records.some(({ target }) => (target as Element).matches(".remark-slide-container"))) look();
  });
  watcher.observe(stage.area, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["class"],
  });
  // Faces and pictures come when they come, and change what fits.
  document.fonts.addEventListener("loadingdone", look);
  stage.area.addEventListener("load", look, true);
  const stop = effect(() => {
    void [talk.canvas.value, stage.shown.value, talk.show.deck.value];
    look();
  });
  return () => {
    opened.delete(stage);
    watcher.disconnect();
    document.fonts.removeEventListener("loadingdone", look);
    stage.area.removeEventListener("load", look, true);
    stop();
  };
}

function fitSlide(drawn: HTMLElement, slide: Slide, deck: Deck, { width, height }: Canvas): Shrunk {
  const least = leastScale(slide.properties.get("fit") ?? deck.settings.get("fit"));
  const chosen = chooseScale(least ?? 1, (scale) => {
    write(drawn, scale);
    // A table is never smaller than what is in it, so its own size tells.
    const fits = drawn.offsetHeight <= height / scale + SLACK && drawn.offsetWidth <= width / scale + SLACK;
    return fits || least === null;
  });
  write(drawn, chosen.scale);
  return chosen;
}

/** The slide is laid out on a page that is larger by as much as it is then drawn smaller. */
function write({ style }: HTMLElement, scale: number): void {
  const size = scale === 1 ? "" : `${100 / scale}%`;
  if (style.width === size && (scale !== 1 || style.transform === "")) return;
  style.width = style.height = size;
  style.transform = scale === 1 ? "" : `scale(${scale})`;
  style.transformOrigin = scale === 1 ? "" : "0 0";
}

function tooLong({ source }: Deck, slide: Slide, scale: number): Problem {
  const before = source.text.slice(0, source.text.slice(slide.range.from).search(/\S/) + slide.range.from);
  return {
    severity: "warning",
    where: `${source.name}:${before.split("\n").length}:1`,
    what: `slide ${slide.number} is too long, even at ${Math.round(scale * 100)} % of its size`,
    why: "Its end is cut off on every screen.",
    fix: "Make two slides of it with a `---`, or take something away.",
  };
}
