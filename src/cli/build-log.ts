import { stat } from "node:fs/promises";

import type { Deck } from "#deck";
import type { LeftOut } from "#deck/publish";

import type { SiteFile } from "./site-folder.ts";

/** "left out: 12 speaker notes, 1 comment"; no line when everything is published. */
export function leftOutLines({ notes, comments, slides }: LeftOut): string[] {
  const parts = [
    ...(["speaker", "handout", "reader"] as const).map((audience) =>
      counted(notes[audience], `${audience} note`),
    ),
    counted(slides, "excluded slide"),
    counted(comments, "comment or line that no slide shows", "comments and lines that no slide shows"),
  ].filter((part) => part !== null);
  return parts.length === 0 ? [] : [`left out: ${parts.join(", ")}`];
}

/** "wrote site/ - 56 slides, 43 files, 1.2 MB - open site/index.html" */
export function wroteLine(folder: string, deck: Deck, files: number, bytes: number): string {
  const counts = [counted(deck.slides.length, "slide"), counted(files, "file"), size(bytes)];
  return `wrote ${folder}/ - ${counts.join(", ")} - put it on a web server and open ${folder}/index.html there`;
}

/** "wrote talk.html - 56 slides, 1.6 MB - open it in a browser" */
export function wroteFileLine(file: string, deck: Deck, bytes: number): string {
  return `wrote ${file} - ${counted(deck.slides.length, "slide")}, ${size(bytes)} - open it in a browser`;
}

export async function sizeOf(files: ReadonlyMap<string, SiteFile>): Promise<number> {
  let bytes = 0;
  for (const file of files.values()) {
    bytes += "content" in file ? Buffer.byteLength(file.content) : (await stat(file.copyOf)).size;
  }
  return bytes;
}

export function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function counted(count: number, one: string, many = `${one}s`): string | null {
  return count === 0 ? null : `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
