import { useLayoutEffect, useRef } from "preact/hooks";

import { fit } from "./fit.ts";
import { useInterface } from "./interface.ts";

const SIDES = ["left", "top", "width", "height"] as const;

/**
 * Where the current slide is in the presenter view. The stage stays where it is in the document, so that films and
 * frames play on: here is a frame of the slide's exact size, and base.css puts the stage's area over it.
 */
export function StageSlot() {
  const { talk, container } = useInterface();
  const cell = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = talk.canvas.value;

  useLayoutEffect(() => {
    const place = (): void => {
      const outer = container.getBoundingClientRect();
      const box = cell.current!.getBoundingClientRect();
      const placed = fit(canvas, box);
      const scale = placed?.scale ?? 0;
      // At the top, level with what comes next.
      const rect = {
        left: box.left - outer.left + (placed?.left ?? 0),
        top: box.top - outer.top,
        width: canvas.width * scale,
        height: canvas.height * scale,
      };
      for (const side of SIDES) container.style.setProperty(`--lectern-stage-${side}`, `${rect[side]}px`);
      Object.assign(frame.current!.style, {
        left: `${placed?.left ?? 0}px`,
        width: `${rect.width}px`,
        height: `${rect.height}px`,
      });
    };
    place();
    const watcher = new ResizeObserver(place);
    watcher.observe(container);
    watcher.observe(cell.current!);
    return () => {
      watcher.disconnect();
      for (const side of SIDES) container.style.removeProperty(`--lectern-stage-${side}`);
    };
  }, [canvas]);

  return (
    <div class="lectern-slot" ref={cell}>
      <div class="lectern-slot-frame" ref={frame} />
    </div>
  );
}
