import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { median } from "./figure.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Milliseconds of one run, without other runs' rubbish. */
function time(work: () => void): number {
  collect();
  const start = performance.now();
  work();
  return performance.now() - start;
}

export interface Timing {
  readonly a: number;
  readonly b: number;
  /** Median of the rounds' a ÷ b: what slowed one round slowed both. */
  readonly ratio: number;
}

/** Two pieces of work in turns, so that a busy machine is busy for both; warmed up first. */
export function compare(a: () => void, b: () => void, rounds: number): Timing {
  for (let i = 0; i < 2; i += 1) {
    a();
    b();
  }
  const pairs = Array.from({ length: rounds }, (_, round): [number, number] => {
    if (round % 2 === 0) return [time(a), time(b)];
    const second = time(b);
    return [time(a), second];
  });
  return {
    a: median(pairs.map(([first]) => first)),
    b: median(pairs.map(([, second]) => second)),
    ratio: median(pairs.map(([first, second]) => first / second)),
  };
}
