import { effect, signal } from "@preact/signals-core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import type { Deck } from "#deck";
import { revisionOf } from "#show";
import type { Show, ShowState } from "#show";
import type { Edits } from "#views";
import { createEdits } from "../../src/api/edits.ts";
import type { HeldText } from "../../src/api/held-text.ts";
import { createNetwork, open } from "../sync/network.ts";
import type { Network } from "../sync/network.ts";

const good = "# One\n---\n# Two";
const better = "# One\n---\n# Two\n---\n# Three";
const broken = "# One\n---\n# Two\n\n.left-column[\n";
const worse = "# One\n---\n# Two\n\n.left-column[\n---\ntemplate: nobody\n";

/** One window of a talk, and the saves that reach it. */
interface Window {
  readonly show: Show;
  readonly edits: Edits;
  save(text: string): void;
  /** What people in front of it see. */
  text(): string;
}

interface Room {
  readonly network: Network;
  readonly heldText: HeldText;
}

/** One browser: its windows hear each other and share its storage. */
function room(): Room {
  let kept: string | null = null;
  return { network: createNetwork(), heldText: { read: () => kept, write: (text) => (kept = text) } };
}

interface Options {
  readonly watched?: boolean;
  readonly initial?: ShowState | null;
}

function openWindow(
  { network, heldText }: Room,
  text: string,
  { watched = true, initial }: Options = {},
): Window {
  const show = open(parseDeck(text), network, { initial: initial ?? null });
  const waiting = signal<Deck | null>(null);
  const { edits, arrive } = createEdits({
    show,
    waiting,
    parse: parseDeck,
    revisionOf,
    heldText,
    watched: () => watched,
  });
  return {
    show,
    edits,
    save: (text) => arrive(parseDeck(text)),
    text: () => show.deck.peek().source.text,
  };
}

const waits = ({ edits }: Window): string | null => edits.waiting.peek()?.source.text ?? null;

describe("a save that brings an error", () => {
  it("waits while a speaker is there, who is told the error", () => {
    const one = openWindow(room(), good);
    one.save(broken);
    expect(one.text()).toBe(good);
    expect(waits(one)).toBe(broken);
    expect(one.edits.wrong()).toMatchObject({ code: "unclosed-class" });
    expect(one.show.state.peek().held).toEqual({ revision: revisionOf(parseDeck(good)), until: "mended" });
  });

  it("is shown where no speaker could be told", () => {
    const one = openWindow(room(), good, { watched: false });
    one.save(broken);
    expect(one.text()).toBe(broken);
    expect(one.show.state.peek().held).toBe(null);
  });

  it("gives way to the mended one, which is drawn once", () => {
    const one = openWindow(room(), good);
    const drawn: string[] = [];
    effect(() => void drawn.push(one.show.deck.value.source.text));
    one.save(broken);
    one.save(worse);
    one.save(better);
    expect(drawn).toEqual([good, better]);
    expect(waits(one)).toBe(null);
    expect(one.show.state.peek().held).toBe(null);
  });

  it("is over when the author takes it back", () => {
    const one = openWindow(room(), good);
    one.save(broken);
    one.save(good);
    expect([one.text(), waits(one)]).toEqual([good, null]);
    one.save(better);
    expect([one.text(), one.show.state.peek().held]).toEqual([better, null]);
  });

  it("is shown when the speaker wants it, and then other saves with the same error", () => {
    const one = openWindow(room(), good);
    one.save(broken);
    one.edits.take();
    expect(one.text()).toBe(broken);
    const more = `# Before all\n---\n${broken}`;
    one.save(more);
    expect(one.text()).toBe(more);
    one.save(worse);
    expect(one.text()).toBe(more);
    expect(one.edits.wrong()).toMatchObject({ code: "unknown-template" });
  });

  it("waits too when it brings one error for another", () => {
    const one = openWindow(room(), broken);
    const other = "# One\n---\ntemplate: nobody\n\n# Two";
    one.save(other);
    expect(one.text()).toBe(broken);
    expect(one.edits.wrong()).toMatchObject({ code: "unknown-template" });
  });
});

describe("saves that the speaker holds back", () => {
  it("wait, and the newest is shown when it is taken; later ones wait again", () => {
    const one = openWindow(room(), good);
    one.edits.toggle();
    one.save(better);
    one.save(broken);
    expect([one.text(), waits(one)]).toEqual([good, broken]);
    one.save(`${better}\n---\n# Four`);
    one.edits.take();
    expect([one.text(), waits(one)]).toEqual([`${better}\n---\n# Four`, null]);
    one.save(good);
    expect([one.text(), waits(one)]).toEqual([`${better}\n---\n# Four`, good]);
  });

  it("are shown when they are let through again, and so is every later one", () => {
    const one = openWindow(room(), good);
    one.edits.toggle();
    one.save(better);
    one.edits.toggle();
    expect([one.text(), waits(one)]).toEqual([better, null]);
    one.save(good);
    expect(one.text()).toBe(good);
  });

  it("stay back when one that is broken waits already", () => {
    const one = openWindow(room(), good);
    one.save(broken);
    one.edits.toggle();
    expect([one.text(), waits(one)]).toEqual([good, broken]);
    one.save(better);
    expect([one.text(), waits(one)]).toEqual([good, better]);
  });

  it("do not wait when the author takes them back", () => {
    const one = openWindow(room(), good);
    one.edits.toggle();
    one.save(better);
    one.save(good);
    expect(waits(one)).toBe(null);
  });
});

describe("a window that opens or reloads while a text is held", () => {
  it.each([
    ["a broken save", (one: Window) => one.save(broken), broken],
    [
      "saves that are held back",
      (one: Window) => {
        one.edits.toggle();
        one.save(better);
      },
      better,
    ],
  ])("goes back to it: %s", (_, hold, newest) => {
    const here = room();
    const speaker = openWindow(here, good);
    hold(speaker);
    const opened = openWindow(here, newest);
    here.network.settle();
    const reloaded = openWindow(here, newest, { initial: speaker.show.latest() });
    for (const one of [opened, reloaded]) expect([one.text(), waits(one)]).toEqual([good, newest]);
    speaker.edits.take();
    here.network.settle();
    for (const one of [speaker, opened, reloaded]) expect([one.text(), waits(one)]).toEqual([newest, null]);
  });

  it("shows the newest where storage has nothing", () => {
    const here = room();
    const speaker = openWindow(here, good);
    speaker.save(broken);
    const forgetful = { ...here, heldText: { read: () => null, write: () => undefined } };
    const opened = openWindow(forgetful, broken);
    here.network.settle();
    expect(opened.text()).toBe(broken);
    opened.save(broken);
    here.network.settle();
    expect(speaker.text()).toBe(good);
  });
});

describe("several windows", () => {
  it("do not show what is broken when they hear of the mended text before they get it", () => {
    const here = room();
    const [speaker, audience] = [openWindow(here, good), openWindow(here, good)];
    here.network.settle();
    const drawn: string[] = [];
    effect(() => void drawn.push(audience.show.deck.value.source.text));
    for (const one of [speaker, audience]) one.save(broken);
    here.network.settle();
    speaker.save(better);
    here.network.settle();
    audience.save(better);
    here.network.settle();
    expect(drawn).toEqual([good, better]);
  });

  it("all show a broken save that the speaker lets through", () => {
    const here = room();
    const [speaker, audience] = [openWindow(here, good), openWindow(here, good)];
    here.network.settle();
    speaker.edits.toggle();
    here.network.settle();
    for (const one of [speaker, audience]) one.save(broken);
    speaker.edits.toggle();
    here.network.settle();
    expect([speaker, audience].map((one) => [one.text(), waits(one)])).toEqual([
      [broken, null],
      [broken, null],
    ]);
  });

  it("all show what the speaker took, also those that get it later", () => {
    const here = room();
    const [speaker, audience] = [openWindow(here, good), openWindow(here, good)];
    here.network.settle();
    speaker.save(broken);
    speaker.edits.take();
    here.network.settle();
    audience.save(broken);
    here.network.settle();
    expect([speaker, audience].map((one) => one.text())).toEqual([broken, broken]);
  });

  it("end with the same text, in whatever order they are told", () => {
    const texts = [better, broken, worse, good, `# Zero\n---\n${broken}`, `${better}\n---\n# Four`];
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ act: fc.constant("save" as const), of: fc.nat(2) }) },
      { weight: 4, arbitrary: fc.record({ act: fc.constant("deliver" as const), of: fc.nat(9) }) },
      { weight: 1, arbitrary: fc.record({ act: fc.constant("take" as const), of: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.record({ act: fc.constant("toggle" as const), of: fc.nat(2) }) },
    );
    fc.assert(
      fc.property(
        fc.array(fc.nat(texts.length - 1), { minLength: 1, maxLength: 5 }),
        fc.array(step, { maxLength: 40 }),
        (saves, steps) => {
          const here = room();
          const windows = [openWindow(here, good), openWindow(here, good), openWindow(here, good)];
          here.network.settle();
          const got = windows.map(() => 0);
          const save = (of: number): void => {
            const text = saves[got[of]!];
            if (text === undefined) return;
            got[of]! += 1;
            windows[of]!.save(texts[text]!);
          };
          for (const { act, of } of steps) {
            if (act === "save") save(of);
            else if (act === "deliver") here.network.deliver(of);
            else windows[of]!.edits[act]();
          }
          for (const of of [0, 1, 2]) for (const _ of saves) save(of);
          here.network.settle();
          const [first, ...others] = windows.map((one) => ({
            text: one.text(),
            held: one.show.state.peek().held,
            waits: waits(one),
          }));
          for (const other of others) expect(other).toEqual(first);
        },
      ),
      { numRuns: 300 },
    );
  });
});
