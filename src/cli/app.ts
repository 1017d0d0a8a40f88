import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { CliError, exit } from "./problem.ts";

/** The browser's half of Lectern, as it was built: which files a page must name. */
export interface App {
  /** Its folder on disk. */
  readonly folder: string;
  /** Paths within the folder, with "/". */
  readonly script: string;
  readonly preloads: readonly string[];
  readonly styles: readonly string[];
  readonly themes: ReadonlyMap<string, string>;
  /** The style sheet of what is printed. */
  readonly paper: string;
  /** Every part, by the name of its source. */
  readonly chunks: Readonly<Record<string, Chunk>>;
}

/** A part as it was built; other parts by the names of their sources. */
export interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const builtApp = fileURLToPath(new URL("../app/", import.meta.url));

/** Reads the build's manifest. Throws CliError, exit 3, when there is no build. */
export function readApp(folder: string = builtApp): App {
  const manifest = readManifest(folder);
  const main = manifest["src/main.ts"];
  if (main === undefined) throw notBuilt(folder);
  const chunks = reach(manifest, main);
  return {
    folder,
    script: main.file,
    preloads: chunks.filter((chunk) => chunk !== main).map((chunk) => chunk.file),
    styles: [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))],
    themes: themesOf(manifest),
    paper: manifest["src/themes/paper.css"]?.file ?? "",
    chunks: manifest,
  };
}

function readManifest(folder: string): Readonly<Record<string, Chunk>> {
  try {
    return JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8")) as Record<string, Chunk>;
  } catch {
    throw notBuilt(folder);
  }
}

/** `chunk` and everything it imports before it can run. */
function reach(manifest: Readonly<Record<string, Chunk>>, chunk: Chunk): Chunk[] {
  const found = new Set([chunk]);
  for (const reached of found) {
    for (const name of reached.imports ?? []) {
      const imported = manifest[name];
      if (imported !== undefined) found.add(imported);
    }
  }
  return [...found];
}

function themesOf(manifest: Readonly<Record<string, Chunk>>): ReadonlyMap<string, string> {
  const themes = new Map<string, string>();
  for (const [source, chunk] of Object.entries(manifest)) {
    const name = /(?:^|\/)theme-([\w-]+)\.css$/.exec(source)?.[1];
    if (name !== undefined) themes.set(name, chunk.file);
  }
  return themes;
}

function notBuilt(folder: string): CliError {
  return new CliError(exit.outside, {
    code: "not-built",
    what: "Lectern's own files are missing",
    why: `There is no built app in ${folder}.`,
    fix: "In a checkout type npm run build; elsewhere install lectern again.",
  });
}
