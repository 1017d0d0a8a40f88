import { describe, expect, it } from "vitest";

import { createShow, initialShow } from "#show";
import type { Show } from "#show";
import { connect, createPresence } from "#sync";
import type { Appearance, Presence, Transport } from "#sync";
import { slides } from "../show/slides.ts";
import { createNetwork } from "./network.ts";
import type { Network } from "./network.ts";

const stage: Appearance = { role: "stage", visible: true, fullscreen: false };
const hidden: Appearance = { ...stage, visible: false };
const full: Appearance = { ...stage, fullscreen: true };
const presenter: Appearance = { ...stage, role: "presenter" };

interface Window extends Presence {
  readonly transport: Transport;
  readonly show: Show;
}

let time = 0;
/** Windows of which the browser knows that they ended. */
const ended = new Set<string>();

function open(network: Network, peer: string, appearance: Appearance, build = "1"): Window {
  const transport = network.transport();
  const show = createShow(slides("a b"), { peer, now: () => 0 });
  connect(show, [transport]);
  const stamp = () => show.latest().stamp;
  const presence = createPresence({
    peer,
    transports: [transport],
    appearance,
    build,
    stamp,
    now: () => time,
    ended: async (peers) => peers.filter((peer) => ended.has(peer)),
  });
  return { ...presence, transport, show };
}

/** `["two live", "three hidden"]` */
function lights({ companions }: Presence): string[] {
  return companions.value.map(({ peer, light, open }) => `${peer} ${light}${open ? "" : ", gone"}`);
}

/** The presenter's second hand, twice a second for a while; a question unanswered stays on the way. */
function watch(one: Presence, network: Network, span: number, step = 500): void {
  for (let spent = 0; spent < span; spent += step) {
    time += step;
    one.check();
    network.settle();
  }
}

function meet(network: Network, ...looks: Appearance[]): Window[] {
  const names = ["one", "two", "three"];
  const windows = looks.map((appearance, at) => open(network, names[at]!, appearance));
  for (const window of windows) window.check();
  network.settle();
  return windows;
}

describe("who is here", () => {
  it("is known to everybody, in whatever order they came", () => {
    const network = createNetwork();
    const [one, two, three] = meet(network, presenter, stage, stage);
    expect(lights(one!)).toEqual(["two live", "three live"]);
    expect(lights(two!).toSorted()).toEqual(["one live", "three live"]);
    expect(lights(three!).toSorted()).toEqual(["one live", "two live"]);
    expect(three!.companions.value.find(({ peer }) => peer === "one")).toEqual({
      peer: "one",
      role: "presenter",
      light: "live",
      open: true,
      fullscreen: false,
      leftFullscreen: false,
    });
  });

  it("is known to one that comes late to listen, once it asks", () => {
    const network = createNetwork();
    open(network, "one", stage);
    network.settle();
    const two = open(network, "two", presenter);
    two.check();
    network.settle();
    expect(lights(two)).toEqual(["one live"]);
  });

  it("changes when a window goes out of sight, comes back or becomes the presenter", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage);
    two!.announce(hidden);
    network.settle();
    expect(lights(one!)).toEqual(["two hidden"]);
    two!.announce(presenter);
    network.settle();
    expect(one!.companions.value).toMatchObject([{ peer: "two", role: "presenter", light: "live" }]);
  });

  it("is told once, not whenever somebody says what he said before", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage);
    let told = 0;
    one!.companions.subscribe(() => told++);
    two!.announce(stage);
    expect(network.waiting).toHaveLength(0);
    watch(one!, network, 5000);
    expect(told).toBe(1);
  });

  it("is asked once a second, however often the clock ticks", () => {
    const network = createNetwork();
    const [one] = meet(network, presenter, stage);
    let asked = 0;
    network.transport().listen((data) => (asked += (data as { type: string }).type === "hello" ? 1 : 0));
    watch(one!, network, 10_000, 100);
    expect(asked).toBeGreaterThanOrEqual(9);
    expect(asked).toBeLessThanOrEqual(11);
  });

  it("has an end, whoever claims to be here", () => {
    const network = createNetwork();
    const [one] = meet(network, presenter);
    const forger = network.transport();
    for (let i = 0; i < 1000; i++) {
      const window = { ...stage, build: "1", stamp: null };
      forger.send({ lectern: 1, type: "here", peer: `p${i}`, window });
    }
    network.settle();
    expect(one!.companions.value.length).toBeLessThanOrEqual(50);
  });
});

describe("a window that is closed", () => {
  it("is gone at once, and closed when it did not come back within a second", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage);
    two!.leave();
    network.settle();
    expect(lights(one!)).toEqual(["two live, gone"]);
    // What browsers still say of a page that goes.
    two!.announce(hidden);
    watch(one!, network, 2000);
    expect(lights(one!)).toEqual(["two closed, gone"]);
    watch(one!, network, 60_000);
    expect(lights(one!)).toEqual(["two closed, gone"]);
    two!.announce(stage);
    network.settle();
    expect(lights(one!)).toEqual(["two live"]);
  });

  it("is never said to be closed when it is only reloaded", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage);
    const seen: string[] = [];
    one!.companions.subscribe(() => seen.push(...lights(one!)));
    two!.leave();
    two!.transport.close();
    network.settle();
    watch(one!, network, 500);
    open(network, "again", stage);
    network.settle();
    watch(one!, network, 3000);
    expect(lights(one!)).toEqual(["again live"]);
    expect(seen.join()).not.toContain("closed");
  });

  it("is not missed while another audience window is open", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage, stage);
    two!.leave();
    watch(one!, network, 3000);
    expect(lights(one!)).toEqual(["three live"]);
  });

  it("is not missed when it was a presenter's", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, presenter);
    two!.leave();
    network.settle();
    expect(lights(one!)).toEqual([]);
  });
});

describe("a window that crashed or hangs", () => {
  it("is lost within three seconds, and the others are not", () => {
    const network = createNetwork();
    const [one, two, three] = meet(network, presenter, stage, stage);
    watch(one!, network, 1000);
    two!.transport.close();
    const crash = time;
    while (!lights(one!).includes("two lost, gone")) watch(one!, network, 500);
    expect(time - crash).toBeLessThanOrEqual(3000);
    watch(one!, network, 60_000);
    expect(lights(one!)).toEqual(["two lost, gone", "three live"]);
    expect(lights(three!).toSorted()).toEqual(["one live", "two live"]);
  });

  it("is lost within three seconds also for a presenter whose timers run once a second", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage);
    watch(one!, network, 5000, 1000);
    expect(lights(one!)).toEqual(["two live"]);
    two!.transport.close();
    watch(one!, network, 3000, 1000);
    expect(lights(one!)).toEqual(["two lost, gone"]);
  });

  it("is never lost while it is hidden: a browser may have put it to sleep", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, hidden);
    two!.transport.close();
    watch(one!, network, 600_000, 1000);
    expect(lights(one!)).toEqual(["two hidden"]);
  });

  it("is lost though it was hidden when the browser knows that it ended, and not while it answers", async () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, hidden);
    ended.add("two");
    watch(one!, network, 5000);
    await Promise.resolve();
    expect(lights(one!)).toEqual(["two hidden"]);
    two!.transport.close();
    watch(one!, network, 3000);
    await expect.poll(() => lights(one!)).toEqual(["two lost, gone"]);
    ended.clear();
  });

  it("is lost within two seconds where the browser knows that it ended", async () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage);
    watch(one!, network, 1200, 300);
    two!.transport.close();
    ended.add("two");
    for (const step of [300, 300, 300, 300, 300, 300]) {
      watch(one!, network, step, 300);
      await new Promise((done) => setImmediate(done));
    }
    expect(lights(one!)).toEqual(["two lost, gone"]);
    ended.clear();
  });

  it("is not lost when it answers before the browser does", async () => {
    const network = createNetwork();
    const [one] = meet(network, presenter, hidden);
    ended.add("two");
    for (const step of [1000, 1000, 500]) {
      time += step;
      one!.check();
    }
    network.settle();
    await new Promise((done) => setImmediate(done));
    expect(lights(one!)).toEqual(["two hidden"]);
    ended.clear();
  });

  it("is told from one that nobody asked while this computer slept", () => {
    const network = createNetwork();
    const [one] = meet(network, presenter, stage);
    time += 1000;
    one!.check();
    while (network.waiting.length > 0) network.lose();
    time += 8 * 3600 * 1000;
    one!.check();
    expect(lights(one!)).toEqual(["two live"]);
    network.settle();
    watch(one!, network, 3000);
    expect(lights(one!)).toEqual(["two live"]);
  });

  it("is back as soon as it is heard again", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage);
    for (let i = 0; i < 8; i++) {
      time += 500;
      one!.check();
      while (network.waiting.length > 0) network.lose();
    }
    expect(lights(one!)).toEqual(["two lost, gone"]);
    two!.announce(hidden);
    network.settle();
    expect(lights(one!)).toEqual(["two hidden"]);
  });

  it("makes room for the window that takes its place", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage);
    two!.transport.close();
    watch(one!, network, 5000);
    open(network, "again", stage);
    network.settle();
    expect(lights(one!)).toEqual(["again live"]);
  });
});

describe("a window that lags", () => {
  it("answers later than a second", () => {
    const network = createNetwork();
    const [one] = meet(network, presenter, stage);
    time += 1000;
    one!.check();
    time += 1100;
    expect(lights(one!)).toEqual(["two live"]);
    network.settle();
    expect(lights(one!)).toEqual(["two lagging"]);
    watch(one!, network, 2000);
    expect(lights(one!)).toEqual(["two live"]);
  });

  it("shows an older place than ours for more than a second", () => {
    const network = createNetwork();
    const [one] = meet(network, presenter);
    const transport = network.transport();
    let clock = 1;
    transport.listen((data) => {
      if ((data as { type: string }).type !== "hello") return;
      const window = { ...stage, build: "1", stamp: { clock, peer: "one" } };
      transport.send({ lectern: 1, type: "here", peer: "two", window });
    });
    const place = initialShow(1, "");
    one!.show.receive({ ...place, stamp: { clock: 1, peer: "one" } });
    watch(one!, network, 1000);
    expect(lights(one!)).toEqual(["two live"]);
    one!.show.receive({ ...place, stamp: { clock: 2, peer: "one" } });
    watch(one!, network, 1000);
    expect(lights(one!)).toEqual(["two live"]);
    watch(one!, network, 2000);
    expect(lights(one!)).toEqual(["two lagging"]);
    clock = 2;
    watch(one!, network, 1000);
    expect(lights(one!)).toEqual(["two live"]);
  });

  it("is not one that is hidden", () => {
    const network = createNetwork();
    const [one] = meet(network, presenter, hidden);
    time += 1000;
    one!.check();
    time += 1200;
    network.settle();
    expect(lights(one!)).toEqual(["two hidden"]);
  });
});

describe("a window of another build", () => {
  it("is known by its version, both ways", () => {
    const network = createNetwork();
    const one = open(network, "one", presenter, "1");
    const two = open(network, "two", stage, "2");
    one.check();
    network.settle();
    expect(lights(one)).toEqual(["two other"]);
    expect(lights(two)).toEqual(["one other"]);
  });

  it("is known by another protocol, whatever else it says, until it goes", () => {
    const network = createNetwork();
    const [one] = meet(network, presenter);
    const transport = network.transport();
    const stranger = (type: string) =>
      transport.send({ lectern: 2, type, peer: "two" } as unknown as Parameters<Transport["send"]>[0]);
    stranger("here");
    network.settle();
    watch(one!, network, 10_000);
    expect(lights(one!)).toEqual(["two other"]);
    stranger("bye");
    network.settle();
    expect(lights(one!)).toEqual(["two other, gone"]);
  });
});

describe("a full screen", () => {
  const left = (one: Presence) =>
    one.companions.value.map(({ peer, leftFullscreen }) => `${peer} ${leftFullscreen}`);

  it("that was left is told, until it is back", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, stage);
    expect(left(one!)).toEqual(["two false"]);
    two!.announce(full);
    network.settle();
    expect(one!.companions.value).toMatchObject([{ fullscreen: true, leftFullscreen: false }]);
    two!.announce(stage);
    network.settle();
    expect(one!.companions.value).toMatchObject([{ fullscreen: false, leftFullscreen: true }]);
    two!.announce(full);
    network.settle();
    expect(left(one!)).toEqual(["two false"]);
  });

  it("is left by a reload, but not by a window that is closed and opened anew", () => {
    const network = createNetwork();
    const [one, two] = meet(network, presenter, full);
    two!.leave();
    const three = open(network, "three", stage);
    network.settle();
    expect(left(one!)).toEqual(["three true"]);
    three.leave();
    watch(one!, network, 5000);
    open(network, "four", stage);
    network.settle();
    expect(left(one!)).toEqual(["four false"]);
  });
});

describe("an answer to a question", () => {
  it("also heals a window that missed the last change", () => {
    const network = createNetwork();
    const [one, two] = meet(network, stage, presenter);
    one!.show.dispatch({ type: "next" });
    network.lose();
    watch(two!, network, 1000);
    expect(two!.show.state.value).toEqual(one!.show.state.value);
  });
});
