// Parts of a slide, as fractions of it. Pure: what is dragged or pressed in, a zoom out; `applyShow` keeps it inside.
import type { Zoom } from "#show";

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a double click or a tap asks for. */
export const TWICE = 2;
const LARGEST = 8;
const SMALLEST = 1.1;
/** Shares of what is shown that an arrow moves it by; and how much larger or smaller one key makes it. */
const STEP = 0.1;
const FACTOR = 1.25;

/** The part between two corners, in the slide's own ratio: as large as the longer side that was dragged. */
export function dragged(from: Place, to: Place): Zoom {
  const size = Math.min(
    1 / SMALLEST,
    Math.max(1 / LARGEST, Math.abs(to.x - from.x), Math.abs(to.y - from.y)),
  );
  const middle = (a: number, b: number): number => a + (b < a ? -size : size) / 2;
  return inside({ x: middle(from.x, to.x), y: middle(from.y, to.y), scale: 1 / size });
}

export function around({ x, y }: Place, scale: number): Zoom {
  return inside({ x, y, scale });
}

/** What `key` makes of the part that is chosen; null: not a key of choosing. */
export function keyed(zoom: Zoom, key: string): Zoom | null {
  const by = STEP / zoom.scale;
  switch (key) {
    case "ArrowLeft":
      return inside({ ...zoom, x: zoom.x - by });
    case "ArrowRight":
      return inside({ ...zoom, x: zoom.x + by });
    case "ArrowUp":
      return inside({ ...zoom, y: zoom.y - by });
    case "ArrowDown":
      return inside({ ...zoom, y: zoom.y + by });
    case "+":
    case "=":
      return inside({ ...zoom, scale: zoom.scale * FACTOR });
    case "-":
    case "_":
      return inside({ ...zoom, scale: zoom.scale / FACTOR });
    default:
      return null;
  }
}

/** The part that is shown when a finger has dragged the picture by these shares of it. */
export function panned(zoom: Zoom, by: Place): Zoom {
  return inside({ ...zoom, x: zoom.x - by.x / zoom.scale, y: zoom.y - by.y / zoom.scale });
}

/** Where a place of the slide is on the picture that is shown: itself, unless the slide is zoomed. */
export function onPicture({ x, y }: Place, zoom: Zoom | null): Place {
  if (zoom === null) return { x, y };
  return { x: 0.5 + (x - zoom.x) * zoom.scale, y: 0.5 + (y - zoom.y) * zoom.scale };
}

function inside(zoom: Zoom): Zoom {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, zoom.scale));
  const half = 0.5 / scale;
  const within = (at: number): number => Math.min(1 - half, Math.max(half, at));
  return { x: within(zoom.x), y: within(zoom.y), scale };
}
