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
  ),
  fc.record({
    type: fc.constant("goto" as const),
    index: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double()),
  }),
  fc.record({
    type: fc.constant("goto-number" as const),
    number: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double()),
  }),
);
