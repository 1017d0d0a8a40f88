import { computed, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

import { elapsed } from "#show";
import { deckKeyOf, hearKept, keepText, recallText } from "./kept.ts";
import type { Log } from "./log.ts";
import {
  chosenOf,
  decodeRecording,
  decodeRehearsals,
  recordedIn,
  withRehearsal,
  withoutRehearsal,
} from "./rehearsal.ts";
import type { Recording, Rehearsal, Rehearsals } from "./rehearsal.ts";
import type { Talk } from "./talk.ts";

/** The rehearsals of this deck, in every window; and the one that is being recorded. */
export interface Rehearsing {
  readonly kept: ReadonlySignal<Rehearsals>;
  /** What the talk is measured against; null: the plan. */
  readonly chosen: ReadonlySignal<Rehearsal | null>;
  readonly recording: ReadonlySignal<Recording | null>;
  /** From now on; it goes on over a reload. Never unasked. */
  record(): void;
  /** Keeps what was recorded, and measures against it. False: no time had passed. */
  finish(): boolean;
  /** `at` of one, or null for the plan. */
  choose(at: number | null): void;
  remove(at: number): void;
  /** What was there before a removal. */
  restore(before: Rehearsals): void;
  stop(): void;
}

export function openRehearsing(talk: Talk, log: Log): Rehearsing {
  const name = talk.key();
  const key = name === null ? null : `lectern:rehearsals:${deckKeyOf(name)}`;
  const recordingKey = name === null ? null : `lectern:recording:${name}`;
  const kept = signal(decodeRehearsals(key === null ? null : recallText(key)));
  const recording = signal(decodeRecording(recordingKey === null ? null : recallText(recordingKey)));
  const keep = (next: Rehearsals): void => {
    kept.value = next;
    if (key !== null) keepText(key, JSON.stringify(next));
  };
  const mark = (next: Recording | null): void => {
    recording.value = next;
    if (recordingKey !== null) keepText(recordingKey, next === null ? null : JSON.stringify(next));
  };
  const spent = (): number => Math.round(elapsed(talk.show.state.peek().timer, talk.now()));
  const stops =
    key === null || recordingKey === null
      ? []
      : [
          hearKept(key, (of, text) => {
            if (of === key) kept.value = decodeRehearsals(text);
          }),
          hearKept(recordingKey, (_, text) => (recording.value = decodeRecording(text))),
        ];
  return {
    kept,
    chosen: computed(() => chosenOf(kept.value)),
    recording,
    record: () => mark({ clock: talk.show.state.peek().stamp.clock, from: spent() }),
    finish() {
      const going = recording.peek();
      mark(null);
      const done = going === null ? null : recordedIn(log.lines(), going, spent(), talk.now());
      if (done !== null) keep(withRehearsal(kept.peek(), done));
      return done !== null;
    },
    choose: (at) => keep({ ...kept.peek(), chosen: at }),
    remove: (at) => keep(withoutRehearsal(kept.peek(), at)),
    restore: keep,
    stop() {
      for (const stop of stops) stop();
    },
  };
}
