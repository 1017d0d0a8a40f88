import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { applyShow, elapsed, initialShow } from "#show";
import type { ShowCommand, ShowState } from "#show";
import { slides } from "./slides.ts";
import { showCommands } from "./commands.ts";

const deck = slides("a b+c+d e");

function at(index: number, changes: Partial<ShowState> = {}): ShowState {
  return { ...initialShow(index, "r"), ...changes };
}

describe("moving", () => {
  it.each<[ShowCommand["type"], number, number]>([
    ["next", 0, 1],
    ["next", 3, 4],
    ["next", 4, 4],
    ["previous", 4, 3],
    ["previous", 0, 0],
    ["first", 3, 0],
    ["first", 0, 0],
    ["last", 1, 4],
    ["last", 4, 4],
    ["next-slide", 0, 1],
    ["next-slide", 1, 4],
    ["next-slide", 2, 4],
    ["next-slide", 4, 4],
    ["previous-slide", 4, 1],
    ["previous-slide", 3, 0],
    ["previous-slide", 1, 0],
    ["previous-slide", 0, 0],
  ])("%s goes from %i to %i", (type, from, to) => {
    expect(applyShow(at(from), { type } as ShowCommand, deck, 0).index).toBe(to);
  });

  it("ends the last slide's steps when there is no slide after it, and starts the first one's when there is none before", () => {
    const steps = slides("a+b+c");
    expect(applyShow(at(1), { type: "next-slide" }, steps, 0).index).toBe(2);
    expect(applyShow(at(1), { type: "previous-slide" }, steps, 0).index).toBe(0);
  });

  it.each([-1, 5, 99, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "stays where it is when asked for index %d",
    (index) => {
      const state = at(2);
      expect(applyShow(state, { type: "goto", index }, deck, 0)).toBe(state);
    },
  );

  it("goes to an index", () => {
    expect(applyShow(at(2), { type: "goto", index: 4 }, deck, 0).index).toBe(4);
  });

  it("finds the first slide with a number, and none for a number nobody has", () => {
    const uncounted = parseDeck("one\n---\ncount: false\n---\ntwo\n---\nthree");
    expect(applyShow(at(0), { type: "goto-number", number: 2 }, uncounted, 0).index).toBe(2);
    expect(applyShow(at(3), { type: "goto-number", number: 1 }, uncounted, 0).index).toBe(0);
    const state = at(3);
    expect(applyShow(state, { type: "goto-number", number: 9 }, uncounted, 0)).toBe(state);
  });

  it("keeps a blank screen blank", () => {
    expect(applyShow(at(0, { blank: "black" }), { type: "next" }, deck, 0)).toMatchObject({
      index: 1,
      blank: "black",
    });
  });

  it("moves a paused talk when a program asks", () => {
    expect(applyShow(at(0, { paused: true }), { type: "next" }, deck, 0).index).toBe(1);
  });
});

describe("blanking", () => {
  it.each([
    ["none", "black", "black"],
    ["black", "black", "none"],
    ["white", "black", "black"],
    ["black", "white", "white"],
  ] as const)("turns %s into %s's %s", (before, colour, after) => {
    expect(applyShow(at(0, { blank: before }), { type: "blank", colour }, deck, 0).blank).toBe(after);
  });

  it("shows the slide again", () => {
    expect(applyShow(at(0, { blank: "white" }), { type: "unblank" }, deck, 0).blank).toBe("none");
  });
});

describe("a detour", () => {
  const long = slides("a b+c d e f g h");
  const walk = (...commands: ShowCommand[]): ShowState =>
    commands.reduce((state, command) => applyShow(state, command, long, 0), at(2));
  const goto = (index: number): ShowCommand => ({ type: "goto", index });

  it.each<[string, ShowCommand[], number, number[]]>([
    ["begins with a jump", [goto(6)], 6, [2]],
    ["begins at either end of the deck", [{ type: "last" }], 7, [2]],
    ["begins with a number that was typed", [{ type: "goto-number", number: 8 }], 7, [2]],
    ["does not begin with a step", [{ type: "next" }, { type: "previous-slide" }], 1, []],
    ["does not begin with a jump to the slide beside", [goto(3)], 3, []],
    ["returns to the increment, however far it went", [goto(6), { type: "next" }, { type: "return" }], 2, []],
    ["within a detour is unwound first", [goto(6), goto(4), { type: "return" }], 6, [2]],
    ["ends with a jump back to where it began", [goto(6), { type: "next" }, goto(2)], 2, []],
    ["is undone with its jump", [goto(6), { type: "undo" }], 2, []],
    ["that nobody made is not returned from", [{ type: "return" }], 2, []],
  ])("%s", (_, commands, index, trail) => {
    expect(walk(...commands)).toMatchObject({ index, trail });
  });

  it("that walked back to where it began is over when asked to return", () => {
    const before = at(2, { trail: [2] });
    expect(applyShow(before, { type: "return" }, long, 0)).toEqual({ ...before, trail: [] });
  });

  it("is forgotten when twenty others are inside it", () => {
    const there = Array.from({ length: 30 }, (_, i) => goto(i % 2 === 0 ? 7 : 3 - (i % 3)));
    const { trail } = walk(...there);
    expect(trail.length).toBeLessThanOrEqual(20);
  });
});

describe("undo", () => {
  const after = (...commands: ShowCommand[]): ShowState =>
    commands.reduce((state, command) => applyShow(state, command, deck, 0), at(1));

  it("goes back to where the last move came from, and then does it again", () => {
    expect(after({ type: "next-slide" }, { type: "undo" }).index).toBe(1);
    expect(after({ type: "next-slide" }, { type: "undo" }, { type: "undo" }).index).toBe(4);
  });

  it("has nothing to do before the first move", () => {
    const state = at(1);
    expect(applyShow(state, { type: "undo" }, deck, 0)).toBe(state);
  });
});

describe("a state", () => {
  it.each<ShowCommand>([
    { type: "goto", index: -0 },
    { type: "break", until: -0 },
  ])("comes back from a journal as it was: %j", (command) => {
    const state = applyShow(at(3), command, deck, 0);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});

describe("a break", () => {
  it("covers the slide until it ends, and has no end when something else covers it", () => {
    const away = applyShow(at(1), { type: "break", until: 5000 }, deck, 0);
    expect(away).toMatchObject({ blank: "break", until: 5000 });
    expect(applyShow(away, { type: "unblank" }, deck, 0)).toEqual(at(1));
    expect(applyShow(away, { type: "blank", colour: "black" }, deck, 0)).toMatchObject({
      blank: "black",
      until: null,
    });
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("does not last until %d", (until) => {
    const state = at(1);
    expect(applyShow(state, { type: "break", until }, deck, 0)).toBe(state);
  });
});

describe("zoom", () => {
  it.each([
    ["a part", { x: 0.5, y: 0.4, scale: 2 }, { x: 0.5, y: 0.4, scale: 2 }],
    ["a part over the edge, moved inside", { x: 0, y: 1, scale: 2 }, { x: 0.25, y: 0.75, scale: 2 }],
    ["eight times at most", { x: 0.5, y: 0.5, scale: 99 }, { x: 0.5, y: 0.5, scale: 8 }],
    ["the whole slide", { x: 0.5, y: 0.5, scale: 1 }, null],
    ["nothing that is no place", { x: Number.NaN, y: 0.5, scale: 2 }, null],
  ])("shows %s", (_, zoom, shown) => {
    expect(applyShow(at(0), { type: "zoom", zoom }, deck, 0).zoom).toEqual(shown);
  });

  it("ends with the next move", () => {
    const near = at(0, { zoom: { x: 0.5, y: 0.5, scale: 2 } });
    expect(applyShow(near, { type: "next" }, deck, 0).zoom).toBeNull();
  });
});

describe("pausing", () => {
  it.each([
    [false, true, true],
    [true, false, false],
    [false, "toggle", true],
    [true, "toggle", false],
  ] as const)("of %s asked for %s is %s", (before, paused, after) => {
    expect(applyShow(at(0, { paused: before }), { type: "pause", paused }, deck, 0).paused).toBe(after);
  });
});

describe("the timer", () => {
  const after = (...steps: [ShowCommand, number][]) =>
    steps.reduce((state, [command, now]) => applyShow(state, command, deck, now), at(0)).timer;
  const timer = (act: "start" | "pause" | "toggle" | "reset"): ShowCommand => ({ type: "timer", act });

  it("starts with the first move", () => {
    expect(after([{ type: "next" }, 1000])).toEqual({ elapsed: 0, since: 1000 });
  });

  it("does not start with a move that goes nowhere, nor with a blank screen", () => {
    expect(after([{ type: "previous" }, 1000], [{ type: "blank", colour: "black" }, 1000])).toEqual({
      elapsed: 0,
      since: null,
    });
  });

  it("goes on counting from its start while moving", () => {
    expect(after([{ type: "next" }, 1000], [{ type: "next" }, 5000])).toEqual({ elapsed: 0, since: 1000 });
  });

  it("stays stopped when it was stopped by hand, whatever moves", () => {
    expect(after([{ type: "next" }, 1000], [timer("pause"), 5000], [{ type: "next" }, 9000])).toEqual({
      elapsed: 4000,
      since: null,
    });
    expect(
      after([timer("toggle"), 1000], [timer("toggle"), 1000], [{ type: "next" }, 9000]).since,
    ).toBeNull();
  });

  it("goes on where it stopped", () => {
    const resumed = after([timer("start"), 1000], [timer("pause"), 5000], [timer("toggle"), 6000]);
    expect(elapsed(resumed, 7500)).toBe(5500);
  });

  it("starts over after a reset, with the next move", () => {
    expect(after([timer("start"), 1000], [timer("reset"), 5000])).toEqual({ elapsed: 0, since: null });
    expect(after([timer("start"), 1000], [timer("reset"), 5000], [{ type: "next" }, 8000])).toEqual({
      elapsed: 0,
      since: 8000,
    });
  });

  it("never counts below zero when a clock is set back", () => {
    expect(elapsed({ elapsed: 0, since: 5000 }, 4000)).toBe(0);
    expect(after([timer("start"), 5000], [timer("pause"), 4000]).elapsed).toBeGreaterThanOrEqual(0);
  });
});

describe("every command, in every state", () => {
  const states = fc.record({
    index: fc.nat(4),
    blank: fc.constantFrom("none", "black", "white" as const),
    trail: fc.array(fc.nat(4), { maxLength: 3 }),
    undo: fc.option(fc.nat(4)),
    paused: fc.boolean(),
    timer: fc.oneof(
      fc.constant({ elapsed: 0, since: null }),
      fc.record({ elapsed: fc.nat(10_000), since: fc.option(fc.nat(10_000)) }),
    ),
  });

  it("stays inside the deck, keeps stamp and revision, and gives the same object when nothing changes", () => {
    fc.assert(
      fc.property(states, showCommands, fc.nat(20_000), (changes, command, now) => {
        const before = at(changes.index, changes as Partial<ShowState>);
        const kept = structuredClone(before);
        const after = applyShow(before, command, deck, now);
        expect(before).toEqual(kept);
        expect(deck.slides[after.index]).toBeDefined();
        expect(after.stamp).toBe(before.stamp);
        expect(after.revision).toBe(before.revision);
        expect(JSON.stringify(after) === JSON.stringify(before)).toBe(after === before);
      }),
    );
  });
});
