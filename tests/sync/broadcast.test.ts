import { afterEach, describe, expect, it } from "vitest";

import { createShow } from "#show";
import type { Show } from "#show";
import { broadcastTransport, connect, randomId } from "#sync";
import type { Transport } from "#sync";
import { slides } from "../show/slides.ts";

const opened: Transport[] = [];
afterEach(() => {
  for (const transport of opened.splice(0)) transport.close();
});

function join(name: string): Transport {
  const transport = broadcastTransport(name);
  opened.push(transport);
  return transport;
}

function open(name: string): Show {
  const show = createShow(slides("a b c"), { peer: randomId(), now: () => 0 });
  connect(show, [join(name)]);
  return show;
}

/** The show's state once its index is this. */
function reaches(show: Show, index: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = show.state.subscribe((state) => {
      if (state.index === index) queueMicrotask(() => (stop(), resolve()));
    });
  });
}

describe("windows of one browser", () => {
  it("follow each other, and a late one finds the live place", async () => {
    const name = `lectern:talk.md:${randomId()}`;
    const [presenter, audience] = [open(name), open(name)];
    presenter.dispatch({ type: "next" });
    await reaches(audience, 1);
    audience.dispatch({ type: "next" });
    await reaches(presenter, 2);
    const late = open(name);
    await reaches(late, 2);
    expect(late.state.value).toEqual(presenter.state.value);
  });

  it("do not hear another talk of the same deck", async () => {
    const [mine, theirs] = [`lectern:talk.md:${randomId()}`, `lectern:talk.md:${randomId()}`];
    const heard: unknown[] = [];
    join(theirs).listen((data) => heard.push(data));
    const [presenter, audience] = [open(mine), open(mine)];
    presenter.dispatch({ type: "last" });
    await reaches(audience, 2);
    expect(heard).toEqual([]);
  });

  it("may go on pressing keys after their channel is closed", () => {
    const name = randomId();
    const show = open(name);
    for (const transport of opened.splice(0)) transport.close();
    expect(() => show.dispatch({ type: "next" })).not.toThrow();
    expect(show.state.value.index).toBe(1);
  });
});

describe("a browser without channels", () => {
  it("still gives the talk in its one window", () => {
    const real = globalThis.BroadcastChannel;
    try {
      Reflect.deleteProperty(globalThis, "BroadcastChannel");
      const show = open("lectern:talk.md:1");
      show.dispatch({ type: "next" });
      expect(show.state.value.index).toBe(1);
    } finally {
      globalThis.BroadcastChannel = real;
    }
  });
});
