import { describe, expect, it } from "vitest";

import { createShow, initialShow } from "#show";
import { createJournal, randomId, talkId } from "#sync";
import type { Store } from "#sync";
import { slides } from "../show/slides.ts";

function memory(entries: Record<string, string> = {}): Store & { readonly entries: Map<string, string> } {
  const map = new Map(Object.entries(entries));
  return {
    entries: map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
  };
}

/** Ways in which browsers refuse storage. */
const broken: [string, () => Store | null][] = [
  [
    "cannot be named",
    () => {
      throw new Error("SecurityError");
    },
  ],
  ["is not there", () => null],
  [
    "is full",
    () => ({
      getItem: () => null,
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
    }),
  ],
  [
    "fails in the middle",
    () => ({
      getItem: () => {
        throw new Error("broken");
      },
      setItem: () => {
        throw new Error("broken");
      },
    }),
  ],
];

const deck = slides("a b c");

describe("a journal", () => {
  it("brings a reloaded window back to its place and its time", () => {
    const store = memory();
    const before = createShow(deck, { peer: "before", now: () => 5000 });
    const journal = createJournal(() => store, "lectern:talk.md:1");
    journal.follow(before);
    before.dispatch({ type: "last" });
    before.dispatch({ type: "blank", colour: "black" });
    const after = createShow(deck, { peer: "after", now: () => 9000, initial: journal.read() });
    expect(after.state.value).toEqual(before.state.value);
    expect(after.state.value.timer).toEqual({ elapsed: 0, since: 5000 });
  });

  it("keeps nothing of a talk that nobody has touched", () => {
    const store = memory();
    createJournal(() => store, "key").follow(createShow(deck, { peer: "a", now: () => 0 }));
    expect(store.entries.size).toBe(0);
  });

  it("keeps a place of a text that is not here yet as it was said", () => {
    const store = memory();
    const show = createShow(deck, { peer: "a", now: () => 0 });
    const journal = createJournal(() => store, "key");
    journal.follow(show);
    const said = { ...initialShow(9, "elsewhere"), stamp: { clock: 3, peer: "b" } };
    show.receive(said);
    expect(journal.read()).toEqual(said);
  });

  it("knows one talk from another", () => {
    const store = memory();
    createJournal(() => store, "one").write(initialShow(1, "r"));
    expect(createJournal(() => store, "two").read()).toBeNull();
  });

  it("stops when told to", () => {
    const store = memory();
    const show = createShow(deck, { peer: "a", now: () => 0 });
    const stop = createJournal(() => store, "key").follow(show);
    stop();
    show.dispatch({ type: "next" });
    expect(store.entries.size).toBe(0);
  });

  it.each(["", "null", "{", "[]", '{"index":1}', JSON.stringify({ ...initialShow(0, "r"), index: -1 })])(
    "does not believe %j",
    (text) => {
      expect(createJournal(() => memory({ key: text }), "key").read()).toBeNull();
    },
  );

  it.each(broken)("does without when storage %s", (_, open) => {
    const journal = createJournal(open, "key");
    const show = createShow(deck, { peer: "a", now: () => 0 });
    journal.follow(show);
    show.dispatch({ type: "next" });
    expect(show.state.value.index).toBe(1);
    expect(journal.read()).toBeNull();
  });
});

describe("a talk's id", () => {
  const id = "0123456789abcdef0123456789abcdef";

  it("is the address's before all else, and survives a reload without it", () => {
    const store = memory({ key: "fedcba9876543210fedcba9876543210" });
    expect(talkId(`?talk=${id}&x=1`, () => store, "key")).toBe(id);
    expect(talkId("", () => store, "key")).toBe(id);
  });

  it("is made once for a tab", () => {
    const store = memory();
    const made = talkId("", () => store, "key");
    expect(made).toMatch(/^[0-9a-f]{32}$/);
    expect(talkId("?x=1", () => store, "key")).toBe(made);
    expect(talkId("", () => store, "another deck")).not.toBe(made);
    expect(talkId("", () => memory(), "key")).not.toBe(made);
  });

  it.each(["?talk=", "?talk=short", `?talk=${"x".repeat(65)}`, "?talk=%3Cscript%3Ealert(1)%3C/script%3E"])(
    "is not taken from %s",
    (search) => {
      expect(talkId(search, () => null, "key")).toMatch(/^[0-9a-f]{32}$/);
    },
  );

  it.each(broken)("is made when storage %s", (_, open) => {
    expect(talkId("", open, "key")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("is never met twice", () => {
    expect(new Set(Array.from({ length: 1000 }, randomId)).size).toBe(1000);
  });
});
