import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { median } from "./figure.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Work shorter than this is repeated within a round, ms. */
const shortest = 8;

/** Processor time of `times` runs, ms: what others do on this machine meanwhile is not in it. */
function time(work: () => void, times = 1): number {
  collect();
  const start = process.cpuUsage();
  for (let i = 0; i < times; i += 1) work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / times;
}

export interface Timing {
  /** Processor time of one run, ms. */
  readonly a: number;
  readonly b: number;
  readonly ratio: number;
}

/** The rounds of two pieces of work done in turns, so that a busy machine is busy for both; warmed up first. */
function inTurns(a: () => void, b: () => void, rounds: number): [number, number][] {
  time(a);
  const times = Math.max(1, Math.ceil(shortest / time(b)));
  time(a, times);
  return Array.from({ length: rounds }, (_, round): [number, number] => {
    if (round % 2 === 0) return [time(a, times), time(b, times)];
    const second = time(b, times);
    return [time(a, times), second];
  });
}

/** How much `a` costs for each `b`: the median of the rounds. */
export function compare(a: () => void, b: () => void, rounds: number): Timing {
  const pairs = inTurns(a, b, rounds);
  return {
    a: median(pairs.map(([first]) => first)),
    b: median(pairs.map(([, second]) => second)),
    ratio: median(pairs.map(([first, second]) => first / second)),
  };
}

/** The same for work that differs only in size, where the least disturbed round of each says most. */
export function compareBest(a: () => void, b: () => void, rounds: number): Timing {
  const pairs = inTurns(a, b, rounds);
  const [first, second] = [0, 1].map((side) => Math.min(...pairs.map((pair) => pair[side]!))) as [
    number,
    number,
  ];
  return { a: first, b: second, ratio: first / second };
}
