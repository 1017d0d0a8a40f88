import { rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, describe, expect, it, vi } from "vitest";

import { presentDeck, type PresentOptions, type Presented } from "../support/lectern.ts";

interface Heard {
  readonly event: string;
  readonly id: string | null;
  readonly data: Record<string, unknown>;
}

/** A window that listens, without the window. */
interface Listener {
  readonly heard: Heard[];
  /** When the server hung up. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

let talk: Presented | undefined;
const listeners: Listener[] = [];

afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
  await talk?.close();
  talk = undefined;
});

async function present(source: string, options?: PresentOptions): Promise<Presented> {
  talk = await presentDeck(source, options);
  return talk;
}

async function listen(address: string, headers: Record<string, string> = {}): Promise<Listener> {
  const response = await fetch(address, { headers });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const heard: Heard[] = [];
  let rest = "";
  const done = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const frames = (rest + part.value).split("\n\n");
      rest = frames.pop()!;
      for (const frame of frames) {
        const field = (name: string): string | null =>
          new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1] ?? null;
        const event = field("event");
        if (event !== null) heard.push({ event, id: field("id"), data: JSON.parse(field("data")!) });
      }
    }
  })();
  const listener = {
    heard,
    ended: done,
    stop: async () => void (await Promise.all([reader.cancel(), done])),
  };
  listeners.push(listener);
  return listener;
}

/** The page as its script sees it. */
async function pageOf({
  url,
}: Presented): Promise<{ events: string; themes: Record<string, string>; html: string }> {
  const html = await (await fetch(url)).text();
  const data = /id="lectern-page">(.*)<\/script>/.exec(html)![1]!;
  return { ...(JSON.parse(data) as { events: string; themes: Record<string, string> }), html };
}

const eventually = (expectation: () => void): Promise<void> =>
  vi.waitFor(expectation, { timeout: 10_000, interval: 10 });

/** What is wrong now, as the presenter hears it: all since the last "calm". */
function troubles({ heard }: Listener): unknown[] {
  const calm = heard.findLastIndex(({ event }) => event === "calm");
  return heard.slice(calm).flatMap(({ event, data }) => (event === "trouble" ? [data["code"]] : []));
}

const texts = ({ heard }: Listener): unknown[] =>
  heard.flatMap(({ event, data }) => (event === "deck" ? [data["text"]] : []));

describe("lectern present", () => {
  it("prints the deck, its addresses and the keys, and nothing more when all is well", async () => {
    const { url, output, file } = await present("# One\n\n---\n\n# Two\n");
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(output()).toBe(
      `${file}, 2 slides\n\n  ${url}\n  ${url}#p1   presenter view\n\n` +
        "  Keys: p presenter view, c audience window, f fullscreen, h all of them. Ctrl-C ends the talk.\n\n",
    );
  });

  it("serves a page that carries the deck, and all that the page names", async () => {
    const shown = await present("# A <talk>\n");
    const { html } = await pageOf(shown);
    expect(html).toContain(String.raw`"# A \u003ctalk>\n"`);
    const addresses = [...html.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]!);
    expect(addresses.length).toBeGreaterThan(1);
    for (const address of addresses) {
      const answer = await fetch(new URL(address, shown.url));
      expect([address, answer.status]).toEqual([address, 200]);
      await answer.arrayBuffer();
    }
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends cleanly on %s, even with windows open", async (signal) => {
    const shown = await present("# One");
    await listen(`${shown.url}_lectern/events`);
    expect(await shown.close(signal)).toBe(0);
    expect(shown.output()).not.toContain("rror");
  });

  it("takes the next port when its usual one is in use", async () => {
    const other = createServer();
    // In use by us or by somebody else is the same.
    await new Promise<void>((resolve) =>
      other.once("error", () => resolve()).listen(4100, "127.0.0.1", resolve),
    );
    const shown = await present("# Mine", { port: "usual" });
    expect(Number(new URL(shown.url).port)).toBeGreaterThan(4100);
    expect((await pageOf(shown)).html).toContain("# Mine");
    other.close();
  });

  it("warns when others can reach it, and answers under this computer's own addresses", async () => {
    const shown = await present("# One", { args: ["--host", "0.0.0.0"] });
    expect(shown.url).toContain("127.0.0.1");
    expect(shown.output()).toMatch(/^warning: everyone on this network can open .*\[open-to-others\]$/m);
    expect((await fetch(shown.url)).status).toBe(200);
  });
});

describe("a save", () => {
  it("reaches every window, with a revision", async () => {
    const shown = await present("# One");
    const { events } = await pageOf(shown);
    const windows = await Promise.all([1, 2].map(() => listen(new URL(events, shown.url).href)));
    await shown.save("# Two");
    for (const window of windows) await eventually(() => expect(texts(window)).toEqual(["# Two"]));
    expect(windows[0]!.heard.find(({ event }) => event === "deck")!.id).toMatch(/^[0-9a-f]{16}$/);
    expect((await pageOf(shown)).html).toContain("# Two");
  });

  it("that was missed is heard when a window comes back, and only then", async () => {
    const shown = await present("# One");
    const { events } = await pageOf(shown);
    const address = new URL(events, shown.url).href;
    const first = await listen(address);
    await shown.save("# Two");
    await eventually(() => expect(texts(first)).toEqual(["# Two"]));
    const { id } = first.heard.find(({ event }) => event === "deck")!;

    // Its address still names what the page was made from; what it heard last counts for more.
    const upToDate = await listen(address, { "Last-Event-ID": id! });
    const behind = await listen(address);
    await eventually(() => expect(behind.heard.map(({ event }) => event)).toEqual(["deck", "calm"]));
    await eventually(() => expect(upToDate.heard.map(({ event }) => event)).toEqual(["calm"]));
    expect(texts(behind)).toEqual(["# Two"]);
  });

  it("is not kept from a browser's files by its many windows: the fifth asks again and again", async () => {
    const shown = await present("# One");
    const address = `${shown.url}_lectern/events`;
    const windows: Listener[] = [];
    for (let count = 0; count < 5; count++) {
      windows.push(await listen(address));
      await eventually(() => expect(texts(windows[count]!)).toEqual(["# One"]));
    }
    await windows[4]!.ended;
    await shown.save("# Two");
    for (const window of windows.slice(0, 4))
      await eventually(() => expect(texts(window).at(-1)).toBe("# Two"));
    const again = await listen(address);
    await eventually(() => expect(texts(again)).toEqual(["# Two"]));
  });

  it("by renaming is a save", async () => {
    const shown = await present("# One");
    const window = await listen(`${shown.url}_lectern/events`);
    await writeFile(`${shown.file}.tmp`, "# Two");
    await rename(`${shown.file}.tmp`, shown.file);
    await eventually(() => expect(texts(window).at(-1)).toBe("# Two"));
  });

  it("changes the theme, to one there is", async () => {
    const shown = await present("theme: remark\n\n# One");
    const { html, themes } = await pageOf(shown);
    expect(html).toContain(`id="lectern-theme" href="${themes["remark"]}"`);
    const window = await listen(`${shown.url}_lectern/events`);
    await shown.save("theme: remrk\n\n# One");
    await eventually(() => expect(troubles(window)).toEqual(["unknown-theme"]));
    expect(window.heard.findLast(({ event }) => event === "deck")!.data["theme"]).toBe("lectern");
    expect(shown.output()).toContain(
      `${shown.file}:1:1: warning: there is no theme "remrk" [unknown-theme]\n` +
        '  why  The deck is shown in the theme "lectern".\n' +
        "  fix  Did you mean theme: remark? There are: book, code, contrast, lectern, play, remark\n",
    );
  });
});

describe("a trouble with the deck's file during the talk", () => {
  it.each<[string, string, (file: string) => Promise<void>]>([
    ["deleted", "no-such-deck", (file) => unlink(file)],
    ["emptied", "empty-deck", (file) => writeFile(file, "")],
    ["filled with blanks", "empty-deck", (file) => writeFile(file, " \n\n")],
    ["overwritten with a picture", "binary-deck", (file) => writeFile(file, "GIF89a\0\0\0\0\0\0")],
    ["saved as Latin-1", "not-utf-8", (file) => writeFile(file, Buffer.from("Größe", "latin1"))],
  ])("(%s) is told to the presenter, and changes no slide", async (_name, code, spoil) => {
    const shown = await present("# One");
    const { events } = await pageOf(shown);
    const window = await listen(new URL(events, shown.url).href);
    await spoil(shown.file);
    await eventually(() => expect(troubles(window)).toEqual([code]));
    expect(texts(window)).toEqual([]);
    expect((await pageOf(shown)).html).toContain("# One");
    expect(shown.output()).toContain(`[${code}]\n  why  The talk goes on with the deck as it was.\n`);

    const later = await listen(`${shown.url}_lectern/events`);
    await eventually(() => expect(troubles(later)).toEqual([code]));
    expect(texts(later)).toEqual(["# One"]);

    await writeFile(shown.file, "# Two");
    await eventually(() => expect(texts(window)).toEqual(["# Two"]));
    await eventually(() => expect(troubles(window)).toEqual([]));
    await eventually(() => expect(shown.output()).toContain("solved: "));
  });
});

describe("what is wrong with a deck", () => {
  it("at the start is printed, and the talk is given all the same", async () => {
    const { output, file } = await present("");
    expect(output()).toContain("1 slide\n");
    await eventually(() =>
      expect(output()).toContain(
        `${file}:1:1: warning: the deck is empty [empty-deck]\n` +
          "  why  There is nothing to show but one empty slide.\n" +
          "  fix  Write a first line, such as: # My talk\n",
      ),
    );
  });

  it("is printed when it comes, not again with each save, and when it is solved", async () => {
    const shown = await present("# One\n\n![a](a.svg)\n", { files: { "b.svg": "<svg/>" } });
    const window = await listen(`${shown.url}_lectern/events`);
    const said = (): string[] =>
      shown
        .output()
        .split("\n")
        .filter((line) => /\[[a-z-]+\]$|^solved/.test(line));
    const missingA = `${shown.file}:3:6: warning: there is no file "a.svg" [missing-file]`;
    await eventually(() => expect(said()).toEqual([missingA]));

    await shown.save("# One\n\nMore.\n\n![a](a.svg)\n");
    await eventually(() => expect(texts(window)).toHaveLength(2));
    await shown.save("# One\n\n![a](a.svg) ![c](c.jpg)\n");
    const missingC = `${shown.file}:3:18: warning: there is no file "c.jpg" [missing-file]`;
    await eventually(() => expect(said()).toEqual([missingA, missingC]));

    await shown.save("# One\n\n![b](b.svg)\n");
    await eventually(() =>
      expect(said().slice(2)).toEqual([
        'solved: there is no file "a.svg"',
        'solved: there is no file "c.jpg"',
      ]),
    );
  });

  it("does not take the terminal over: a hundred thousand slips are printed in short", async () => {
    const shown = await present(`# One\n\n${".a[".repeat(100_000)}\n`);
    await eventually(() => expect(shown.output()).toMatch(/^and \d+ more$/m));
    expect(shown.output().length).toBeLessThan(100_000);
    expect((await fetch(shown.url)).status).toBe(200);
  });

  it("may be a line of ten million letters, which is presented", async () => {
    const shown = await present("x".repeat(10_000_000));
    expect((await pageOf(shown)).html.length).toBeGreaterThan(10_000_000);
  });
});

describe("the files beside a deck", () => {
  it("are there for its slides, and no others", async () => {
    const shown = await present("![a](img/a.svg)", {
      files: { "img/a.svg": "<svg/>", ".secret": "canary", "../canary-of-lectern.txt": "canary" },
    });
    await symlink(tmpdir(), path.join(shown.folder, "out"));
    expect(await (await fetch(`${shown.url}img/a.svg`)).text()).toBe("<svg/>");
    for (const asked of [
      ".secret",
      "%2e%2e/canary-of-lectern.txt",
      "..%2fcanary-of-lectern.txt",
      "out/canary-of-lectern.txt",
    ]) {
      const answer = await fetch(shown.url + asked);
      expect([asked, answer.status]).toEqual([asked, asked.startsWith("%2e") ? 404 : 403]);
      expect(await answer.text()).not.toContain("canary");
    }
    await rm(path.join(tmpdir(), "canary-of-lectern.txt"));
  });

  it("may be ten thousand, and the talk begins all the same", async () => {
    const files = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`img/${index}.svg`, ""]));
    const shown = await present("![a](img/10001.svgs)", { files });
    await eventually(() => expect(shown.output()).toContain("[missing-file]"));
  });
});
