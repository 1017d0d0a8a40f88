import { swipeOf } from "./gestures.ts";
import type { Direction, Touch } from "./gestures.ts";

/** Less is no way, px. */
const STILL = 10;

/**
 * A finger that goes along the line on `pane` moves the talk; up and down it scrolls, a tap and a mouse are the pane's
 * own. Returns how to stop.
 */
export function listenToSwipes(
  pane: HTMLElement,
  go: (direction: Exclude<Direction, 0>) => void,
): () => void {
  const off = new AbortController();
  const { signal } = off;
  const fingers = new Set<number>();
  let down: (Touch & { readonly marked: string }) | null = null;
  const seen = ({ clientX: x, clientY: y, timeStamp: at }: PointerEvent): Touch => ({ x, y, at });
  const marked = (): string => selectionIn(pane)?.toString() ?? "";

  pane.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType !== "touch") return;
      fingers.add(event.pointerId);
      down = fingers.size === 1 ? { ...seen(event), marked: marked() } : null;
    },
    { signal },
  );
  const ended = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    const from = down;
    down = null;
    // The browser took it over: it scrolls. Or words were marked.
    if (from === null || event.type === "pointercancel" || from.marked !== marked()) return;
    const to = seen(event);
    if (Math.abs(to.x - from.x) < STILL) return;
    const meant = swipeOf(from, to, pane.getBoundingClientRect());
    if (meant !== 0) go(meant);
  };
  addEventListener("pointerup", ended, { signal });
  addEventListener("pointercancel", ended, { signal });
  return () => off.abort();
}

/** Chromium tells what is marked in a shadow root only there; the others tell the page. */
function selectionIn(pane: HTMLElement): Selection | null {
  const root = pane.getRootNode() as Node & { getSelection?(): Selection | null };
  return root.getSelection?.() ?? getSelection();
}
