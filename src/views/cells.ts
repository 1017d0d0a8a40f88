import type { Deck } from "#deck";
import { drawSlides, slideFrom } from "./draw.ts";
import { holdMedia, keepMedia, quietMedia } from "./media.ts";

/** Which slides have an element in the stage's area, and those elements; in the deck's order. */
export interface Cells {
  /** The element of slide `index`, drawn now if it is not there. */
  at(index: number): HTMLElement;
  /** The element of slide `index` if it is there. */
  peek(index: number): HTMLElement | null;
  /** Forgets every slide but these. Does nothing when all slides are to be in the document. */
  keepOnly(indexes: ReadonlySet<number>): void;
  /** The grammars or the options of drawing changed: what looks different is drawn again, in its place. */
  redraw(): void;
  /**
   * Another text. The slide that was at `from` is now at `to`: its element stays when it looks the same, so that
   * nobody sees a save; every other one is drawn anew when it is needed. With all slides in the document, all are
   * new: scripts written for remark decorate them again.
   */
  load(deck: Deck, from: number, to: number): void;
}

interface Cell {
  readonly element: HTMLElement;
  readonly html: string;
}

/**
 * @param area   in no document yet: slides that are drawn at once enter it with the area
 * @param html   what slide `index` of `deck` looks like
 * @param placed called for each element that enters the document, before it does
 * @param whole  every slide is in the document from the start, as remark's scripts expect
 */
export function createCells(
  area: HTMLElement,
  deck: Deck,
  html: (deck: Deck, index: number) => string,
  placed: (element: HTMLElement) => void,
  whole: boolean,
): Cells {
  const hold = whole ? quietMedia : holdMedia;
  let cells = new Map<number, Cell>();

  const make = (index: number): Cell => {
    const text = html(deck, index);
    const element = slideFrom(text);
    hold(element);
    placed(element);
    return { element, html: text };
  };

  const at = (index: number): HTMLElement => {
    const there = cells.get(index);
    if (there !== undefined) return there.element;
    const cell = make(index);
    area.insertBefore(cell.element, elementAfter(index));
    cells.set(index, cell);
    return cell.element;
  };

  const elementAfter = (index: number): HTMLElement | null => {
    let next: number | null = null;
    for (const other of cells.keys()) if (other > index && (next === null || other < next)) next = other;
    return next === null ? null : cells.get(next)!.element;
  };

  /** A new drawing in the place of an old one: seen at once if the old one was, with the pictures it had. */
  const replace = (old: Cell, index: number): Cell => {
    if (html(deck, index) === old.html) {
      placed(old.element);
      return old;
    }
    const cell = make(index);
    keepMedia(old.element, cell.element);
    for (const state of ["remark-visible", "remark-fading"]) {
      cell.element.classList.toggle(state, old.element.classList.contains(state));
    }
    old.element.replaceWith(cell.element);
    return cell;
  };

  /** Thousands of slides are read, and enter the document, as one. None of them is there yet. */
  const drawAll = (): void => {
    const htmls = deck.slides.map(({ index }) => html(deck, index));
    // Into the area itself where it is in no document, or every element would be moved once more.
    const all = area.isConnected ? document.createElement("div") : area;
    drawSlides(all, htmls);
    const elements = Array.from(all.children) as HTMLElement[];
    // An author's HTML that breaks out of its slide takes its neighbours along; alone it is only itself.
    if (elements.length !== htmls.length) {
      all.replaceChildren();
      for (const { index } of deck.slides) at(index);
      return;
    }
    hold(all);
    for (const [index, element] of elements.entries()) {
      placed(element);
      cells.set(index, { element, html: htmls[index]! });
    }
    if (all !== area) area.append(...elements);
  };

  if (whole) drawAll();

  return {
    at,
    peek: (index) => cells.get(index)?.element ?? null,
    keepOnly(indexes) {
      if (whole) return;
      for (const [index, cell] of cells) {
        if (indexes.has(index)) continue;
        cell.element.remove();
        cells.delete(index);
      }
    },
    redraw() {
      for (const [index, cell] of cells) cells.set(index, replace(cell, index));
    },
    load(next, from, to) {
      deck = next;
      const shown = cells.get(from);
      for (const [index, cell] of cells) if (whole || index !== from) cell.element.remove();
      cells = new Map();
      if (whole) drawAll();
      else if (shown !== undefined) cells.set(to, replace(shown, to));
    },
  };
}
