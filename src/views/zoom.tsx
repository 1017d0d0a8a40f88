import { useSignal } from "@preact/signals";
import { Minus, Plus } from "lucide-preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { act } from "./act.ts";
import { useInterface } from "./interface.ts";
import { OverSlide } from "./over-slide.tsx";
import { TWICE, around, dragged, keyed } from "./zoom-region.ts";
import type { Place } from "./zoom-region.ts";

/** Shorter than this share of the slide, a drag is a click. */
const STILL = 0.02;

/** Choosing the part of the slide that every window will show. */
export function ZoomChooser() {
  const ours = useInterface();
  const chosen = useSignal(around({ x: 0.5, y: 0.5 }, TWICE));
  const from = useRef<Place | null>(null);
  const drawing = useRef(false);
  const field = useRef<HTMLDivElement>(null);

  const close = (): void => act(ours, { type: "close-overlay" });
  useLayoutEffect(() => {
    const before = document.activeElement;
    // On a telephone the presenter view has no slide to choose from.
    if (field.current!.clientWidth === 0) return close();
    field.current!.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  const apply = (): void => {
    close();
    act(ours, { type: "zoom", zoom: chosen.peek() });
  };
  const press = (key: string): boolean => {
    const next = keyed(chosen.peek(), key);
    if (next !== null) chosen.value = next;
    return next !== null;
  };
  const placeOf = ({ clientX, clientY }: MouseEvent): Place => {
    const { left, top, width, height } = field.current!.getBoundingClientRect();
    const { mirrored, view } = ours.talk.window.state.peek();
    const x = (clientX - left) / width;
    return { x: mirrored && view === "stage" ? 1 - x : x, y: (clientY - top) / height };
  };
  const twice = (at: Place): void => {
    chosen.value = around(at, TWICE);
    apply();
  };

  const { x, y, scale } = chosen.value;
  const percent = (share: number): string => `${share * 100}%`;
  return (
    <OverSlide class="lectern-choosing" main="Zoom">
      <div
        ref={field}
        class="lectern-zoom-field"
        role="application"
        aria-label="Choose the part of the slide to zoom into"
        aria-describedby="lectern-zoom-help"
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === "Enter") apply();
          else if (event.ctrlKey || event.metaKey || event.altKey || !press(event.key)) return;
          event.preventDefault();
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = placeOf(event);
          drawing.current = false;
        }}
        onPointerMove={(event) => {
          const start = from.current;
          if (start === null) return;
          const to = placeOf(event);
          drawing.current ||= Math.max(Math.abs(to.x - start.x), Math.abs(to.y - start.y)) > STILL;
          if (drawing.current) chosen.value = dragged(start, to);
        }}
        onPointerUp={(event) => {
          const start = from.current;
          from.current = null;
          if (start === null || drawing.current) return;
          if (event.pointerType === "touch") twice(start);
          else chosen.value = around(start, chosen.peek().scale);
        }}
        onPointerCancel={() => {
          from.current = null;
        }}
        onDblClick={(event) => twice(placeOf(event))}
      >
        <div
          class="lectern-zoom-part"
          style={{
            left: percent(x - 0.5 / scale),
            top: percent(y - 0.5 / scale),
            width: percent(1 / scale),
            height: percent(1 / scale),
          }}
        />
      </div>
      <div class="lectern-zoom-bar" role="group" aria-label="Zoom" onTouchEnd={pressAtOnce}>
        <button type="button" class="lectern-action" aria-label="Smaller picture" onClick={() => press("-")}>
          <Minus size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <output class="lectern-zoom-scale">{times(scale)}</output>
        <button type="button" class="lectern-action" aria-label="Larger picture" onClick={() => press("+")}>
          <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <button type="button" class="lectern-button lectern-filled" onClick={apply}>
          Zoom
        </button>
        <button type="button" class="lectern-button" onClick={close}>
          Cancel
        </button>
        <p id="lectern-zoom-help" class="lectern-hidden">
          Drag over a part, or move it with the arrows and size it with + and −. Enter zooms, Esc cancels.
        </p>
      </div>
    </OverSlide>
  );
}

/** A finger has drawn a moment ago, and Chromium makes no click of a tap in the half second after that. */
function pressAtOnce(event: TouchEvent): void {
  const finger = event.changedTouches[0];
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  if (finger === undefined || pressed === null || !event.cancelable || event.touches.length > 0) return;
  // Nor one later, which would be another's.
  event.preventDefault();
  const { left, right, top, bottom } = pressed.getBoundingClientRect();
  const { clientX: x, clientY: y } = finger;
  if (x >= left && x <= right && y >= top && y <= bottom) pressed.click();
}

/** "2×", "2.5×". */
export function times(scale: number): string {
  return `${Math.round(scale * 10) / 10}×`;
}
