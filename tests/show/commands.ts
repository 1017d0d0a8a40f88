import * as fc from "fast-check";

import type { ShowCommand } from "#show";

/** Any command, sensible or not. */
export const showCommands: fc.Arbitrary<ShowCommand> = fc.oneof(
  fc.constantFrom<ShowCommand>(
    { type: "next" },
    { type: "previous" },
    { type: "first" },
    { type: "last" },
    { type: "next-slide" },
    { type: "previous-slide" },
    { type: "blank", colour: "black" },
    { type: "blank", colour: "white" },
    { type: "unblank" },
    { type: "pause", paused: true },
    { type: "pause", paused: false },
    { type: "pause", paused: "toggle" },
    { type: "timer", act: "start" },
    { type: "timer", act: "pause" },
    { type: "timer", act: "toggle" },
    { type: "timer", act: "reset" },
    { type: "return" },
    { type: "undo" },
    { type: "lock", locked: "toggle" },
    { type: "lock", locked: true },
    { type: "zoom", zoom: null },
    { type: "hold", held: null },
    { type: "hold", held: { revision: "r", until: "mended" } },
    { type: "hold", held: { revision: "r", until: "taken" } },
    { type: "plan", length: null },
  ),
  fc.record({
    type: fc.constant("zoom" as const),
    zoom: fc.record({ x: fc.double(), y: fc.double(), scale: fc.double() }),
  }),
  fc.record({ type: fc.constant("break" as const), until: fc.double() }),
  fc.record({ type: fc.constant("plan" as const), length: fc.double({ max: 8.64e15, noNaN: true }) }),
  fc.record({
    type: fc.constant("goto" as const),
    index: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double()),
  }),
  fc.record({
    type: fc.constant("goto-number" as const),
    number: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double()),
  }),
);
