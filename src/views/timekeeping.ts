import { openPlan } from "./plan.ts";
import type { Plan } from "./plan.ts";
import type { Talk } from "./talk.ts";

/** What a window knows of the time of its talk, beyond the timer that all windows share. */
export interface Timekeeping {
  readonly plan: Plan;
  stop(): void;
}

export function keepTimes(talk: Talk): Timekeeping {
  const plan = openPlan(talk);
  return { plan, stop: plan.stop };
}
