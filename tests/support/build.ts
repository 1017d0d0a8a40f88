import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { lecternCommand } from "./lectern.ts";

/** A run of `lectern build`, over. */
export interface Built {
  readonly code: number | null;
  /** All that it printed. */
  readonly output: string;
}

/** A folder with a deck, `talk.md`, and files beside it. */
export interface DeckFolder {
  readonly folder: string;
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  /** Runs `lectern build talk.md` there, with more words. */
  build(...words: readonly string[]): Promise<Built>;
  read(file: string): Promise<string>;
  /** A file of the folder `site`. */
  site(file: string): Promise<string>;
  /** Relative paths of all files below `below`, in order. */
  list(below: string): Promise<string[]>;
  remove(): Promise<void>;
}

export async function deckFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<DeckFolder> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "lectern-build-")));
  const write = async (more: typeof files): Promise<void> => {
    for (const [name, content] of Object.entries(more)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
  };
  await write(files);
  return {
    folder,
    write,
    build: (...words) => runBuild(folder, ["talk.md", ...words]),
    read: (file) => readFile(path.join(folder, file), "utf8"),
    site: (file) => readFile(path.join(folder, "site", file), "utf8"),
    list: (below) => filesIn(path.join(folder, below)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** `lectern build` with these words, in a folder. Without a browser to draw with, unless `browser` names one. */
export function runBuild(folder: string, words: readonly string[], browser = "none"): Promise<Built> {
  const child = spawn(process.execPath, [lecternCommand, "build", ...words], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", LECTERN_BROWSER: browser },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** Ends `lectern build talk.md` with Ctrl-C as soon as `begun` is true. */
export async function interruptBuild(
  folder: string,
  begun: () => Promise<boolean>,
): Promise<{ code: number | null }> {
  const child = spawn(process.execPath, [lecternCommand, "build", "talk.md"], {
    cwd: folder,
    stdio: "ignore",
    env: { ...process.env, LECTERN_BROWSER: "none" },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  while (child.exitCode === null && !(await begun())) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill("SIGINT");
  return { code: await ended };
}

export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}
