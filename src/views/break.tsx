import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { act } from "./act.ts";
import { breakUntil, minutesLeft, remaining } from "./break-time.ts";
import { useNow } from "./clock.ts";
import { useInterface } from "./interface.ts";
import { Sheet } from "./sheet.tsx";
import { timeOfDay } from "./time-of-day.ts";

const MINUTE = 60_000;
const USUAL = [5, 10, 15, 30];

/** How long the break is, or when it ends. */
export function BreakSheet() {
  const ours = useInterface();
  const now = useNow();
  const text = useSignal("10");
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  const until = breakUntil(text.value, now.value);

  const start = (end: number | null): void => {
    if (end === null) return;
    act(ours, { type: "close-overlay" });
    act(ours, { type: "break", until: end });
  };

  return (
    <Sheet kind="break" label="A break">
      <form
        class="lectern-break-form"
        onSubmit={(event) => {
          event.preventDefault();
          start(breakUntil(text.peek(), ours.talk.now()));
        }}
      >
        <label for="lectern-break-field">Minutes, or a time of day</label>
        <input
          ref={field}
          id="lectern-break-field"
          class="lectern-field"
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="lectern-break-says"
          aria-invalid={until === null}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <p id="lectern-break-says" class="lectern-break-says" role="status">
          {until === null ? "Minutes like 10, or a time like 10:45." : `Back at ${written(until, ours.talk)}`}
        </p>
        <div class="lectern-break-row">
          {USUAL.map((minutes) => (
            <button
              key={minutes}
              type="button"
              class="lectern-button"
              onClick={() => start(ours.talk.now() + minutes * MINUTE)}
            >
              {minutes} min
            </button>
          ))}
          <button type="submit" class="lectern-button lectern-filled" aria-disabled={until === null}>
            Start
          </button>
        </div>
      </form>
    </Sheet>
  );
}

/** What the audience sees while it is away: when to be back, and how long that is. */
export function BreakScreen() {
  const { talk } = useInterface();
  const now = useNow();
  const { blank, until } = talk.show.state.value;
  const on = blank === "break" && until !== null && talk.window.state.value.view === "stage";
  const left = on ? until - now.value : 0;
  return (
    <>
      <p class="lectern-hidden" role="status">
        {on && `A break. Back at ${written(until, talk)}.`}
      </p>
      {on && (
        <section class="lectern-break" aria-label="A break">
          <p class="lectern-break-back">{left > 0 ? `Back at ${written(until, talk)}` : "Welcome back"}</p>
          <p class="lectern-break-left" role="timer" aria-live="off">
            {left > 0 ? remaining(left) : "We go on"}
          </p>
          <p class="lectern-break-title" lang={talk.show.deck.value.settings.get("lang")}>
            {talk.title.value}
          </p>
        </section>
      )}
    </>
  );
}

/** On the presenter's slide: that there is a break, and what can be done about it. */
export function BreakNotice() {
  const ours = useInterface();
  const now = useNow();
  const { until } = ours.talk.show.state.value;
  if (until === null) return null;
  const left = until - now.value;
  const by = (minutes: number): void => {
    const at = ours.talk.now();
    act(ours, { type: "break", until: Math.max(at, Math.max(at, until) + minutes * MINUTE) });
  };
  return (
    <div class="lectern-break-notice">
      <small>
        Back at {written(until, ours.talk)} · {left > 0 ? minutesLeft(left) : "the time is up"}
      </small>
      <div class="lectern-break-row">
        <button type="button" class="lectern-button" aria-label="One minute less" onClick={() => by(-1)}>
          −1
        </button>
        <button type="button" class="lectern-button" aria-label="One minute more" onClick={() => by(1)}>
          +1
        </button>
        <button type="button" class="lectern-button" onClick={() => act(ours, { type: "unblank" })}>
          End the break
        </button>
      </div>
    </div>
  );
}

/** As those who read the deck write it. */
function written(at: number, { show }: ReturnType<typeof useInterface>["talk"]): string {
  return timeOfDay(at, show.deck.value.settings.get("lang"));
}
