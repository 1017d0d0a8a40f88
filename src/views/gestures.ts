// Wheels and fingers → whole moves. Pure: events' numbers in, a direction out.

/** One step forward, one back, or nothing (yet). */
export type Direction = 1 | -1 | 0;

export interface WheelTurn {
  /** As `WheelEvent` has them; `lines` and `pages` are turned into px. */
  readonly deltaX: number;
  readonly deltaY: number;
  readonly unit: "px" | "lines" | "pages";
  /** Milliseconds. */
  readonly at: number;
}

/** Less than one notch of any wheel, more than a finger resting on a trackpad makes. */
const ENOUGH = 30;
/** What one notch of a wheel makes; those of a fast turn are all alike. */
const NOTCH = 100;
/** A pause that ends a gesture. Notches of a wheel turned slowly are farther apart. */
const PAUSE = 180;
/** The shortest time between two moves of one unbroken turning. */
const REST = 350;

/**
 * One move for one gesture (remark moved once per event, and trackpads send dozens). A gesture ends with a pause, a
 * change of direction, or when the turning gets clearly faster after a move: a trackpad's own rolling-out only ever
 * gets slower.
 */
export function createWheel(): { turn(wheel: WheelTurn): Direction; ignore(wheel: WheelTurn): void } {
  let last = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let slowest = 0;
  let before = 0;
  let movedAt: number | null = null;

  const start = (): void => {
    sum = 0;
    movedAt = null;
  };

  return {
    turn(wheel) {
      const delta = wheel.deltaY * { px: 1, lines: 33, pages: 800 }[wheel.unit];
      if (delta === 0 || Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY)) return 0;
      const turned = sum !== 0 && Math.sign(delta) !== Math.sign(sum);
      if (wheel.at - last > PAUSE || turned) start();
      last = wheel.at;
      const size = Math.abs(delta);
      if (movedAt !== null) {
        const resting = wheel.at - movedAt < REST;
        const pushed = size >= ENOUGH && (size > slowest * 1.5 || (size >= NOTCH && size >= before));
        // A push may still swell while it rests; what it rolls out from is known after that.
        slowest = resting ? size : Math.min(slowest, size);
        before = size;
        if (resting || !pushed) return 0;
        start();
      }
      sum += delta;
      if (Math.abs(sum) < ENOUGH) return 0;
      movedAt = wheel.at;
      slowest = before = size;
      return delta > 0 ? 1 : -1;
    },
    /** This turning scrolls something: reaching its end is not yet a wish to move on. */
    ignore(wheel) {
      last = wheel.at;
      sum = Math.sign(wheel.deltaY);
      movedAt = wheel.at;
      slowest = before = Number.POSITIVE_INFINITY;
    },
  };
}

export interface Touch {
  readonly x: number;
  readonly y: number;
  /** Milliseconds. */
  readonly at: number;
}

/** remark's measure of a finger that did not move, px. */
const STILL = 10;
const SWIPE = 40;
/** A finger that rests longer wants a menu or selects text. */
const LONG_PRESS = 500;

/**
 * What one finger meant between `down` and `up`: mostly along the line is a swipe, to the left for the next slide;
 * short and still is a tap, which moves by the half of `area` it is on (remark).
 */
export function swipeOf(
  down: Touch,
  up: Touch,
  area: { readonly left: number; readonly width: number },
): Direction {
  const dx = up.x - down.x;
  const dy = up.y - down.y;
  if (Math.abs(dx) >= SWIPE && Math.abs(dx) > 1.5 * Math.abs(dy)) return dx < 0 ? 1 : -1;
  if (Math.hypot(dx, dy) >= STILL || up.at - down.at > LONG_PRESS) return 0;
  return up.x < area.left + area.width / 2 ? -1 : 1;
}
