import { useComputed } from "@preact/signals";

import { elapsed } from "#show";
import { keyOf } from "./act.ts";
import { useNow } from "./clock.ts";
import { useInterface } from "./interface.ts";
import { LengthField } from "./length.tsx";
import { RehearsalList } from "./rehearsal-list.tsx";
import { SaveLog } from "./save-log.tsx";
import { Sheet } from "./sheet.tsx";
import { TimesTable } from "./times-table.tsx";

/** Where the time of this talk went, against what was meant; and what is kept of it. */
export function TimesSheet() {
  const { talk, times } = useInterface();
  const now = useNow();
  const spent = useComputed(() => elapsed(talk.show.state.value.timer, now.value));
  return (
    <Sheet kind="times" label="Times">
      <div class="lectern-times">
        <div class="lectern-times-list">
          {times.log.tally.value.last === null && (
            <p class="lectern-empty">
              No times yet. They begin with the first move, or with{" "}
              <kbd class="lectern-key">{keyOf({ type: "timer", act: "toggle" })}</kbd>, which starts the
              timer.
            </p>
          )}
          <TimesTable spent={spent} />
        </div>
        <div class="lectern-times-side">
          <section>
            <h3>Planned length</h3>
            <LengthField id="lectern-times-length" />
          </section>
          <RehearsalList />
          <SaveLog spent={spent} />
        </div>
      </div>
    </Sheet>
  );
}
