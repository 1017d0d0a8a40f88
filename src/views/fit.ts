// A slide's canvas and how it fills a box. Pure numbers: no DOM.
import type { Canvas } from "./talk.ts";

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** CSS px; the canvas is drawn at its own size, then scaled from its top left corner. */
export interface Fit {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** remark: every slide is 681 px high, whatever its ratio. */
const HEIGHT = 681;

/** "16:9" → 1210 × 681. Null for what is no ratio: two positive whole numbers around a colon. */
export function canvasOf(ratio: string): Canvas | null {
  const [, wide, high] = /^\s*(\d{1,5})\s*:\s*(\d{1,5})\s*$/.exec(ratio) ?? [];
  const width = Math.floor((HEIGHT * Number(wide)) / Number(high));
  return Number.isFinite(width) && width > 0 ? { width, height: HEIGHT } : null;
}

/** remark: 4:3. */
export const defaultCanvas: Canvas = { width: 908, height: HEIGHT };

/** As large as fits, in the middle; null for a box with no room, such as that of a hidden element. */
export function fit(canvas: Canvas, box: Box): Fit | null {
  const scale = Math.min(box.width / canvas.width, box.height / canvas.height);
  if (!(scale > 0)) return null;
  return {
    scale,
    left: Math.max(0, (box.width - canvas.width * scale) / 2),
    top: Math.max(0, (box.height - canvas.height * scale) / 2),
  };
}

/** Writes a fit onto a `.remark-slide-scaler`; its inline size in px is how scripts learn the size of a slide. */
export function applyFit(scaler: HTMLElement, canvas: Canvas, placed: Fit): void {
  const { style } = scaler;
  style.width = `${canvas.width}px`;
  style.height = `${canvas.height}px`;
  style.transform = `scale(${placed.scale})`;
  style.left = `${placed.left}px`;
  style.top = `${placed.top}px`;
}
