import { useComputed } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

import { elapsed } from "#show";
import { useNow } from "./clock.ts";
import { useInterface } from "./interface.ts";
import { PlannedLength } from "./length.tsx";
import { behind, clockFace, isLong } from "./pace.ts";
import { sharesOf } from "./rehearsal.ts";
import { timeOfDay } from "./time-of-day.ts";
import { groupAt, slideKeys, timeOn } from "./visits.ts";

/** Behind by more than this is worth amber; by more than a tenth of the talk, red. Milliseconds. */
const NOTABLE = 30_000;

/** Elapsed time, the length that was planned, how the two agree, and the time of day. */
export function Times() {
  const { talk, times } = useInterface();
  const now = useNow();
  const spent = useComputed(() => elapsed(talk.show.state.value.timer, now.value));
  const face = useComputed(() => clockFace(spent.value));
  const hour = useComputed(() => timeOfDay(now.value));
  const { timer } = talk.show.state.value;
  const state = timer.since !== null ? "running" : timer.elapsed > 0 ? "stopped" : "ready";
  const { enabled, formatter } = talk.timer;
  return (
    <>
      <div class="lectern-elapsed" data-state={state} hidden={!enabled}>
        <div class="lectern-elapsed-time" role="timer" aria-label="Elapsed time">
          {formatter === null ? (
            <span class="lectern-time">{face}</span>
          ) : (
            // remark: what a page's own function returns is HTML.
            <span class="lectern-time" dangerouslySetInnerHTML={{ __html: String(formatter(spent.value)) }} />
          )}
          {state === "stopped" && <span class="lectern-small">stopped</span>}
        </div>
        <div class="lectern-stack">
          <PlannedLength />
          <SlideTime spent={spent} />
        </div>
      </div>
      <div class="lectern-stack lectern-going">
        {times.rehearsing.recording.value !== null && (
          <span class="lectern-recording">
            <span>recording</span>
          </span>
        )}
        {enabled && state !== "ready" && <Pace spent={spent.value} />}
      </div>
      <div class="lectern-clock">
        <span class="lectern-hidden">Time of day </span>
        <span class="lectern-time">{hour}</span>
      </div>
    </>
  );
}

/** How long this slide has been up, all in all; nothing before there is anything to say. */
function SlideTime({ spent }: { readonly spent: ReadonlySignal<number> }) {
  const { talk, times } = useInterface();
  const deck = talk.show.deck.value;
  const tally = times.log.tally.value;
  const at = groupAt(deck, talk.show.state.value.index);
  const share = sharesOf(deck, times.plan.length.value, times.rehearsing.chosen.value)?.[at] ?? null;
  const taken = timeOn(tally, slideKeys(deck)[at] ?? "", spent.value);
  if (tally.last === null || spent.value === 0) return null;
  return (
    <span
      class="lectern-slide-time"
      data-late={share !== null && isLong(taken, share) ? "rather" : "no"}
      title={share === null ? "Time on this slide" : `Time on this slide; planned ${clockFace(share)}`}
    >
      slide {clockFace(taken)}
    </span>
  );
}

/** How the talk agrees with the rehearsal that was chosen, or else with its plan. */
function Pace({ spent }: { readonly spent: number }) {
  const { talk, times } = useInterface();
  const deck = talk.show.deck.value;
  const rehearsal = times.rehearsing.chosen.value;
  const planned = times.plan.length.value ?? rehearsal?.total ?? null;
  const shares = sharesOf(deck, planned, rehearsal);
  if (planned === null || shares === null) return null;
  const drift = behind(deck, talk.show.state.value.index, spent, shares);
  const over = spent > planned;
  const late = over || drift > planned / 10 ? "very" : drift > NOTABLE ? "rather" : "no";
  const words = over
    ? `${clockFace(spent - planned)} over`
    : Math.abs(drift) < 1000
      ? "on time"
      : `${clockFace(Math.abs(drift))} ${drift > 0 ? "behind" : "ahead"}`;
  return (
    <div class="lectern-pace" data-late={late}>
      {words}
      {rehearsal !== null && <span class="lectern-hidden">, against a rehearsal</span>}
    </div>
  );
}
