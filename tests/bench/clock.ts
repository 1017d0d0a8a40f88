import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { median } from "./figure.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Work shorter than this is repeated within a round, ms: some systems count processor time in coarse steps. */
const shortest = 20;

/** How long work runs before it is measured, ms: engines compile what runs often, and compiling is not measured. */
const warmUp = 1500;

/** Processor time of one of `times` runs, ms: what others do on this machine meanwhile is not in it. */
function time(work: () => void, times: number): number {
  const start = process.cpuUsage();
  for (let i = 0; i < times; i += 1) work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / times;
}

/** How often to repeat `work` for a round that can be measured; warms it up on the way. */
function repetitions(work: () => void): number {
  let times = 1;
  while (time(work, times) * times < shortest && times < 1000) times *= 2;
  return times;
}

export interface Timing {
  /** Processor time of one run, ms. */
  readonly a: number;
  readonly b: number;
  readonly ratio: number;
}

/** Two pieces of work in turns, so that a busy machine is busy for both; warmed up first. Each call is a round. */
function inTurns(a: () => void, b: () => void): () => readonly [number, number] {
  const times = repetitions(b);
  const measure = (work: () => void): number => time(work, times);
  for (const work of [a, b]) {
    const end = performance.now() + warmUp;
    do work();
    while (performance.now() < end);
  }
  let swapped = false;
  return () => {
    swapped = !swapped;
    if (swapped) return [measure(a), measure(b)];
    const second = measure(b);
    return [measure(a), second];
  };
}

/**
 * How much `a` costs for each `b`: the median of the rounds. No garbage is collected by force between them, which
 * would throw compiled code away too, and more of one side's than of the other's.
 */
export function compare(a: () => void, b: () => void, rounds: number): Timing {
  const pairs = Array.from({ length: rounds }, inTurns(a, b));
  return {
    a: median(pairs.map(([first]) => first)),
    b: median(pairs.map(([, second]) => second)),
    ratio: median(pairs.map(([first, second]) => first / second)),
  };
}

/** How long two pieces of work are given to show their best, ms. */
const patience = 2000;

/**
 * The same for work that differs in size alone, `a` being `times` as large as `b`: the least disturbed run of each. A
 * disturbance only ever adds, and so does collecting what earlier runs left behind; a ratio above `enough` is measured
 * on for a while, and one below it is believed.
 */
export function compareBest(a: () => void, b: () => void, times: number, enough: number): Timing {
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
    do {
      best.a = Math.min(best.a, run(a));
      best.b = Math.min(best.b, run(often) / times);
    } while (performance.now() < end);
    if (best.a / best.b <= enough) break;
  }
  return { ...best, ratio: best.a / best.b };
}
