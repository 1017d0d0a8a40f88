import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { useInterface } from "./interface.ts";
import type { Interface } from "./interface.ts";
import { OverSlide } from "./over-slide.tsx";
import type { Point } from "./talk.ts";
import { onPicture } from "./zoom-region.ts";

/** What the speaker points at, drawn over the slide; and in the window that points, the hand that does it. */
export function Pointing() {
  const ours = useInterface();
  const { talk } = ours;
  const { pointer, look, overlay, view } = talk.window.state.value;
  const { blank } = talk.show.state.value;
  // Off air the audience sees another slide, and behind a blank screen none.
  const points = pointer !== "none" && look === null && overlay === "none" && view !== "notes";
  useEffect(() => (points ? pointWith(ours, pointer) : undefined), [ours, pointer, points]);

  const shown = look === null && view !== "notes" && (blank === "none" || view === "presenter");
  const kind = useComputed(() => talk.pointing.value?.kind ?? null).value;
  const where = useComputed(() => {
    const at = talk.pointing.value;
    if (at === null) return "";
    const { x, y } = onPicture(at, talk.show.state.value.zoom);
    return `transform: translate(${round(x * 100)}cqw, ${round(y * 100)}cqh)`;
  });
  return (
    <OverSlide class="lectern-pointing">
      {shown && kind !== null && (
        <div key={kind} class={`lectern-${kind}`} aria-hidden="true" style={where} />
      )}
    </OverSlide>
  );
}

/** Mouse, pen or finger over the slide, told once for each frame. Returns how to stop. */
function pointWith({ talk, stage, container }: Interface, kind: Point["kind"]): () => void {
  const { area } = stage;
  const off = new AbortController();
  const { signal } = off;
  const before = { cursor: area.style.cursor, touchAction: area.style.touchAction };
  area.style.touchAction = "none";

  let wanted: Point | null = null;
  let frame: number | null = null;
  const tell = (at: Point | null): void => {
    wanted = at;
    frame ??= requestAnimationFrame(() => {
      frame = null;
      talk.point(wanted);
    });
  };

  const follow = (event: PointerEvent): void => {
    const slide = area.querySelector(".remark-visible > .remark-slide-scaler");
    if (slide === null) return;
    const { left, top, width, height } = slide.getBoundingClientRect();
    const x = (event.clientX - left) / width;
    const y = (event.clientY - top) / height;
    const inside = x >= 0 && x <= 1 && y >= 0 && y <= 1;
    area.style.cursor = inside ? "none" : before.cursor;
    const { mirrored, view } = talk.window.state.peek();
    tell(inside ? { kind, x: mirrored && view === "stage" ? 1 - x : x, y } : null);
  };
  const leave = (): void => tell(null);

  area.addEventListener("pointermove", follow, { signal });
  area.addEventListener("pointerdown", follow, { signal });
  area.addEventListener("pointerleave", leave, { signal });
  area.addEventListener("pointercancel", leave, { signal });
  // A finger that points neither swipes nor taps: the talk's own listeners on the area do not hear it.
  const keep = (event: Event): void => {
    if ((event as PointerEvent).pointerType !== "touch") return;
    if (!event.composedPath().includes(area)) return;
    if (event.type === "pointerdown") follow(event as PointerEvent);
    event.stopPropagation();
  };
  for (const type of ["pointerdown", "click"]) {
    container.addEventListener(type, keep, { signal, capture: true });
  }

  return () => {
    off.abort();
    if (frame !== null) cancelAnimationFrame(frame);
    Object.assign(area.style, before);
    talk.point(null);
  };
}

/** As many digits as a pixel of the largest screens needs. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
