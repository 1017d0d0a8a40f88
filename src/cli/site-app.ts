import type { App, Chunk } from "./app.ts";

/** A grammar of highlight.js, in the names of the app's parts. */
const GRAMMAR = /highlight\.js\/(?:es|lib)\/languages\/([\w-]+)(?:\.js)?$/;

/**
 * The scripts that a deck's site needs, as paths within the app: all that its page may ever ask for. Of the highlighter
 * and its grammars only what the deck's code needs; null for a deck without code.
 */
export function siteScripts(app: App, grammars: ReadonlySet<string> | null): string[] {
  const files = new Set<string>();
  const seen = new Set<Chunk>();
  const take = (name: string): void => {
    const chunk = app.chunks[name];
    if (chunk === undefined || seen.has(chunk) || !isNeeded(name, grammars)) return;
    seen.add(chunk);
    files.add(chunk.file);
    for (const other of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) take(other);
  };
  take("src/main.ts");
  take("src/offline.ts");
  return [...files];
}

function isNeeded(name: string, grammars: ReadonlySet<string> | null): boolean {
  if (name === "src/highlight/engine.ts") return grammars !== null;
  const grammar = GRAMMAR.exec(name)?.[1];
  return grammar === undefined || grammars?.has(grammar) === true;
}
