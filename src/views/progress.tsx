import { useMemo, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";

import type { Deck } from "#deck";
import { keepFocus } from "./action.tsx";
import { act } from "./act.ts";
import { groups, titleOf, total } from "./find.ts";
import { useInterface } from "./interface.ts";

/** Closer than this many slides and gaps between them would eat the bar. */
const GAPS_UP_TO = 160;
const TICKS_UP_TO = 320;

/** How far the talk is: slides as stretches, their steps as ticks; a click goes there. A handful of elements. */
export function Progress() {
  const ours = useInterface();
  const { talk } = ours;
  const deck = talk.show.deck.value;
  const { index } = talk.show.state.value;
  const count = deck.slides.length;
  const marks = useMemo(() => draw(deck), [deck]);
  const pointed = useSignal<number | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const slide = deck.slides[index];
  const name = slide === undefined ? "" : `${slide.number} of ${total(deck)}, ${titleOf(slide)}`;

  const indexAt = (event: MouseEvent): number => {
    const { left, width } = bar.current!.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * count)));
  };
  const arrows = (event: KeyboardEvent): void => {
    const forward = event.key === "ArrowRight" || event.key === "ArrowUp";
    if (!forward && event.key !== "ArrowLeft" && event.key !== "ArrowDown") return;
    event.preventDefault();
    act(ours, { type: forward ? "next" : "previous" });
  };
  const there = pointed.value === null ? undefined : deck.slides[Math.min(pointed.value, count - 1)];

  return (
    <div
      class="lectern-progress"
      ref={bar}
      data-dense={count > GAPS_UP_TO || undefined}
      role="slider"
      tabIndex={0}
      aria-label="Place in the talk"
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={index + 1}
      aria-valuetext={name}
      onMouseDown={keepFocus}
      onKeyDown={arrows}
      onClick={(event) => act(ours, { type: "goto", index: indexAt(event) })}
      onPointerMove={(event) => {
        pointed.value = indexAt(event);
      }}
      onPointerLeave={() => {
        pointed.value = null;
      }}
    >
      <svg viewBox={`0 0 ${count} 10`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="lectern-progress-all" width={count} height="10" />
        <rect class="lectern-progress-done" width={index} height="10" />
        <rect class="lectern-progress-here" x={index} width="1" height="10" />
        {talk.place.value !== index && (
          <rect class="lectern-progress-look" x={talk.place.value} width="1" height="10" />
        )}
        <path class="lectern-progress-steps" d={marks.steps} />
        <path class="lectern-progress-slides" d={marks.slides} />
      </svg>
      {there !== undefined && (
        <span class="lectern-progress-tip" style={{ left: `${((there.index + 0.5) / count) * 100}%` }}>
          <b>{there.number}</b> {titleOf(there)}
        </span>
      )}
    </div>
  );
}

/** One path for all gaps between slides, one for all ticks of steps: 2,000 slides cost as many elements as two. */
function draw(deck: Deck): { readonly slides: string; readonly steps: string } {
  let slides = "";
  let steps = "";
  const all = groups(deck);
  for (const { first, last } of all) {
    if (first.index > 0) slides += `M${first.index} 0V10`;
    for (let step = first.index + 1; step <= last.index; step += 1) steps += `M${step} 6V10`;
  }
  return {
    slides: all.length <= GAPS_UP_TO ? slides : "",
    steps: deck.slides.length <= TICKS_UP_TO ? steps : "",
  };
}
