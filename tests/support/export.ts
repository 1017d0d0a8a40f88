import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, test } from "@playwright/test";

import { lecternCommand } from "./lectern.ts";

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface ExportOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** May do something to it while it runs. */
  readonly meanwhile?: (kill: (signal: NodeJS.Signals) => void, pid: number) => void;
}

/** Runs `lectern export` in a folder until it ends. */
export async function runExport(
  folder: string,
  words: readonly string[],
  options: ExportOptions = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [lecternCommand, "export", ...words], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...options.env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  options.meanwhile?.((signal) => child.kill(signal), child.pid!);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

/** A folder for each test of a file, with the deck in it, `talk.md`, and what was written beside. */
export interface ExportFolder {
  readonly folder: string;
  run(words: readonly string[], options?: ExportOptions): Promise<Ended>;
  /** Writes the deck. */
  deck(text: string): Promise<void>;
  /** Nothing half-written, and no browser's profile, is left. */
  expectSwept(...files: readonly string[]): Promise<void>;
}

export function exportFolder(): ExportFolder {
  let folder = "";
  test.beforeEach(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), "lectern-export-")));
  });
  test.afterEach(() => rm(folder, { recursive: true, force: true }));
  return {
    get folder() {
      return folder;
    },
    run: (words, options) => runExport(folder, words, options),
    deck: (text) => writeFile(path.join(folder, "talk.md"), text),
    async expectSwept(...files) {
      expect((await readdir(folder)).sort()).toEqual([...files].sort());
    },
  };
}

/** What a running program is told by the system. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly words: string;
}

/** Those of the machine that are no corpses. */
export function listProcesses(): Process[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [state, parent, group] = readFileSync(`/proc/${name}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      if (state === "Z") return [];
      const words = readFileSync(`/proc/${name}/cmdline`, "utf8");
      return [{ pid: Number(name), parent: Number(parent), group: Number(group), words }];
    } catch {
      return [];
    }
  });
}
