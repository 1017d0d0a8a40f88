import { useSignal } from "@preact/signals";
import { Circle, Square, Trash2 } from "lucide-preact";

import { useInterface } from "./interface.ts";
import { clockFace } from "./pace.ts";
import type { Rehearsals } from "./rehearsal.ts";

/** Which rehearsal the talk is measured against; recording another. */
export function RehearsalList() {
  const { rehearsing } = useInterface().times;
  const { list, chosen } = rehearsing.kept.value;
  const recording = rehearsing.recording.value !== null;
  const told = useSignal("");
  const before = useSignal<Rehearsals | null>(null);
  const toggle = (): void => {
    before.value = null;
    if (!recording) {
      rehearsing.record();
      told.value = "Recording. It goes on while this sheet is closed.";
    } else
      told.value = rehearsing.finish() ? "Rehearsal kept." : "Nothing was kept: the timer had not moved.";
  };
  const remove = (at: number): void => {
    before.value = rehearsing.kept.peek();
    told.value = "Rehearsal deleted.";
    rehearsing.remove(at);
  };
  const undo = (): void => {
    if (before.value !== null) rehearsing.restore(before.value);
    before.value = null;
    told.value = "Rehearsal restored.";
  };
  const option = (at: number | null, words: string) => (
    <label class="lectern-rehearsal">
      <input
        type="radio"
        name="lectern-rehearsal"
        checked={chosen === at}
        onChange={() => rehearsing.choose(at)}
      />
      <span>{words}</span>
    </label>
  );
  const Icon = recording ? Square : Circle;
  return (
    <section>
      <h3 id="lectern-rehearsals-label">Measure against</h3>
      <div role="radiogroup" aria-labelledby="lectern-rehearsals-label">
        <ul class="lectern-rehearsals">
          <li>{option(null, "An even plan")}</li>
          {list.map(({ at, total }) => {
            const words = `${clockFace(total)}, ${dayAndTime(at)}`;
            return (
              <li key={at}>
                {option(at, words)}
                <button
                  type="button"
                  class="lectern-close"
                  aria-label={`Delete rehearsal ${words}`}
                  onClick={() => remove(at)}
                >
                  <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ul>
      </div>
      <button type="button" class="lectern-button lectern-record" data-on={recording} onClick={toggle}>
        <Icon size={16} strokeWidth={2} aria-hidden="true" />
        {recording ? "Stop recording" : "Record this rehearsal"}
      </button>
      <p class="lectern-times-help" role="status">
        {told.value}{" "}
        {before.value !== null && (
          <button type="button" class="lectern-undo" onClick={undo}>
            Undo
          </button>
        )}
      </p>
    </section>
  );
}

function dayAndTime(at: number): string {
  return new Date(at).toLocaleString([], {
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  });
}
