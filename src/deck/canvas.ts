/** A slide in its own pixels, which are scaled to any window: always 681 high (remark), as wide as the ratio says. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
}

const HEIGHT = 681;

/** "16:9" → 1210 × 681. Null for what is no ratio: two positive whole numbers around a colon. */
export function canvasOf(ratio: string): Canvas | null {
  const [, wide, high] = /^\s*(\d{1,5})\s*:\s*(\d{1,5})\s*$/.exec(ratio) ?? [];
  const width = Math.floor((HEIGHT * Number(wide)) / Number(high));
  return Number.isFinite(width) && width > 0 ? { width, height: HEIGHT } : null;
}

/** remark: 4:3. */
export const defaultCanvas: Canvas = { width: 908, height: HEIGHT };
