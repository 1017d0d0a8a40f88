import path from "node:path";
import { pathToFileURL } from "node:url";

import type { App } from "./app.ts";

/** The highlighter of the built app; for what it does see highlight/engine.ts. */
export interface Engine {
  highlight(code: string, language: string): { readonly html: string; readonly language: string } | null;
  load(languages: readonly string[]): Promise<boolean>;
}

/** What a deck's code needs: the highlighter with its grammars, and which those are. Null: the deck has no code. */
export interface SiteCode {
  readonly engine: Engine;
  /** highlight.js's own names: "javascript" for "js". */
  readonly grammars: ReadonlySet<string>;
}

/** The app's own highlighter runs in the terminal too, so code has its colours where no script runs. */
export async function siteCode(app: App, languages: ReadonlySet<string>): Promise<SiteCode | null> {
  const chunk = app.chunks["src/highlight/engine.ts"];
  if (languages.size === 0 || chunk === undefined) return null;
  const address = pathToFileURL(path.join(app.folder, chunk.file)).href;
  const { createEngine } = (await import(/* @vite-ignore */ address)) as { createEngine: () => Engine };
  const engine = createEngine();
  await engine.load([...languages]);
  const grammars = [...languages].flatMap((word) => engine.highlight("", word)?.language ?? []);
  return { engine, grammars: new Set(grammars) };
}
