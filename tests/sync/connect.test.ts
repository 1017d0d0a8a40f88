import { describe, expect, it } from "vitest";

import { createShow } from "#show";
import type { ShowState } from "#show";
import { connect } from "#sync";
import type { SyncMessage, Transport } from "#sync";
import { slides } from "../show/slides.ts";
import { createNetwork, open, windows } from "./network.ts";

const deck = slides("a b c d e");

function states(network: { readonly waiting: readonly unknown[] }): ShowState[] {
  return (network.waiting as SyncMessage[]).flatMap((message) =>
    message.type === "state" ? [message.state] : [],
  );
}

describe("two windows", () => {
  it("follow each other, both ways", () => {
    const network = createNetwork();
    const [presenter, audience] = windows(deck, network);
    presenter.dispatch({ type: "next" });
    network.settle();
    expect(audience.state.value).toEqual(presenter.state.value);
    audience.dispatch({ type: "last" });
    audience.dispatch({ type: "blank", colour: "black" });
    network.settle();
    expect(presenter.state.value).toMatchObject({
      index: 4,
      blank: "black",
      stamp: { clock: 3, peer: audience.peer },
    });
  });

  it("send one message for one change and nothing back", () => {
    const network = createNetwork();
    const [presenter] = windows(deck, network);
    presenter.dispatch({ type: "next" });
    expect(network.waiting).toHaveLength(1);
    network.deliver();
    expect(network.waiting).toHaveLength(0);
  });

  it("say nothing when nothing changes", () => {
    const network = createNetwork();
    const [presenter] = windows(deck, network);
    presenter.dispatch({ type: "previous" });
    presenter.dispatch({ type: "goto", index: 99 });
    expect(network.waiting).toHaveLength(0);
    expect(presenter.state.value.stamp.clock).toBe(0);
  });

  it("do not go back when an old message comes late or twice", () => {
    const network = createNetwork();
    const [presenter, audience] = windows(deck, network);
    presenter.dispatch({ type: "next" });
    presenter.dispatch({ type: "next" });
    network.deliver(1);
    expect(audience.state.value.index).toBe(2);
    network.repeat(0);
    network.settle();
    expect(audience.state.value.index).toBe(2);
    expect(presenter.state.value.index).toBe(2);
  });

  it("miss a message without harm: the next one says it all", () => {
    const network = createNetwork();
    const [presenter, audience] = windows(deck, network);
    presenter.dispatch({ type: "next" });
    network.lose();
    presenter.dispatch({ type: "next" });
    network.settle();
    expect(audience.state.value.index).toBe(2);
  });

  it("that pressed at once agree on one of the two", () => {
    const network = createNetwork();
    const [presenter, audience] = windows(deck, network);
    presenter.dispatch({ type: "next" });
    audience.dispatch({ type: "last" });
    network.settle();
    expect(presenter.state.value).toEqual(audience.state.value);
    expect(presenter.state.value.stamp.peer).toBe(
      audience.peer > presenter.peer ? audience.peer : presenter.peer,
    );
  });

  it("that missed each other's changes heal when either speaks", () => {
    const network = createNetwork();
    const [presenter, audience] = windows(deck, network);
    for (let i = 0; i < 3; i++) presenter.dispatch({ type: "next" });
    while (network.waiting.length > 0) network.lose();
    audience.dispatch({ type: "blank", colour: "white" });
    network.settle();
    expect(audience.state.value).toEqual(presenter.state.value);
    expect(audience.state.value.index).toBe(3);
  });
});

describe("a newcomer", () => {
  it("asks first and says nothing of itself", () => {
    const network = createNetwork();
    open(deck, network);
    open(deck, network, { index: 3 });
    expect((network.waiting as SyncMessage[]).map(({ type }) => type)).toEqual(["hello"]);
  });

  it("is shown the live place, and moves nobody, whatever its address says", () => {
    const network = createNetwork();
    const [presenter, audience] = windows(deck, network);
    presenter.dispatch({ type: "goto", index: 3 });
    presenter.dispatch({ type: "blank", colour: "black" });
    network.settle();
    const late = open(deck, network, { index: 1 });
    network.settle();
    for (const window of [presenter, audience, late])
      expect(window.state.value).toEqual(presenter.state.value);
    expect(late.state.value).toMatchObject({
      index: 3,
      blank: "black",
      stamp: { clock: 2, peer: presenter.peer },
    });
  });

  it("whose key is pressed before it heard anything is overruled by a talk that is on", () => {
    const network = createNetwork();
    const [presenter] = windows(deck, network);
    for (const index of [1, 2, 3]) presenter.dispatch({ type: "goto", index });
    network.settle();
    const late = open(deck, network);
    late.dispatch({ type: "next" });
    network.settle();
    expect(late.state.value).toEqual(presenter.state.value);
    expect(late.state.value.index).toBe(3);
  });

  it("stays where its address says while nobody knows better", () => {
    const network = createNetwork();
    const [one, other] = [open(deck, network, { index: 1 }), open(deck, network, { index: 3 })];
    network.settle();
    expect([one.state.value.index, other.state.value.index]).toEqual([1, 3]);
    one.dispatch({ type: "next" });
    network.settle();
    expect([one.state.value.index, other.state.value.index]).toEqual([2, 2]);
  });

  it("that remembers the talk tells those who do not", () => {
    const network = createNetwork();
    const untouched = open(deck, network);
    const before = createShow(deck, { peer: "before", now: () => 0 });
    before.dispatch({ type: "last" });
    const reloaded = open(deck, network, { initial: before.latest() });
    network.settle();
    expect(untouched.state.value).toEqual(reloaded.state.value);
    expect(untouched.state.value.index).toBe(4);
  });

  it("that remembers an old place hears the new one", () => {
    const network = createNetwork();
    const [presenter, audience] = windows(deck, network);
    presenter.dispatch({ type: "next" });
    const kept = presenter.latest();
    network.settle();
    audience.dispatch({ type: "next" });
    const reloaded = open(deck, network, { initial: kept });
    expect(reloaded.state.value.index).toBe(1);
    network.settle();
    expect(reloaded.state.value.index).toBe(2);
  });
});

describe("several transports", () => {
  it("carry a change onward, never back to where it came from", () => {
    const [left, right] = [createNetwork(), createNetwork()];
    const here = open(deck, left);
    const bridge = createShow(deck, { peer: "bridge", now: () => 0 });
    connect(bridge, [left.transport(), right.transport()]);
    const there = open(deck, right);
    left.settle();
    right.settle();

    here.dispatch({ type: "next" });
    left.deliver();
    expect(left.waiting).toHaveLength(0);
    expect(states(right)).toEqual([here.state.value]);
    right.settle();
    expect(there.state.value).toEqual(here.state.value);

    bridge.dispatch({ type: "next" });
    expect([states(left).length, states(right).length]).toEqual([1, 1]);
  });

  it("do not circle when two windows hear each other twice", () => {
    const nets = [createNetwork(), createNetwork()];
    const [one, other] = ["one", "other"].map((peer) => {
      const show = createShow(deck, { peer, now: () => 0 });
      connect(
        show,
        nets.map((net) => net.transport()),
      );
      return show;
    });
    let count = 0;
    const settle = (): void => {
      while (nets.some((net) => net.waiting.length > 0)) for (const net of nets) count += net.settle();
    };
    settle();
    count = 0;
    one!.dispatch({ type: "next" });
    settle();
    expect(other!.state.value).toEqual(one!.state.value);
    expect(count).toBeLessThanOrEqual(3);
  });
});

describe("a connection", () => {
  it("ignores what is no message, and says so", () => {
    let hear: (data: unknown) => void = () => {};
    const sent: SyncMessage[] = [];
    const transport: Transport = {
      send: (message) => void sent.push(message),
      listen: (heard) => {
        hear = heard;
        return () => {};
      },
      close: () => {},
    };
    const show = createShow(deck, { peer: "a", now: () => 0 });
    connect(show, [transport]);
    sent.length = 0;
    const before = show.state.value;
    for (const noise of ["gotoSlide:3", null, { lectern: 2, type: "hello", peer: "x" }]) hear(noise);
    expect(sent).toEqual([]);
    expect(show.state.value).toBe(before);
  });

  it("does not answer its own hello when a transport plays it back", () => {
    const network = createNetwork();
    const echo = network.transport();
    const sent: SyncMessage[] = [];
    echo.listen((data) => sent.push(data as SyncMessage));
    const show = open(deck, network);
    network.settle();
    echo.send({ lectern: 1, type: "hello", peer: show.peer });
    network.settle();
    expect(sent.map(({ type }) => type)).toEqual(["hello"]);
  });

  it("that is left hears and tells nothing more", () => {
    const network = createNetwork();
    const show = createShow(deck, { peer: "a", now: () => 0 });
    const leave = connect(show, [network.transport()]);
    const other = open(deck, network);
    network.settle();
    leave();
    show.dispatch({ type: "next" });
    expect(network.waiting).toHaveLength(0);
    other.dispatch({ type: "last" });
    network.settle();
    expect(show.state.value.index).toBe(1);
  });
});
