import { useSignal } from "@preact/signals";

import { useInterface } from "./interface.ts";

/** Shares of the width that the slide may have, in percent. */
const LEAST = 30;
const MOST = 75;

/** The border between the slide and the rest: dragged, moved by arrows, back to its own place by a double click. */
export function Split() {
  const { split } = useInterface();
  const drawn = useSignal<number>(62);

  const room = (element: Element): DOMRect => element.parentElement!.getBoundingClientRect();
  const measure = (event: Event): number => {
    const border = event.currentTarget as HTMLElement;
    const { left, width } = room(border);
    const { left: here, width: thick } = border.getBoundingClientRect();
    return ((here + thick / 2 - left) / width) * 100;
  };
  const set = (percent: number): void => {
    split.value = Math.round(Math.min(MOST, Math.max(LEAST, percent)) * 10) / 10;
  };

  return (
    <div
      class="lectern-split"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the slide"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={Math.round(split.value ?? drawn.value)}
      tabIndex={0}
      onFocus={(event) => {
        drawn.value = measure(event);
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const { left, width } = room(event.currentTarget);
        set(((event.clientX - left) / width) * 100);
      }}
      onDblClick={() => {
        split.value = null;
      }}
      onKeyDown={(event) => {
        const by = event.key === "ArrowRight" ? 2 : event.key === "ArrowLeft" ? -2 : 0;
        if (by === 0) return;
        event.preventDefault();
        set(measure(event) + by);
      }}
    />
  );
}
