import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import type { Figure } from "./figure.ts";

const app = path.resolve(import.meta.dirname, "../../dist/app");

/** The largest script that a first slide may wait for, in kB (1000 bytes) as sent with gzip. */
export const scriptBudget = 60;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** The entry of our own pages and everything it imports before it runs; what it loads later is not in it. */
function neededAtStart(
  manifest: Readonly<Record<string, Chunk>>,
  name: string,
  found: Set<string>,
): Set<string> {
  const chunk = manifest[name];
  if (chunk === undefined) throw new Error(`dist/app/manifest.json has no "${name}": run npm run build`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const next of chunk.imports ?? []) neededAtStart(manifest, next, found);
  return found;
}

/** kB of script needed before the first slide, each file compressed on its own. */
export function scriptBeforeFirstSlide(): { readonly kilobytes: number; readonly files: readonly string[] } {
  const manifest = JSON.parse(readFileSync(path.join(app, "manifest.json"), "utf8")) as Record<string, Chunk>;
  const files = [...neededAtStart(manifest, "src/main.ts", new Set())];
  const bytes = files.map((file) => gzipSync(readFileSync(path.join(app, file))).length);
  return { kilobytes: bytes.reduce((sum, size) => sum + size, 0) / 1000, files };
}

export function sizeFigures(): Figure[] {
  const { kilobytes, files } = scriptBeforeFirstSlide();
  return [
    {
      what: "script before the first slide, gzip",
      measured: `${files.length} files`,
      against: "",
      value: kilobytes,
      unit: "kB",
      budget: scriptBudget,
    },
  ];
}
