import { realpath, stat } from "node:fs/promises";
import path from "node:path";

import type { Refusal } from "./gate.ts";

/** A file that may be given out: its path within the folder, in parts. */
export type Found = { readonly parts: readonly string[] } | Refusal;

const outside: Refusal = { status: 403, text: "This server gives only what is in the deck's folder." };
const hidden: Refusal = { status: 403, text: "This server does not give hidden files." };
const malformed: Refusal = { status: 400, text: "That is not a path." };
const missing: Refusal = { status: 404, text: "There is no such file in the deck's folder." };

/**
 * The file in `root` (a real path) that a request's path names. Decoded once; contained both as written and after
 * every link is followed.
 */
export async function findFile(root: string, requestPath: string): Promise<Found> {
  const asked = decode(requestPath);
  if (asked === null) return malformed;
  // As a path from the folder, whatever it begins with.
  const written = partsWithin(root, path.join(root, asked.replace(/^\/+/, "")));
  if (asked.split("/").includes("..") || written === null) return outside;
  if (isHidden(written)) return hidden;
  try {
    const real = await realpath(path.join(root, ...written));
    const parts = partsWithin(root, real);
    if (parts === null) return outside;
    if (isHidden(parts)) return hidden;
    return (await stat(real)).isFile() ? { parts } : missing;
  } catch {
    return missing;
  }
}

function decode(requestPath: string): string | null {
  if (!requestPath.startsWith("/")) return null;
  try {
    const decoded = decodeURIComponent(requestPath);
    // A backslash is a separator on Windows, and no link in a deck needs one anywhere.
    return /[\0\\]/.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}

/** Null when `file` is not below `root`. */
function partsWithin(root: string, file: string): string[] | null {
  const relative = path.relative(root, file);
  if (relative === "" || path.isAbsolute(relative)) return relative === "" ? [] : null;
  const parts = relative.split(path.sep);
  return parts[0] === ".." ? null : parts;
}

function isHidden(parts: readonly string[]): boolean {
  return parts.some((part) => part.startsWith("."));
}
