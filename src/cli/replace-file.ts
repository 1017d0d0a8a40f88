import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { rmSync } from "node:fs";
import path from "node:path";

import { CliError, exit } from "./problem.ts";

/**
 * Writes a file beside its target and renames it there: whoever looks finds the old file whole or the new one. Throws
 * CliError, exit 3, when the disk will not have it; nothing is left behind then.
 */
export async function replaceFile(target: string, content: string | Uint8Array): Promise<void> {
  const beside = path.join(
    path.dirname(target),
    `.${path.basename(target)}-${randomBytes(4).toString("hex")}`,
  );
  const sweep = (): void => rmSync(beside, { force: true });
  process.once("exit", sweep);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw notWritten(target, error as NodeJS.ErrnoException);
  } finally {
    process.off("exit", sweep);
  }
}

/** What to say when the system would not write. */
export function notWritten(target: string, { code = "", message }: NodeJS.ErrnoException): CliError {
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: "The disk is full.",
    EACCES: "You may not write there.",
    EPERM: "You may not write there.",
    EROFS: "The disk can only be read.",
    EISDIR: "There is a folder of that name.",
    ENOTDIR: "A part of its path is a file.",
  };
  return new CliError(exit.outside, {
    code: "not-written",
    what: `${target} could not be written`,
    why: `${reasons[code] ?? message} What was there before is as it was.`,
    fix: code === "ENOSPC" ? "Make room, and type the same again." : "Name another file with --out.",
  });
}
