import { openLog } from "./log.ts";
import type { Log } from "./log.ts";
import { openPlan } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { openRehearsing } from "./rehearsing.ts";
import type { Rehearsing } from "./rehearsing.ts";
import type { EarlyMove, Talk } from "./talk.ts";

/** What a window knows of the time of its talk, beyond the timer that all windows share. */
export interface Timekeeping {
  readonly plan: Plan;
  readonly log: Log;
  readonly rehearsing: Rehearsing;
  stop(): void;
}

/** @param early what happened before our interface was there, for the log */
export function keepTimes(talk: Talk, early: readonly EarlyMove[]): Timekeeping {
  const plan = openPlan(talk);
  const log = openLog(talk, early);
  const rehearsing = openRehearsing(talk, log);
  return {
    plan,
    log,
    rehearsing,
    stop() {
      plan.stop();
      log.stop();
      rehearsing.stop();
    },
  };
}
