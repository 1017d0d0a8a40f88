// How far a slide that is too long is scaled down. Pure.

/** What `fit: shrink` or `fit: shrink 75%` asks for: the smallest scale that may be taken, 0 … 1; null: nothing. */
export function leastScale(fit: string | undefined): number | null {
  const asked = /^\s*shrink(?:\s+(\d{1,3})\s*%)?\s*$/.exec(fit ?? "");
  if (asked === null) return null;
  const [, percent] = asked;
  return percent === undefined ? USUAL : Math.min(1, Math.max(LEAST, Number(percent) / 100));
}

/** Below it nobody in a room can read a slide's text. */
const LEAST = 0.3;
const USUAL = 0.6;

/** Fine enough that no line of room is given away, coarse enough to be found in six looks. */
const STEP = 0.01;

export interface Shrunk {
  /** 1: as it is. */
  readonly scale: number;
  /** False: it is too long even so. */
  readonly fits: boolean;
}

/**
 * The largest scale not below `least` at which a slide fits.
 *
 * @param fitsAt whether it fits at a scale; what fits at one fits at every smaller one. Asked a handful of times.
 */
export function chooseScale(least: number, fitsAt: (scale: number) => boolean): Shrunk {
  if (fitsAt(1)) return { scale: 1, fits: true };
  if (!fitsAt(least)) return { scale: least, fits: false };
  let fitting = 0;
  let tooLarge = Math.ceil((1 - least) / STEP);
  const scaleAt = (step: number): number => Math.min(1, least + step * STEP);
  while (tooLarge - fitting > 1) {
    const middle = (fitting + tooLarge) >> 1;
    if (fitsAt(scaleAt(middle))) fitting = middle;
    else tooLarge = middle;
  }
  return { scale: Number(scaleAt(fitting).toFixed(4)), fits: true };
}
