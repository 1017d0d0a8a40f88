// The deck as one page of text: its sections, drawn when they come near, and which of them is being read.
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

import { whenIdle } from "./draw.ts";
import { groups } from "./find.ts";
import { createMiniature } from "./miniature.ts";
import type { Miniature } from "./miniature.ts";
import { runningLines } from "./read-layout.ts";
import { fillSection, nameScrollers, readSection } from "./read-section.ts";
import type { ReadSection } from "./read-section.ts";
import { sectionsOf } from "#deck/sections";
import type { Talk } from "./talk.ts";

export interface ReadPage {
  /** Index of the slide that is being read: of its first step. */
  readonly here: ReadonlySignal<number>;
  /** Brings the slide to the top; with focus, for those who hear it. */
  goTo(index: number, focus: boolean): void;
  /** Everything is drawn, as for paper. */
  fillAll(): void;
  dispose(): void;
}

/** Where a line across the window says which slide is read: this share of its height from the top. */
const LINE = 0.14;
/** Nearer, the page has not been scrolled since it was brought somewhere, in px. */
const STILL = 40;
/** How far from the window slides are drawn, in heights of it. */
const NEAR = 1;
/** How long drawing what is far away may keep the browser, in ms. */
const TURN = 8;
/** Narrower, and columns begin as text. */
const NARROW = "(width < 45rem)";

/**
 * Fills `article` with the deck's slides. Two thousand headings cost little; text and pictures are drawn near the window
 * first and, when the browser is at rest, text everywhere, so that it can be found, printed and read out.
 *
 * @param host where pictures of slides are put, in the light, for the deck's CSS
 */
export function openReadPage(article: HTMLElement, host: HTMLElement, talk: Talk, index: number): ReadPage {
  const deck = talk.show.deck.peek();
  const narrow = matchMedia(NARROW).matches;
  const contents = sectionsOf(deck);
  const nested = contents.some(({ entries }) => entries.length > 0);
  const heads = new Set(contents.map(({ head }) => head.first));

  const sections = groups(deck).map((group) =>
    readSection(talk, group, nested && !heads.has(group.first.index) ? 3 : 2, narrow),
  );
  const byElement = new Map<Element, ReadSection>(sections.map((section) => [section.element, section]));
  const at = (index: number): ReadSection | undefined =>
    sections.find(({ group }) => group.first.index <= index && index <= group.last.index);
  // The page's own heading says it.
  const opening = sections[0];
  if (opening !== undefined && talk.title.peek() === opening.group.last.title)
    opening.heading.classList.add("lectern-hidden");
  article.replaceChildren(...sections.map(({ element }) => element));

  const said = runningLines(deck);
  const filled = new Set<ReadSection>();
  const fill = (section: ReadSection): void => {
    if (filled.has(section)) return;
    filled.add(section);
    fillSection(section, talk, said);
  };

  const pictures = new Map<ReadSection, { readonly miniature: Miniature; readonly place: HTMLElement }>();
  const draw = (section: ReadSection): void => {
    const { frame, group } = section;
    if (frame === null || pictures.has(section)) return;
    const name = `lectern-read-${group.first.index}`;
    const place = document.createElement("div");
    place.slot = name;
    // Inline: a deck may style every `div`.
    place.style.cssText =
      "all: unset; position: relative; display: block; overflow: hidden; width: 100%; height: 100%";
    host.append(place);
    frame.append(Object.assign(document.createElement("slot"), { name }));
    const miniature = createMiniature(place, talk);
    miniature.show(group.last.index);
    pictures.set(section, { miniature, place });
  };
  const undraw = (section: ReadSection): void => {
    const drawn = pictures.get(section);
    if (drawn === undefined) return;
    pictures.delete(section);
    drawn.miniature.dispose();
    drawn.place.remove();
    section.frame?.replaceChildren();
  };

  const nearness = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const section = byElement.get(target);
        if (section === undefined) continue;
        if (isIntersecting) {
          fill(section);
          draw(section);
          nameScrollers(section.element);
        } else undraw(section);
      }
    },
    { rootMargin: `${NEAR * 100}% 0px` },
  );

  const first = at(index) ?? sections[0]!;
  const here = signal(first.group.first.index);
  // Near the end of the page a slide cannot come up to the line that was asked for.
  let broughtTo: number | null = null;
  const line = new IntersectionObserver(
    (entries) => {
      if (broughtTo !== null && Math.abs(article.getBoundingClientRect().top - broughtTo) < STILL) return;
      broughtTo = null;
      for (const { target, isIntersecting } of entries) {
        const section = byElement.get(target);
        if (isIntersecting && section !== undefined) here.value = section.group.first.index;
      }
    },
    { rootMargin: `${-LINE * 100}% 0px ${-(1 - LINE) * 100}% 0px` },
  );
  for (const { element } of sections) {
    nearness.observe(element);
    line.observe(element);
  }

  let cancel = (): void => undefined;
  const fillRest = (from: number): void => {
    cancel = whenIdle(() => {
      const until = performance.now() + TURN;
      let next = from;
      while (next < sections.length && performance.now() < until) fill(sections[next++]!);
      if (next < sections.length) fillRest(next);
    });
  };
  fillRest(0);

  const redraw = talk.render.subscribe(() => {
    const before = [...filled];
    filled.clear();
    for (const section of before) fill(section);
  });

  // A telephone that is turned goes on where it was read.
  let width = article.clientWidth;
  const turned = new ResizeObserver(() => {
    if (article.clientWidth === width) return;
    width = article.clientWidth;
    at(here.peek())?.element.scrollIntoView({ block: "start", behavior: "instant" });
  });
  turned.observe(article);

  const other = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest(".lectern-read-other") : null;
    const section = button?.closest<HTMLElement>(".lectern-read-slide");
    if (button === null || section === undefined || section === null) return;
    const asText = section.dataset["as"] === "picture";
    section.dataset["as"] = asText ? "text" : "picture";
    button.textContent = asText ? "Show as picture" : "Show as text";
  };
  article.addEventListener("click", other);

  return {
    here,
    goTo(index, focus) {
      const section = at(index);
      if (section === undefined) return;
      const place = sections.indexOf(section);
      // What comes before it must not push it away once it is in view.
      for (const near of sections.slice(Math.max(0, place - 3), place + 3)) fill(near);
      section.element.scrollIntoView({ block: "start", behavior: "instant" });
      broughtTo = article.getBoundingClientRect().top;
      here.value = section.group.first.index;
      if (focus) section.heading.focus({ preventScroll: true });
    },
    fillAll() {
      for (const section of sections) {
        fill(section);
        draw(section);
      }
    },
    dispose() {
      cancel();
      redraw();
      turned.disconnect();
      nearness.disconnect();
      line.disconnect();
      article.removeEventListener("click", other);
      for (const section of pictures.keys()) undraw(section);
      article.replaceChildren();
    },
  };
}
