import { useComputed } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";

import { groups, numberOf, titleOf } from "./find.ts";
import type { Group } from "./find.ts";
import { useInterface } from "./interface.ts";
import { clockFace, isLong } from "./pace.ts";
import { sharesOf } from "./rehearsal.ts";
import { groupAt, slideKeys, timeOn } from "./visits.ts";

/** The time of every slide against its share of what was meant; `spent` is the talk's, milliseconds. */
export function TimesTable({ spent }: { readonly spent: ReadonlySignal<number> }) {
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
