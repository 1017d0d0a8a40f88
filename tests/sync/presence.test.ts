import { describe, expect, it } from "vitest";

import { createShow } from "#show";
import { connect, createPresence } from "#sync";
import type { Presence, Transport, WindowReport } from "#sync";
import { slides } from "../show/slides.ts";
import { createNetwork } from "./network.ts";
import type { Network } from "./network.ts";

const stage: WindowReport = { role: "stage", visible: true };
const presenter: WindowReport = { role: "presenter", visible: true };

interface Window extends Presence {
  readonly transport: Transport;
}

let time = 0;

function open(network: Network, peer: string, report: WindowReport): Window {
  const transport = network.transport();
  const presence = createPresence({ peer, transports: [transport], report, now: () => time });
  connect(createShow(slides("a b"), { peer, now: () => 0 }), [transport]);
  return { ...presence, transport };
}

function peers({ companions }: Presence): string[] {
  return companions.value.map(({ peer, visible }) => (visible ? peer : `(${peer})`));
}

describe("who is here", () => {
  it("is known to everybody, in whatever order they came", () => {
    const network = createNetwork();
    const one = open(network, "one", presenter);
    network.settle();
    const two = open(network, "two", stage);
    const three = open(network, "three", stage);
    network.settle();
    expect(peers(one)).toEqual(["two", "three"]);
    expect(peers(two).toSorted()).toEqual(["one", "three"]);
    expect(peers(three).toSorted()).toEqual(["one", "two"]);
    expect(three.companions.value.find(({ peer }) => peer === "one")).toEqual({ peer: "one", ...presenter });
  });

  it("changes when a window goes out of sight, comes back or becomes the presenter", () => {
    const network = createNetwork();
    const [one, two] = [open(network, "one", presenter), open(network, "two", stage)];
    network.settle();
    two.announce({ role: "stage", visible: false });
    network.settle();
    expect(peers(one)).toEqual(["(two)"]);
    two.announce({ role: "presenter", visible: true });
    network.settle();
    expect(one.companions.value).toEqual([{ peer: "two", role: "presenter", visible: true }]);
  });

  it("is told once, not whenever somebody says what he said before", () => {
    const network = createNetwork();
    const [one, two] = [open(network, "one", presenter), open(network, "two", stage)];
    network.settle();
    let told = 0;
    one.companions.subscribe(() => told++);
    two.announce(stage);
    expect(network.waiting).toHaveLength(0);
    one.check();
    network.settle();
    expect(told).toBe(1);
  });

  it("no longer counts a window that said goodbye, until it is back", () => {
    const network = createNetwork();
    const [one, two] = [open(network, "one", presenter), open(network, "two", stage)];
    network.settle();
    two.leave();
    network.settle();
    expect(peers(one)).toEqual([]);
    // What browsers still say of a page that goes.
    two.announce({ role: "stage", visible: false });
    one.check();
    network.settle();
    expect(peers(one)).toEqual([]);
    two.announce(stage);
    network.settle();
    expect(peers(one)).toEqual(["two"]);
  });
});

describe("a window that crashed", () => {
  function check(one: Presence, network: Network, later: number): void {
    time += later;
    one.check();
    network.settle();
  }

  it("is dropped when it left a question unanswered for too long", () => {
    const network = createNetwork();
    const [one, two, three] = [
      open(network, "one", presenter),
      open(network, "two", stage),
      open(network, "three", stage),
    ];
    network.settle();
    two.transport.close();
    check(one, network, 1000);
    check(one, network, 1000);
    expect(peers(one)).toEqual(["two", "three"]);
    check(one, network, 1000);
    check(one, network, 1000);
    expect(peers(one)).toEqual(["three"]);
    expect(peers(three).toSorted()).toEqual(["one", "two"]);
  });

  it("is not dropped while it is hidden: a browser may have put it to sleep", () => {
    const network = createNetwork();
    const [one, two] = [
      open(network, "one", presenter),
      open(network, "two", { role: "stage", visible: false }),
    ];
    network.settle();
    two.transport.close();
    for (let i = 0; i < 10; i++) check(one, network, 1000);
    expect(peers(one)).toEqual(["(two)"]);
  });

  it("is told from one that nobody asked while this computer slept", () => {
    const network = createNetwork();
    const one = open(network, "one", presenter);
    open(network, "two", stage);
    network.settle();
    check(one, network, 1000);
    check(one, network, 8 * 3600 * 1000);
    expect(peers(one)).toEqual(["two"]);
    check(one, network, 1000);
    expect(peers(one)).toEqual(["two"]);
  });

  it("is back as soon as it is heard again", () => {
    const network = createNetwork();
    const [one, two] = [open(network, "one", presenter), open(network, "two", stage)];
    network.settle();
    for (let i = 0; i < 5; i++) {
      time += 1000;
      one.check();
      while (network.waiting.length > 0) network.lose();
    }
    expect(peers(one)).toEqual([]);
    two.announce({ role: "stage", visible: false });
    network.settle();
    expect(peers(one)).toEqual(["(two)"]);
  });
});

describe("an answer to a question", () => {
  it("also heals a window that missed the last change", () => {
    const network = createNetwork();
    const transports = [network.transport(), network.transport()];
    const [one, two] = transports.map((transport, at) => {
      const show = createShow(slides("a b"), { peer: `p${at}`, now: () => 0 });
      connect(show, [transport]);
      return show;
    });
    const lights = createPresence({
      peer: "p1",
      transports: [transports[1]!],
      report: presenter,
      now: () => 0,
    });
    network.settle();
    one!.dispatch({ type: "next" });
    network.lose();
    lights.check();
    network.settle();
    expect(two!.state.value).toEqual(one!.state.value);
  });
});
