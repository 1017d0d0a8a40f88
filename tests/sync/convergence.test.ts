import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Deck } from "#deck";
import { compareNews, createShow } from "#show";
import type { Show, ShowCommand, ShowState } from "#show";
import { connect, createJournal } from "#sync";
import type { Transport } from "#sync";
import { showCommands } from "../show/commands.ts";
import { slides } from "../show/slides.ts";
import { rounds } from "../support/rounds.ts";
import { createNetwork } from "./network.ts";

/** What may befall the windows of a talk; numbers are taken modulo what there is. */
type Event =
  | { readonly type: "press"; readonly window: number; readonly command: ShowCommand }
  | { readonly type: "deliver" | "lose" | "repeat"; readonly message: number }
  | { readonly type: "open"; readonly index: number; readonly current: boolean }
  | { readonly type: "close" | "reload" | "load" | "hello"; readonly window: number }
  | { readonly type: "save"; readonly outline: string }
  | { readonly type: "noise"; readonly window: number; readonly data: unknown };

const outlines = fc
  .array(fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((all) => all.map((slide) => slide.join("+")).join(" "));

const window = fc.nat(20);
const message = fc.nat(200);
const events: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("press" as const), window, command: showCommands }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant("deliver" as const), message }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom("lose" as const, "repeat" as const), message }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("open" as const), index: fc.nat(9), current: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("close" as const, "hello" as const), window }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom("reload" as const, "load" as const), window }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("save" as const), outline: outlines }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("noise" as const), window, data: fc.anything() }) },
);

interface Window {
  readonly show: Show;
  readonly transport: Transport;
  readonly storage: Map<string, string>;
  readonly hear: (data: unknown) => void;
  /** The newest it ever held. */
  newest: ShowState;
}

function talk(first: Deck) {
  const network = createNetwork();
  const texts = [first];
  const windows: Window[] = [];
  let peers = 0;
  let time = 0;

  const start = (storage: Map<string, string>, deck: Deck, index: number): Window => {
    const transport = network.transport();
    const journal = createJournal(
      () => ({
        getItem: (key) => storage.get(key) ?? null,
        setItem: (key, value) => storage.set(key, value),
      }),
      "talk",
    );
    // Peers come in no order.
    const peer = `${(++peers * 7) % 10}-${peers}`;
    const show = createShow(deck, { peer, now: () => time, initial: journal.read(), index });
    const hears: ((data: unknown) => void)[] = [];
    const tapped: Transport = {
      ...transport,
      listen(heard) {
        hears.push(heard);
        return transport.listen(heard);
      },
    };
    journal.follow(show);
    connect(show, [tapped]);
    return {
      show,
      transport,
      storage,
      hear: (data) => hears.forEach((heard) => heard(data)),
      newest: show.latest(),
    };
  };

  const at = (number: number): Window | undefined => windows[number % Math.max(1, windows.length)];
  const newestText = (): Deck => texts.at(-1)!;

  const happen = (event: Event): void => {
    time += 100;
    switch (event.type) {
      case "press":
        return at(event.window)?.show.dispatch(event.command);
      case "deliver":
      case "lose":
      case "repeat":
        return network[event.type](event.message);
      case "open": {
        const text = event.current ? newestText() : texts[event.index % texts.length]!;
        if (windows.length < 5) windows.push(start(new Map(), text, event.index));
        return;
      }
      case "close": {
        const [closed] = windows.splice(event.window % windows.length, 1);
        closed?.transport.close();
        if (windows.length === 0) windows.push(start(new Map(), newestText(), 0));
        return;
      }
      case "reload": {
        const here = event.window % windows.length;
        const old = windows[here]!;
        old.transport.close();
        const reloaded = start(old.storage, newestText(), 0);
        // Nothing is lost between the last change and the reload.
        expect(compareStamps(reloaded.show.latest(), old.newest)).toBe(0);
        windows[here] = reloaded;
        return;
      }
      case "load":
        return at(event.window)?.show.load(newestText());
      case "hello": {
        const { show, transport } = at(event.window)!;
        return transport.send({ lectern: 1, type: "hello", peer: show.peer });
      }
      case "save":
        return void texts.push(slides(event.outline));
      case "noise":
        return at(event.window)?.hear(event.data);
    }
  };

  /** What is true at every moment. */
  const check = (): void => {
    for (const one of windows) {
      const { show } = one;
      const latest = show.latest();
      expect(show.deck.value.slides[show.state.value.index]).toBeDefined();
      expect(compareStamps(latest, one.newest)).toBeGreaterThanOrEqual(0);
      one.newest = latest;
    }
  };

  return { network, windows, happen, check, newestText };
}

function compareStamps(a: ShowState, b: ShowState): number {
  return compareNews({ ...a, index: 0 }, { ...b, index: 0 });
}

describe("the windows of a talk", () => {
  it("show the same place once messages flow, whatever was lost, repeated, reordered, reloaded or edited before", () => {
    fc.assert(
      fc.property(outlines, fc.array(events, { maxLength: 80 }), (outline, history) => {
        const { network, windows, happen, check, newestText } = talk(slides(outline));
        happen({ type: "open", index: 0, current: true });
        happen({ type: "open", index: 1, current: true });
        for (const event of history) {
          happen(event);
          check();
        }

        const newest = windows
          .map(({ show }) => show.latest())
          .reduce((a, b) => (compareStamps(b, a) > 0 ? b : a));
        const many = windows.length * (network.waiting.length + windows.length);
        for (const { show } of windows) show.load(newestText());
        for (const { show, transport } of windows)
          transport.send({ lectern: 1, type: "hello", peer: show.peer });
        const said = network.settle();
        check();

        expect(said).toBeLessThanOrEqual(50 + 20 * many);
        const states = windows.map(({ show }) => show.state.value);
        // The last words of a window that closed may still have been on their way.
        for (const state of states) expect(compareStamps(state, newest)).toBeGreaterThanOrEqual(0);
        // While nobody has touched the talk, every window is where its address says.
        if (states.some(({ stamp }) => stamp.clock > 0)) {
          for (const state of states) expect(state).toEqual(states[0]);
        }
      }),
      { numRuns: rounds(10_000, 1000) },
    );
  });

  it("agree with the next key, whoever presses it, even while some have an older text", () => {
    fc.assert(
      fc.property(outlines, fc.array(events, { maxLength: 40 }), fc.nat(9), (outline, history, who) => {
        const { network, windows, happen, check } = talk(slides(outline));
        happen({ type: "open", index: 0, current: true });
        happen({ type: "open", index: 1, current: true });
        for (const event of history) {
          happen(event);
          check();
        }
        for (const { show, transport } of windows)
          transport.send({ lectern: 1, type: "hello", peer: show.peer });
        network.settle();

        const { show } = windows[who % windows.length]!;
        show.dispatch({ type: "pause", paused: "toggle" });
        network.settle();
        for (const other of windows) {
          expect(other.show.state.value.stamp).toEqual(show.state.value.stamp);
          expect(other.show.state.value.paused).toBe(show.state.value.paused);
          expect(other.show.state.value.timer).toEqual(show.state.value.timer);
        }
      }),
      { numRuns: rounds(10_000, 500) },
    );
  });
});
