// Where things are on a sheet, in mm. Pure arithmetic, so that a page of it can be checked by hand.
import type { PaperLayout, PaperSize, SheetSize } from "./paper-choices.ts";

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** A sheet with slides side by side. */
export interface Sheet {
  /** The paper, turned as it is used. */
  readonly page: Box;
  /** Top, right, bottom, left. The running head and foot stand in the first and third. */
  readonly margins: readonly [number, number, number, number];
  readonly columns: number;
  readonly rows: number;
  /** A slide's box; its caption is below. */
  readonly cell: Box;
  /** Whether there is room to write beside each slide. */
  readonly writing: boolean;
}

/** Upright. */
const PAPERS: Readonly<Record<SheetSize, Box>> = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
};

/** Upright, too: 7.5 inches by what makes the form. */
const SCREENS = {
  "16:9": { width: 190.5, height: 338.667 },
  "4:3": { width: 190.5, height: 254 },
};

/** For a line that says which slide it is. */
export const CAPTION = 6;
const GAP = 6;
const BINDING = 10;

/** Columns and rows upright; turned, they change places. */
const GRIDS: Readonly<Partial<Record<PaperLayout, readonly [number, number]>>> = {
  "1": [1, 1],
  "2": [1, 2],
  "3": [1, 3],
  "4": [2, 2],
  "6": [2, 3],
  "9": [3, 3],
};

/** Of a sheet; A4 for what is none. */
export function paperBox(paper: PaperSize): Box {
  return PAPERS[paper === "letter" ? "letter" : "a4"];
}

/** Of a page that holds one slide, as a screen does. */
export function screenBox(paper: Exclude<PaperSize, "slide">): Box {
  const { width, height } = paper === "16:9" || paper === "4:3" ? SCREENS[paper] : PAPERS[paper];
  return { width: height, height: width };
}

export function sheetMargins(binding: boolean): Sheet["margins"] {
  return [18, 12, 16, binding ? 12 + BINDING : 12];
}

/**
 * The sheet on which slides are largest: upright, or turned. Null for layouts that are no grid.
 *
 * @param slide width and height of a slide, in any unit
 */
export function sheetOf(layout: PaperLayout, paper: PaperSize, binding: boolean, slide: Box): Sheet | null {
  const grid = GRIDS[layout];
  if (grid === undefined) return null;
  const upright = paperBox(paper);
  const margins = sheetMargins(binding);
  // Beside lines to write on a slide has half of the sheet.
  if (layout === "3") return fitted(upright, margins, [2, 3], slide, true);
  const [columns, rows] = grid;
  const turned = { width: upright.height, height: upright.width };
  const sheets = [
    fitted(upright, margins, [columns, rows], slide, false),
    fitted(turned, margins, [rows, columns], slide, false),
  ] as const;
  return sheets[1].cell.width > sheets[0].cell.width ? sheets[1] : sheets[0];
}

function fitted(
  page: Box,
  margins: Sheet["margins"],
  [columns, rows]: readonly [number, number],
  slide: Box,
  writing: boolean,
): Sheet {
  const [top, right, bottom, left] = margins;
  const width = (page.width - left - right - GAP * (columns - 1)) / columns;
  // A hair less than the page's box, or browsers begin another page.
  const height = (page.height - top - bottom - 0.2 - GAP * (rows - 1)) / rows - CAPTION;
  const scale = Math.min(width / slide.width, height / slide.height);
  const cell = { width: slide.width * scale, height: slide.height * scale };
  return { page, margins, columns: writing ? 1 : columns, rows, cell, writing };
}
