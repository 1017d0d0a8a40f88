import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** How long tasks are given to show their best, ms; and how often, however long they take. */
const patience = 2000;
const tries = 6;

/** Work, and how often it is done in one run. */
export interface Task {
  readonly work: () => void;
  readonly times: number;
}

/**
 * What each task costs once, ms of wall time: its least disturbed run, all in turns. A disturbance only ever adds, and so
 * do compiling and collecting what earlier runs left behind. Figures that are not `enough` are measured on for a while,
 * and those that are, are believed. Give tasks as many `times` as make their runs alike: then as much is left to collect
 * after the one as after the other.
 */
export function leastOf(
  tasks: readonly Task[],
  enough: (costs: readonly number[]) => boolean,
): readonly number[] {
  const costs = tasks.map(() => Infinity);
  for (let spell = 0; spell < 5; spell += 1) {
    // On an empty heap: how full it is decides what collecting costs, and the larger work fills it sooner.
    collect();
    const end = performance.now() + patience;
    for (let done = 0; done < tries || performance.now() < end; done += 1) {
      for (const [at, { work, times }] of tasks.entries()) {
        const start = performance.now();
        for (let time = 0; time < times; time += 1) work();
        costs[at] = Math.min(costs[at]!, (performance.now() - start) / times);
      }
    }
    if (enough(costs)) break;
  }
  return costs;
}
