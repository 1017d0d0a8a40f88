import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { useInterface } from "./interface.ts";
import { SHARES, within } from "./layout.ts";
import type { Pane } from "./layout.ts";

/** Percent of the whole by one press of an arrow. */
const STEP = 2;

interface Border {
  readonly label: string;
  readonly pane: string;
  /** How the border runs: a vertical one is moved to the left and to the right. */
  readonly runs: "vertical" | "horizontal";
  readonly side: "width" | "height";
  readonly at: (event: PointerEvent) => number;
  readonly less: string;
  readonly more: string;
}

const BORDERS: Readonly<Record<Pane, Border>> = {
  slide: {
    label: "Width of the slide",
    pane: ".lectern-slot",
    runs: "vertical",
    side: "width",
    at: ({ clientX }) => clientX,
    less: "ArrowLeft",
    more: "ArrowRight",
  },
  next: {
    label: "Height of what comes next",
    pane: ".lectern-next",
    runs: "horizontal",
    side: "height",
    at: ({ clientY }) => clientY,
    less: "ArrowUp",
    more: "ArrowDown",
  },
};

/** The border of a pane: dragged, moved by arrows, put back by a double click or Enter. */
export function Split({ pane }: { readonly pane: Pane }) {
  const share = useInterface().layout.shares[pane];
  const { label, runs, side, at, less, more } = BORDERS[pane];
  const { least, most } = SHARES[pane];
  const border = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly from: number; readonly size: number } | null>(null);
  // What is drawn may be less than what was asked for: the other panes keep some room.
  const drawn = useSignal<number>(least);

  const whole = (): HTMLElement => border.current!.parentElement!;
  const sizeOf = (element: Element): number => element.getBoundingClientRect()[side];
  const measured = (): Element => whole().querySelector(BORDERS[pane].pane)!;
  const paneSize = (): number => sizeOf(measured());
  const set = (size: number): void => {
    share.value = within(pane, (size / sizeOf(whole())) * 100);
  };
  const measure = (): void => {
    const size = sizeOf(whole());
    if (size > 0) drawn.value = Math.round(within(pane, (paneSize() / size) * 100));
  };
  const press = (key: string): boolean => {
    const step = (STEP / 100) * sizeOf(whole());
    if (key === less) set(paneSize() - step);
    else if (key === more) set(paneSize() + step);
    else if (key === "Home") share.value = least;
    else if (key === "End") share.value = most;
    else if (key === "Enter") share.value = null;
    else return false;
    return true;
  };

  useLayoutEffect(() => {
    const watcher = new ResizeObserver(measure);
    watcher.observe(whole());
    watcher.observe(measured());
    return () => watcher.disconnect();
  }, []);

  return (
    <div
      ref={border}
      class={`lectern-split lectern-split-${pane}`}
      role="separator"
      aria-orientation={runs}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={drawn.value}
      tabIndex={0}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: at(event), size: paneSize() };
      }}
      onPointerMove={(event) => {
        if (drag.current !== null) set(drag.current.size + at(event) - drag.current.from);
      }}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
      onDblClick={() => {
        share.value = null;
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || !press(event.key)) return;
        event.preventDefault();
      }}
    >
      {share.value !== null && (
        <span class="lectern-tip" aria-hidden="true">
          Double-click: as designed <kbd class="lectern-key">Enter</kbd>
        </span>
      )}
    </div>
  );
}
