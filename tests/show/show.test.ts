import { effect } from "@preact/signals-core";
import { describe, expect, it } from "vitest";

import { createShow, initialShow, revisionOf } from "#show";
import type { Show, ShowState } from "#show";
import type { Deck } from "#deck";
import { slides } from "./slides.ts";

const abc = slides("a b c");
const xabc = slides("x a b c");

function show(deck: Deck, options: { index?: number; initial?: ShowState } = {}): Show {
  return createShow(deck, { peer: "me", now: () => 1000, ...options });
}

function news(deck: Deck, index: number, clock: number, peer = "they"): ShowState {
  return { ...initialShow(index, revisionOf(deck)), stamp: { clock, peer } };
}

describe("a show", () => {
  it("starts where the address says, inside the deck", () => {
    expect(show(abc).state.value).toEqual(initialShow(0, revisionOf(abc)));
    expect(show(abc, { index: 2 }).state.value.index).toBe(2);
    expect(show(abc, { index: 99 }).state.value.index).toBe(2);
    expect(show(abc, { index: -1 }).state.value.index).toBe(0);
  });

  it("starts where it was before a reload, whatever the address says", () => {
    const kept = { ...news(abc, 1, 7), timer: { elapsed: 5, since: 900 } };
    expect(show(abc, { index: 2, initial: kept }).state.value).toEqual(kept);
  });

  it("signs what it changes, one tick later", () => {
    const one = show(abc, { initial: news(abc, 0, 7) });
    one.dispatch({ type: "next" });
    expect(one.state.value).toMatchObject({
      index: 1,
      stamp: { clock: 8, peer: "me" },
      timer: { elapsed: 0, since: 1000 },
    });
  });

  it("signs nothing when nothing changes", () => {
    const one = show(abc);
    const before = one.state.value;
    one.dispatch({ type: "previous" });
    one.dispatch({ type: "unblank" });
    expect(one.state.value).toBe(before);
  });

  it.each<[string, number, string, boolean]>([
    ["a later clock", 6, "a", true],
    ["the same clock and a greater peer", 5, "z", true],
    ["the same clock and a lesser peer", 5, "a", false],
    ["its own news", 5, "m", false],
    ["an earlier clock", 4, "z", false],
    ["an untouched window", 0, "z", false],
  ])("judges %s", (_, clock, peer, taken) => {
    const one = show(abc, { initial: news(abc, 0, 5, "m") });
    expect(one.receive(news(abc, 0, clock, peer))).toBe(taken);
    expect(one.state.value.stamp).toEqual(taken ? { clock, peer } : { clock: 5, peer: "m" });
  });

  it("takes any news while it is untouched, but none from others who are", () => {
    const one = show(abc, { index: 2 });
    expect(one.receive(news(abc, 1, 0, "zzz"))).toBe(false);
    expect(one.receive(news(abc, 1, 1, "a"))).toBe(true);
    expect(one.state.value).toEqual(news(abc, 1, 1, "a"));
  });
});

describe("a new text", () => {
  it("keeps the slide, the timer and the stamp", () => {
    const one = show(abc);
    one.dispatch({ type: "next" });
    const before = one.state.value;
    one.load(xabc);
    expect(one.state.value).toEqual({ ...before, index: 2, undo: 1, revision: revisionOf(xabc) });
    expect(one.deck.value).toBe(xabc);
  });

  it("that says the same changes nothing", () => {
    const one = show(abc);
    one.dispatch({ type: "next" });
    const before = one.state.value;
    one.load(slides("a b c"));
    expect(one.state.value).toBe(before);
  });

  it("and its place are seen together or not at all", () => {
    const one = show(slides("a b c d e"), { index: 4 });
    const seen: boolean[] = [];
    effect(() => void seen.push(one.deck.value.slides[one.state.value.index] !== undefined));
    one.load(slides("a b"));
    one.load(slides("a b c d e f"));
    expect(seen).toEqual([true, true, true]);
  });

  it("gives back a slide that a bad save hid", () => {
    const one = show(abc, { index: 1 });
    one.load(slides("q"));
    expect(one.state.value.index).toBe(0);
    one.load(xabc);
    expect(one.state.value.index).toBe(2);
  });

  it("gives back no slide that the speaker has left since", () => {
    const one = show(abc, { index: 1 });
    one.load(slides("a c"));
    one.dispatch({ type: "first" });
    one.load(abc);
    expect(one.state.value.index).toBe(0);
  });

  it("shrinks to one slide under a show on its last", () => {
    const one = show(abc, { index: 2 });
    one.load(slides("a"));
    expect(one.state.value.index).toBe(0);
  });
});

describe("news of another text", () => {
  it("that was here before is found again in this one", () => {
    const one = show(abc);
    one.load(xabc);
    one.receive(news(abc, 1, 5));
    expect(one.state.value).toEqual(news(xabc, 2, 5));
    expect(one.latest()).toBe(one.state.value);
  });

  it("that is not here yet is shown as well as can be, and passed on as it was said", () => {
    const one = show(abc);
    const said = news(slides("a b c d e f"), 5, 5);
    one.receive(said);
    expect(one.state.value).toEqual({ ...said, index: 2 });
    expect(one.latest()).toEqual(said);
  });

  it("is taken as it is when its text comes", () => {
    const one = show(abc);
    one.receive(news(xabc, 3, 5));
    expect(one.state.value.index).toBe(2);
    one.load(xabc);
    expect(one.state.value).toEqual(news(xabc, 3, 5));
    expect(one.latest()).toEqual(news(xabc, 3, 5));
  });

  it("keeps its place when this window only blanks the screen or stops the clock", () => {
    const one = show(abc);
    one.receive(news(slides("a b c d e f"), 5, 5));
    one.dispatch({ type: "blank", colour: "black" });
    expect(one.latest()).toMatchObject({ index: 5, blank: "black", stamp: { clock: 6, peer: "me" } });
    expect(one.state.value.index).toBe(2);
  });

  it("gives way to this window's own move", () => {
    const one = show(abc);
    one.receive(news(slides("a b c d e f"), 5, 5));
    one.dispatch({ type: "previous" });
    expect(one.latest()).toMatchObject({
      index: 1,
      revision: revisionOf(abc),
      stamp: { clock: 6, peer: "me" },
    });
  });

  it("gives way to the same news from a window that could place it", () => {
    const one = show(xabc);
    one.receive(news(abc, 1, 5));
    expect(one.state.value.index).toBe(1);
    expect(one.receive(news(xabc, 2, 5))).toBe(true);
    expect(one.state.value).toEqual(news(xabc, 2, 5));
    expect(one.receive(news(abc, 1, 5))).toBe(false);
  });

  it("is one and the same in windows that know neither text", () => {
    const [older, newer] = [news(slides("p q"), 1, 5), news(slides("p q r"), 2, 5)];
    const one = show(abc, { initial: older });
    const other = show(abc, { initial: newer });
    one.receive(newer);
    other.receive(older);
    expect(one.latest()).toEqual(other.latest());
  });

  it("found again at two places of this one counts at the one further on", () => {
    const one = show(abc, { initial: news(abc, 1, 5) });
    expect(one.receive(news(abc, 0, 5))).toBe(false);
    expect(one.receive(news(abc, 2, 5))).toBe(true);
    expect(one.state.value.index).toBe(2);
  });
});
