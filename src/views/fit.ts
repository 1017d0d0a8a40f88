// How a slide's canvas fills a box.
import type { Canvas } from "#deck";

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
  applyFits([scaler], canvas, placed);
}

/** The same fit for all of a page's slides. */
export function applyFits(scalers: Iterable<HTMLElement>, canvas: Canvas, placed: Fit): void {
  const { scale, left, top } = placed;
  const parts: readonly (readonly [string, string])[] = [
    ["width", `${canvas.width}px`],
    ["height", `${canvas.height}px`],
    ["transform", `scale(${short(scale)})`],
    ["left", `${short(left)}px`],
    ["top", `${short(top)}px`],
  ];
  const style = parts.map(([name, value]) => `${name}: ${value};`).join(" ");
  for (const scaler of scalers) {
    // A page has hundreds of new ones, written in one go; what a script has styled itself since is left alone.
    const own = scaler.getAttribute("style");
    if (own === null) scaler.setAttribute("style", style);
    else if (own !== style) for (const [name, value] of parts) scaler.style.setProperty(name, value);
  }
}

/** Six significant digits. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
