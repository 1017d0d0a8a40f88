import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createShow, initialShow } from "#show";
import type { ShowState } from "#show";
import { connect, decodeMessage, decodeState, decodeStranger } from "#sync";
import type { SyncMessage, Transport } from "#sync";
import { slides } from "../show/slides.ts";

const state: ShowState = { ...initialShow(3, "00112233445566"), stamp: { clock: 7, peer: "p" } };

const messages: SyncMessage[] = [
  { lectern: 1, type: "hello", peer: "p" },
  { lectern: 1, type: "bye", peer: "p" },
  {
    lectern: 1,
    type: "here",
    peer: "p",
    window: { role: "presenter", visible: false, fullscreen: false, build: "", stamp: null },
  },
  {
    lectern: 1,
    type: "here",
    peer: "p",
    window: {
      role: "stage",
      visible: true,
      fullscreen: true,
      build: "1.2.3",
      stamp: { clock: 7, peer: "q" },
    },
  },
  { lectern: 1, type: "state", state },
  {
    lectern: 1,
    type: "state",
    state: { ...state, blank: "white", paused: true, timer: { elapsed: 1.5, since: 1.7e12 } },
  },
  {
    lectern: 1,
    type: "state",
    state: {
      ...state,
      trail: [0, 7],
      undo: 2,
      blank: "break",
      until: 1.7e12,
      zoom: { x: 0.5, y: 0.25, scale: 2 },
      locked: true,
      held: { revision: "00112233445566", until: "mended" },
      planned: 1.5e6,
    },
  },
  { lectern: 1, type: "point", peer: "p", at: { kind: "laser", x: 0, y: 1 } },
  { lectern: 1, type: "point", peer: "p", at: null },
  { lectern: 1, type: "state", state: initialShow(0, "") },
];

function here(changes: object): unknown {
  return { lectern: 1, type: "here", peer: "p", window: { role: "stage", visible: true, ...changes } };
}

describe("a message", () => {
  it.each(messages.map((message) => [message.type, message] as const))(
    "of type %s is read as it was sent",
    (_, message) => {
      expect(decodeMessage(structuredClone(message))).toEqual(message);
    },
  );

  it("keeps only what we know of", () => {
    const decoded = decodeMessage({ lectern: 1, type: "state", state: { ...state, extra: 1 }, extra: 2 });
    expect(decoded).toEqual({ lectern: 1, type: "state", state });
  });

  it("from an older window says less of it", () => {
    const window = { role: "stage", visible: true };
    expect(decodeMessage({ lectern: 1, type: "here", peer: "p", window })).toEqual({
      lectern: 1,
      type: "here",
      peer: "p",
      window: { ...window, fullscreen: false, build: "", stamp: null },
    });
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["a string of remark's", "gotoSlide:3"],
    ["a list", []],
    ["no version", { type: "hello", peer: "p" }],
    ["another version", { lectern: 2, type: "hello", peer: "p" }],
    ["an unknown type", { lectern: 1, type: "goodbye", peer: "p" }],
    ["an inherited name as type", { lectern: 1, type: "constructor", peer: "p" }],
    ["no peer", { lectern: 1, type: "hello" }],
    ["an empty peer", { lectern: 1, type: "hello", peer: "" }],
    ["a peer without end", { lectern: 1, type: "hello", peer: "p".repeat(65) }],
    ["no report", { lectern: 1, type: "here", peer: "p" }],
    ["an unknown role", { lectern: 1, type: "here", peer: "p", window: { role: "judge", visible: true } }],
    ["a report of words", { lectern: 1, type: "here", peer: "p", window: { role: "stage", visible: "yes" } }],
    ["a report of a full screen in words", here({ fullscreen: "yes" })],
    ["a build that is a number", here({ build: 1 })],
    ["a build without end", here({ build: "1".repeat(65) })],
    ["a stamp that nobody signed", here({ stamp: { clock: 1, peer: "" } })],
    ["no state", { lectern: 1, type: "state" }],
    ["no point", { lectern: 1, type: "point", peer: "p" }],
    ["an unknown kind of point", { lectern: 1, type: "point", peer: "p", at: { kind: "axe", x: 0, y: 0 } }],
    ["a point beside the slide", { lectern: 1, type: "point", peer: "p", at: { kind: "laser", x: 2, y: 0 } }],
  ])("with %s is none", (_, data) => {
    expect(decodeMessage(data)).toBeNull();
  });
});

describe("a message of another protocol", () => {
  it.each<[string, unknown, unknown]>([
    [
      "says who is there",
      { lectern: 2, type: "here", peer: "p" },
      { type: "here", peer: "p", role: "stage" },
    ],
    [
      "may say as what",
      { lectern: 2, type: "here", peer: "p", window: { role: "presenter", mood: "fine" } },
      { type: "here", peer: "p", role: "presenter" },
    ],
    ["says who goes", { lectern: 7, type: "bye", peer: "p" }, { type: "bye", peer: "p", role: "stage" }],
    ["says nothing else", { lectern: 2, type: "state", peer: "p" }, null],
    ["needs a peer", { lectern: 2, type: "here" }, null],
    ["is not one of ours", { lectern: 1, type: "here", peer: "p" }, null],
    ["is not just anything", "here", null],
  ])("%s", (_, data, stranger) => {
    expect(decodeStranger(data)).toEqual(stranger);
    expect(decodeMessage(data) === null || stranger === null).toBe(true);
  });
});

describe("a state", () => {
  it.each<[string, object]>([
    ["a fraction of an index", { index: 1.5 }],
    ["an index below zero", { index: -1 }],
    ["an index of NaN", { index: Number.NaN }],
    ["an index without end", { index: Number.POSITIVE_INFINITY }],
    ["an absurd index", { index: 1e9 }],
    ["an index of text", { index: "3" }],
    ["no revision", { revision: undefined }],
    ["a revision without end", { revision: "0".repeat(65) }],
    ["an unknown colour", { blank: "red" }],
    ["a pause of words", { paused: "toggle" }],
    ["a trail that is none", { trail: { length: 0 } }],
    ["a trail through nowhere", { trail: [0, -1] }],
    ["a trail without end", { trail: Array(1000).fill(0) }],
    ["no word on what to undo", { undo: undefined }],
    ["a break that does not end", { blank: "break" }],
    ["an end of no break", { until: 5 }],
    ["a zoom to nowhere", { zoom: { x: 0.5, scale: 2 } }],
    ["a zoom out", { zoom: { x: 0.5, y: 0.5, scale: 0.5 } }],
    ["a lock of words", { locked: "yes" }],
    ["an unknown text held", { held: "newest" }],
    ["a text held for ever", { held: { revision: "r", until: "ever" } }],
    ["a plan before zero", { planned: -1 }],
    ["no timer", { timer: null }],
    ["a timer before zero", { timer: { elapsed: -1, since: null } }],
    ["a timer of NaN", { timer: { elapsed: Number.NaN, since: null } }],
    ["a timer that never ends", { timer: { elapsed: Number.POSITIVE_INFINITY, since: null } }],
    ["a timer that never says", { timer: { elapsed: 0 } }],
    ["a timer since a word", { timer: { elapsed: 0, since: "now" } }],
    ["no stamp", { stamp: undefined }],
    ["a clock below zero", { stamp: { clock: -1, peer: "p" } }],
    ["a clock nobody could outlive", { stamp: { clock: Number.MAX_SAFE_INTEGER, peer: "p" } }],
    ["a change nobody signed", { stamp: { clock: 1, peer: "" } }],
  ])("with %s is none", (_, changes) => {
    expect(decodeState({ ...state, ...changes })).toBeNull();
  });
});

describe("whatever arrives", () => {
  /** Anything at all, and near misses: true messages with one field made anything. */
  const arrivals = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withTypedArray: true,
    }),
    fc
      .tuple(fc.constantFrom(...messages), fc.array(fc.nat(9), { maxLength: 3 }), fc.anything())
      .map(([message, path, value]) => {
        const copy = structuredClone(message) as unknown as Record<string, unknown>;
        let part = copy;
        for (const step of path) {
          const keys = Object.keys(part);
          const key = keys[step % keys.length] ?? "state";
          const inner = part[key];
          if (typeof inner !== "object" || inner === null) {
            part[key] = value;
            return copy;
          }
          part = inner as Record<string, unknown>;
        }
        part["type"] = value;
        return copy;
      }),
  );

  it("never throws, and changes nothing unless it is a newer state", () => {
    let hear: (data: unknown) => void = () => {};
    const transport: Transport = {
      send: () => {},
      listen: (heard) => {
        hear = heard;
        return () => {};
      },
      close: () => {},
    };
    const deck = slides("a b c d e");
    const show = createShow(deck, {
      peer: "me",
      now: () => 0,
      initial: { ...state, stamp: { clock: 50, peer: "me" } },
    });
    connect(show, [transport]);
    fc.assert(
      fc.property(arrivals, (data) => {
        const before = show.state.value;
        const message = decodeMessage(data);
        hear(data);
        const newer = message?.type === "state" && message.state.stamp.clock >= 50;
        expect(newer || show.state.value === before).toBe(true);
        expect(deck.slides[show.state.value.index]).toBeDefined();
        if (message !== null) expect(decodeMessage(structuredClone(message))).toEqual(message);
      }),
      { numRuns: 10_000 },
    );
  });
});
