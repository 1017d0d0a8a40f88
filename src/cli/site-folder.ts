import { randomBytes } from "node:crypto";
import { copyFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { existsSync, renameSync } from "node:fs";
import path from "node:path";

import { CliError, exit } from "./problem.ts";

/** A file of a site: what is in it, or which file on disk it is a copy of. */
export type SiteFile = { readonly content: string | Uint8Array } | { readonly copyOf: string };

/** What a site says of itself, so that the next build knows it again. */
export interface SiteRecord {
  /** Lectern's version. */
  readonly lectern: string;
  /** Every file that was written, but for the record. */
  readonly files: readonly string[];
  /** Address of the slide with each number, from 1: "intro", or "2" for one without a name. */
  readonly addresses: readonly string[];
  /** Numbers that led to other slides in builds before, and the addresses of those. */
  readonly earlier: Readonly<Record<string, string>>;
}

export const recordName = "lectern-site.json";

/** The record of the site in a folder; null: there is no such folder, or an empty one. Throws CliError for another's. */
export async function readRecord(folder: string): Promise<SiteRecord | null> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw notOurs(folder, error.code === "ENOTDIR" ? "It is a file." : `It cannot be read (${error.code}).`);
  });
  if (names.length === 0) return null;
  const text = await readFile(path.join(folder, recordName), "utf8").catch(() => null);
  const record = text === null ? null : parseRecord(text);
  if (record === null) throw notOurs(folder, "It has files in it that lectern build did not write.");
  return record;
}

function parseRecord(text: string): SiteRecord | null {
  try {
    const record = JSON.parse(text) as Partial<SiteRecord>;
    const { lectern, files, addresses = [], earlier = {} } = record;
    const strings = [files, addresses, Object.values(earlier)].every(
      (list) => Array.isArray(list) && list.every((item) => typeof item === "string"),
    );
    return typeof lectern === "string" && strings ? { lectern, files: files!, addresses, earlier } : null;
  } catch {
    return null;
  }
}

function notOurs(folder: string, why: string): CliError {
  const name = path.basename(folder);
  return new CliError(exit.commandLine, {
    code: "not-a-site",
    what: `"${name}" is no site of Lectern's, and was left as it is`,
    why,
    fix: `Name another folder: --out ${name}-site`,
  });
}

/**
 * Writes a site beside its folder and puts it in the folder's place when it is whole: whatever happens meanwhile, the
 * folder holds the old site or the new one. Files that are not ours (`CNAME`, `.git`) stay.
 *
 * @param before the record of the site that is there
 */
export async function writeSite(
  folder: string,
  files: ReadonlyMap<string, SiteFile>,
  record: SiteRecord,
  before: SiteRecord | null,
): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const beside = `.${path.basename(folder)}-${randomBytes(4).toString("hex")}`;
  const made = path.join(path.dirname(folder), beside);
  let stopped = false;
  const stop = (): void => void (stopped = true);
  // From before the folder is made until after it is gone: a signal between would leave it behind.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  try {
    await mkdir(made);
    const all = new Map<string, SiteFile>(files);
    all.set(recordName, { content: `${JSON.stringify(record, null, 2)}\n` });
    for (const [name, file] of all) {
      if (stopped) throw interrupted();
      const target = path.join(made, ...name.split("/"));
      await mkdir(path.dirname(target), { recursive: true });
      await ("content" in file ? writeFile(target, file.content) : copyFile(file.copyOf, target));
    }
    if (before !== null) await keepOthers(folder, made, before);
    await replaceFolder(folder, made);
  } finally {
    await rm(made, { recursive: true, force: true });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
  }
}

function interrupted(): CliError {
  return new CliError(exit.interrupted, {
    code: "interrupted",
    what: "the build was interrupted",
    why: "Nothing was written; what was there is as it was.",
    fix: "Build again.",
  });
}

/** Copies what the site before did not write. */
async function keepOthers(folder: string, made: string, before: SiteRecord): Promise<void> {
  const ours = new Set([...before.files, recordName]);
  await cp(folder, made, {
    recursive: true,
    force: false,
    filter: async (source) => {
      const name = path.relative(folder, source).split(path.sep).join("/");
      return (
        !ours.has(name) &&
        (name === "" || !(await stat(source)).isDirectory() || holdsOthers(name, source, ours))
      );
    },
  });
}

async function holdsOthers(name: string, folder: string, ours: ReadonlySet<string>): Promise<boolean> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `${name}/${entry.name}`;
    if (!entry.isDirectory() && !ours.has(path)) return true;
    if (entry.isDirectory() && (await holdsOthers(path, `${folder}/${entry.name}`, ours))) return true;
  }
  return false;
}

/** Two renames without a pause in which a signal could come between them. */
async function replaceFolder(folder: string, made: string): Promise<void> {
  const old = `${made}-old`;
  const was = existsSync(folder);
  if (was) renameSync(folder, old);
  try {
    renameSync(made, folder);
  } catch (error) {
    if (was) renameSync(old, folder);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}
