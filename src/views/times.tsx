import { useComputed, useSignal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { Circle, Download, Square, Trash2 } from "lucide-preact";
import { useEffect, useMemo, useRef } from "preact/hooks";

import { elapsed } from "#show";
import { keyOf } from "./act.ts";
import { useNow } from "./clock.ts";
import { chaptersOf, csvOf, fileName, parseOffset } from "./export.ts";
import { groups, numberOf, titleOf } from "./find.ts";
import type { Group } from "./find.ts";
import { useInterface } from "./interface.ts";
import { LengthField } from "./length.tsx";
import { clockFace, isLong } from "./pace.ts";
import { sharesOf } from "./rehearsal.ts";
import type { Rehearsals } from "./rehearsal.ts";
import { Sheet } from "./sheet.tsx";
import { groupAt, slideKeys, timeOn } from "./visits.ts";

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
          <Table spent={spent} />
        </div>
        <div class="lectern-times-side">
          <section>
            <h3>Planned length</h3>
            <LengthField id="lectern-times-length" />
          </section>
          <RehearsalList />
          <Saving spent={spent} />
        </div>
      </div>
    </Sheet>
  );
}

function Table({ spent }: { readonly spent: ReadonlySignal<number> }) {
  const { talk, times } = useInterface();
  const deck = talk.show.deck.value;
  const here = groupAt(deck, talk.show.state.value.index);
  const planned = times.plan.length.value;
  const rehearsal = times.rehearsing.chosen.value;
  const tally = times.log.tally.value;
  const shares = sharesOf(deck, planned, rehearsal);
  const all = groups(deck);
  const keys = slideKeys(deck);
  const scroller = useRef<HTMLDivElement>(null);
  // What the running slide takes moves with the clock, the other rows with the log: thousands of them rest meanwhile.
  const rows = useMemo(
    () =>
      all.map((group, at) => {
        const taken = at === here ? spent : (tally.times.get(keys[at]!) ?? null);
        const known = { group, share: shares?.[at] ?? null, here: at === here };
        return typeof taken === "object" && taken !== null ? (
          <RunningRow key={at} {...known} of={keys[at]!} spent={taken} />
        ) : (
          <Row key={at} {...known} taken={taken} />
        );
      }),
    [deck, tally, here, planned, rehearsal],
  );
  // Of slides that an edit took away; a slide's key that is still there has a row.
  const gone = useMemo(() => {
    const there = new Set(keys);
    return [...tally.times].reduce((sum, [key, time]) => (there.has(key) ? sum : sum + time), 0);
  }, [deck, tally]);

  // Not before the dialog is up, which gives the focus to its first button.
  useEffect(() => scroller.current!.focus({ preventScroll: true }), []);
  useEffect(() => {
    scroller.current!.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  }, [here]);

  return (
    <div
      ref={scroller}
      class="lectern-times-scroller"
      role="region"
      aria-label="Time of each slide"
      tabIndex={0}
    >
      <table class="lectern-times-table">
        <thead>
          <tr>
            <th scope="col">Slide</th>
            <th scope="col">
              <span class="lectern-hidden">Title</span>
            </th>
            <th scope="col">{rehearsal === null ? "Planned" : "Rehearsed"}</th>
            <th scope="col">Taken</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {rows}
          {gone >= 1000 && (
            <tr>
              <td />
              <th scope="row">Slides no longer in the deck</th>
              <td>–</td>
              <td>{clockFace(gone)}</td>
              <td />
            </tr>
          )}
        </tbody>
        <tfoot>
          <Totals spent={spent} shares={shares} />
        </tfoot>
      </table>
    </div>
  );
}

interface RowProps {
  readonly group: Group;
  readonly share: number | null;
  readonly here: boolean;
}

function RunningRow({
  of,
  spent,
  ...known
}: RowProps & { readonly of: string; readonly spent: ReadonlySignal<number> }) {
  const { times } = useInterface();
  const seconds = useComputed(() => Math.floor(timeOn(times.log.tally.value, of, spent.value) / 1000));
  const taken = seconds.value * 1000;
  return <Row {...known} taken={times.log.tally.value.last === null ? null : taken} />;
}

function Row({ group, share, here, taken }: RowProps & { readonly taken: number | null }) {
  return (
    <tr aria-current={here ? "true" : undefined}>
      <td>{numberOf(group)}</td>
      <th scope="row">{titleOf(group.last)}</th>
      <td>{share === null ? "–" : clockFace(share)}</td>
      <td>{taken === null ? "–" : clockFace(taken)}</td>
      <td data-late={taken !== null && share !== null && isLong(taken, share) ? "rather" : undefined}>
        {taken !== null && share !== null && difference(taken, share)}
      </td>
    </tr>
  );
}

function Totals({
  spent,
  shares,
}: {
  readonly spent: ReadonlySignal<number>;
  readonly shares: readonly (number | null)[] | null;
}) {
  const total = shares === null ? null : shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  return (
    <tr>
      <td />
      <th scope="row">Total</th>
      <td>{total === null ? "–" : clockFace(Math.round(total))}</td>
      <td>{clockFace(spent.value)}</td>
      <td>{total !== null && spent.value > 0 && difference(spent.value, total)}</td>
    </tr>
  );
}

/** "+0:12", "−1:30", "0:00"; of whole seconds as they are shown. */
function difference(taken: number, share: number): string {
  const by = Math.floor(taken / 1000) - Math.floor(Math.round(share) / 1000);
  return `${by > 0 ? "+" : by < 0 ? "−" : ""}${clockFace(Math.abs(by) * 1000)}`;
}

/** Which rehearsal the talk is measured against; recording another. */
function RehearsalList() {
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
      <ul class="lectern-rehearsals" role="radiogroup" aria-labelledby="lectern-rehearsals-label">
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

/** The log in files: a table of all that happened, and the chapters of a recording. */
function Saving({ spent }: { readonly spent: ReadonlySignal<number> }) {
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
