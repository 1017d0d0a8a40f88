import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** How long two pieces of work are given to show their best, ms; and how often, however long they take. */
const patience = 2000;
const tries = 6;

export interface Timing {
  /** Wall time of one run, ms. */
  readonly a: number;
  readonly b: number;
  readonly ratio: number;
}

/**
 * How much `a` costs for each `b`, which is run `times` times in its place: the least disturbed run of each. A
 * disturbance only ever adds, and so do compiling and collecting what earlier runs left behind; a ratio above `enough`
 * is measured on for a while, and one below it is believed.
 */
export function compare(a: () => void, b: () => void, times: number, enough: number): Timing {
  const run = (work: () => void): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  // The smaller as often in one run, so that as much is left to collect after the one as after the other.
  const often = (): void => {
    for (let time = 0; time < times; time += 1) b();
  };
  const best = { a: Infinity, b: Infinity };
  for (let spell = 0; spell < 5; spell += 1) {
    // On an empty heap: how full it is decides what collecting costs, and the larger work fills it sooner.
    collect();
    const end = performance.now() + patience;
    for (let done = 0; done < tries || performance.now() < end; done += 1) {
      best.a = Math.min(best.a, run(a));
      best.b = Math.min(best.b, run(often) / times);
    }
    if (best.a / best.b <= enough) break;
  }
  return { ...best, ratio: best.a / best.b };
}
