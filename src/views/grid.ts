// Where the overview's cells are. Pure numbers, in CSS px.
import type { Canvas } from "#deck";

export interface Grid {
  readonly columns: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly rows: number;
  readonly height: number;
}

export const GAP = 20;
/** Number and title under a picture. */
export const CAPTION = 44;
const SMALLEST = 200;

/** As many columns as fit, two at least; `width` is the room inside the margins. */
export function gridOf(canvas: Canvas, width: number, count: number): Grid {
  const columns = Math.max(2, Math.floor((width + GAP) / (SMALLEST + GAP)));
  const cell = Math.max(1, Math.floor((width - GAP * (columns - 1)) / columns));
  const height = Math.round((cell * canvas.height) / canvas.width) + CAPTION;
  const rows = Math.ceil(count / columns);
  return { columns, cell: { width: cell, height }, rows, height: Math.max(0, rows * (height + GAP) - GAP) };
}

/** Which cells to have while `top` … `top + room` is in view: those, and `margin` as much again above and below. */
export function cellsNear(
  { columns, cell, rows }: Grid,
  top: number,
  room: number,
  margin: number,
): { readonly from: number; readonly to: number } {
  const pitch = cell.height + GAP;
  const from = Math.max(0, Math.floor((top - margin * room) / pitch));
  const to = Math.min(rows, Math.ceil((top + (1 + margin) * room) / pitch));
  return { from: from * columns, to: to * columns };
}

/** Where the row of cell `at` begins. */
export function rowTop({ columns, cell }: Grid, at: number): number {
  return Math.floor(at / columns) * (cell.height + GAP);
}

/** How far to scroll so that cell `at` is in the middle of `room`, as far as the grid allows. */
export function centred(grid: Grid, at: number, room: number): number {
  const wanted = rowTop(grid, at) - (room - grid.cell.height) / 2;
  return Math.max(0, Math.min(grid.height - room, wanted));
}

/** Where a key moves the selection; null: not one of these keys. */
export function moved(
  key: string,
  at: number,
  count: number,
  { columns, cell }: Grid,
  room: number,
): number | null {
  const page = Math.max(1, Math.floor(room / (cell.height + GAP))) * columns;
  const by: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
  };
  const step = by[key];
  if (step === undefined) return null;
  const to = at + step;
  // Up from the first row and down from the last stay where they are.
  if ((key === "ArrowDown" || key === "ArrowUp") && (to < 0 || to >= count)) return at;
  return Math.max(0, Math.min(count - 1, to));
}
