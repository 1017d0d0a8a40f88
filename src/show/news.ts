import type { ShowState } from "./state.ts";

/**
 * Positive when `a` is newer than `b`: the greater clock; at a tie the greater peer. One stamp may be found again at two
 * places of one text, by windows that saw different texts before it; then the place further on counts, so that they
 * agree without anybody pressing a key. Zero: nothing to tell each other, as between windows that nobody has touched.
 */
export function compareNews(a: ShowState, b: ShowState): number {
  if (a.stamp.clock !== b.stamp.clock) return a.stamp.clock - b.stamp.clock;
  if (a.stamp.clock === 0) return 0;
  if (a.stamp.peer !== b.stamp.peer) return a.stamp.peer > b.stamp.peer ? 1 : -1;
  return a.revision === b.revision ? a.index - b.index : 0;
}
