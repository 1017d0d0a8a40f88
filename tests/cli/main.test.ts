import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { lecternCommand } from "../support/lectern.ts";

let top = "";

/** Folders of files to stand in: the name says what is there. */
const folders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  empty: { "README.md": "# A project", "notes.txt": "x" },
  several: { "a.md": "# A", "b.markdown": "# B", "CHANGELOG.md": "", "c.md": "# C" },
  one: { "talk.md": "# One", "README.md": "# A project", LICENSE: "" },
  named: { "package.json": '{ "lectern": { "deck": "slides/none.md" } }', "talk.md": "# One" },
  broken: { "package.json": "{ not json" },
  files: { "binary.md": "GIF89a\0\0\0\0\0\0\0", "latin.md": "", "huge.md": "", "talk.md": "# One" },
};

beforeAll(async () => {
  top = await mkdtemp(path.join(tmpdir(), "lectern-cli-"));
  for (const [folder, files] of Object.entries(folders)) {
    await mkdir(path.join(top, folder));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(top, folder, name), text);
  }
  await mkdir(path.join(top, "files", "slides"));
  await writeFile(path.join(top, "files", "latin.md"), Buffer.from("# One\nGröße", "latin1"));
  await truncate(path.join(top, "files", "huge.md"), 21 * 1024 * 1024);
});

afterAll(() => rm(top, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command to its end. */
function lectern(words: readonly string[], folder = "one", env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [lecternCommand, ...words], {
      cwd: path.join(top, folder),
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}

describe("lectern", () => {
  it("says its version", async () => {
    const { version } = JSON.parse(
      await readFile(path.resolve(import.meta.dirname, "../../package.json"), "utf8"),
    ) as { version: string };
    expect(await lectern(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it("says what it can do", async () => {
    const { code, out, err } = await lectern(["--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.replace(/Lectern \S+:/, "Lectern 1.2.3:")).toMatchInlineSnapshot(`
      "Lectern 1.2.3: give a talk from a Markdown file.

        lectern present [deck.md]    Give the talk: show the deck in a browser, and follow its file.
        lectern build [deck.md]      Put the deck online: write a folder that any web server can serve.
        lectern export [deck.md …]   Write a PDF, a handout, pictures or notes, and check them.

        lectern COMMAND --help   What a command takes.
        lectern --version        Which Lectern this is.
      "
    `);
  });

  it.each([["present --help"], ["present -h"], ["present talk.md --port --help"]])(
    "says what a command takes: %s",
    async (words) => {
      const { code, out, err } = await lectern(words.split(" "));
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toMatchInlineSnapshot(`
        "lectern present [deck.md] [options]

        Give the talk: show the deck in a browser, and follow its file.

          deck.md       The deck. Without it: "lectern": { "deck": … } of package.json, or the only deck here.
          --port N      The server's port. Without it: 4100, or the next one free; 0 for any.
          --host NAME   Where to listen. Without it: 127.0.0.1, this computer alone.
          --no-open     Do not open a browser.
          --help        Show this.

        Examples
          lectern present talk.md
          lectern present talk.md --port 5000 --no-open
        "
      `);
    },
  );
});

describe("a wrong command line is answered with what, why and fix, and exit code 2", () => {
  it.each<[string, string, string, string]>([
    ["one", "", "which command?", "Type lectern present talk.md, or lectern --help."],
    ["one", "presnet talk.md", 'there is no command "presnet"', "Did you mean lectern present?"],
    ["one", "frobnicate", 'there is no command "frobnicate"', "See lectern --help."],
    ["one", "talk.md", 'there is no command "talk.md"', "Type lectern present talk.md"],
    [
      "one",
      "--no-open",
      'there is no command "--no-open"',
      "Options come after the command: lectern present --no-open",
    ],
    ["one", "present --no-opne", '"present" has no option --no-opne', "Did you mean --no-open?"],
    ["one", "present --prot 1", '"present" has no option --prot', "Did you mean --port?"],
    ["one", "present -x", '"present" has no option -x', "See lectern present --help."],
    ["one", "present --constructor", '"present" has no option --constructor', "See lectern present --help."],
    ["one", "present --port", "--port needs a value", "Type --port N: "],
    ["one", "present --port=", "--port needs a value", "Type --port N: "],
    ["one", "present --port --no-open", "--port needs a value", "Type --port N: "],
    ["one", "present --port x", '--port takes a whole number, and got "x"', "Give one from 0 to 65535."],
    [
      "one",
      "present --port 70000",
      '--port takes a whole number, and got "70000"',
      "Give one from 0 to 65535.",
    ],
    ["one", "present --port=-1", '--port takes a whole number, and got "-1"', "Give one from 0 to 65535."],
    ["one", "present --no-open=yes", '--no-open takes no value, and got "yes"', "Type --no-open alone."],
    [
      "one",
      "present my talk.md",
      '"present" does not know what to do with "talk.md"',
      "Put a path with blanks in quotes.",
    ],
    ["empty", "present", "which deck?", "Type lectern present path/to/talk.md"],
    ["several", "present", "which deck?", "Type lectern present a.md"],
    ["broken", "present", "which deck?", "Type lectern present path/to/talk.md"],
    ["named", "present", "there is no such file", "Check the path; it starts at the folder you are in."],
    ["one", "present tlak.md", "there is no such file", "Did you mean talk.md?"],
    ["one", "present ../files/tlak.md", "there is no such file", "Did you mean ../files/talk.md?"],
    ["files", "present slides", "this is not a file", "Name the file: lectern present talk.md"],
  ])("in %s: lectern %s", async (folder, words, what, fix) => {
    const { code, out, err } = await lectern(words.split(" ").filter(Boolean), folder);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    const [first, why, last, ...rest] = err.split("\n");
    expect(first).toMatch(/^\S+: .+ \[[a-z0-9-]+\]$/);
    expect(first).toContain(what);
    expect(why).toMatch(/^ {2}why {2}\S.*[.]$/);
    expect(last).toMatch(`  fix  ${fix}`);
    expect(rest).toEqual([""]);
  });
});

describe("what is missing outside is answered with what, why and fix, and exit code 3", () => {
  it.each<[string, string]>([
    ["present binary.md", "binary.md: error: this is not text [binary-deck]"],
    ["present latin.md", "latin.md:2:1: error: this is not UTF-8 text [not-utf-8]"],
    ["present huge.md", "huge.md: error: the deck has 21 MB [deck-too-big]"],
    [
      "present talk.md --no-open --host 203.0.113.7",
      "lectern: this computer is not 203.0.113.7 [no-such-host]",
    ],
  ])("lectern %s", async (words, first) => {
    const { code, out, err } = await lectern(words.split(" "), "files");
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err.split("\n")[0]).toBe(first);
  });

  it("lectern present --port N, when another program has that port", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, out, err } = await lectern(["present", "--no-open", "--port", String(port)]);
    other.close();
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toBe(
      `lectern: port ${port} is in use [port-in-use]\n` +
        "  why  Another program listens there, perhaps another talk.\n" +
        "  fix  End that program, or leave --port out.\n",
    );
  });
});

it("what is not for a person's eyes has no colours", async () => {
  for (const env of [{}, { NO_COLOR: "1" }]) {
    const { err } = await lectern(["presnet"], "one", env);
    expect(err).not.toContain("\u001B");
  }
});
