import { useSignal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { Download } from "lucide-preact";

import { chaptersOf, csvOf, fileName, parseOffset } from "./export.ts";
import { useInterface } from "./interface.ts";

/** The log in files: a table of all that happened, and the chapters of a recording. */
export function SaveLog({ spent }: { readonly spent: ReadonlySignal<number> }) {
  const { talk, times } = useInterface();
  const start = useSignal("0:00");
  const offset = parseOffset(start.value);
  const empty = times.log.tally.value.last === null;
  const save = (what: string, type: string, text: string): void => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = fileName(talk.show.deck.peek().source.name, what);
    link.click();
    // The download has the text by then; nobody else needs it.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <section>
      <h3>Save this log</h3>
      <button
        type="button"
        class="lectern-button"
        aria-disabled={empty}
        onClick={() => {
          if (!empty) save("times.csv", "text/csv", csvOf(times.log.lines(), spent.peek()));
        }}
      >
        <Download size={18} strokeWidth={1.75} aria-hidden="true" /> Save as CSV
      </button>
      <button
        type="button"
        class="lectern-button"
        aria-disabled={empty || offset === null}
        onClick={() => {
          if (!empty && offset !== null)
            save("chapters.vtt", "text/vtt", chaptersOf(times.log.lines(), spent.peek(), offset));
        }}
      >
        <Download size={18} strokeWidth={1.75} aria-hidden="true" /> Save as WebVTT
      </button>
      <label class="lectern-times-start">
        <span>
          Talk begins at
          <span class="lectern-hidden"> this time of the recording</span>
        </span>
        <input
          class="lectern-field lectern-length-field"
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={offset === null}
          aria-describedby="lectern-times-start-help"
          value={start.value}
          onInput={(event) => (start.value = event.currentTarget.value)}
        />
      </label>
      <p
        id="lectern-times-start-help"
        class="lectern-times-help"
        role={offset === null ? "alert" : undefined}
      >
        {offset === null
          ? `“${start.value}” is no time. Write it as 1:30, or −0:20 for a recording that began later.`
          : "of the recording: for the chapters in a WebVTT file."}
      </p>
    </section>
  );
}
