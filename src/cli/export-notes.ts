import path from "node:path";

import { writtenText, type Deck } from "#deck";
import { titleOf } from "#deck/sections";

import type { ExportOptions } from "./export-options.ts";
import { readFirst } from "./read-first.ts";
import { replaceFile } from "./replace-file.ts";
import type { Terminal } from "./terminal.ts";
import { readTalk } from "./talk.ts";

/** Writes the notes of each deck for a teleprompter: plain text, or Markdown where `--out` ends in `.md`. */
export async function writeNotes(
  names: readonly string[],
  options: ExportOptions,
  terminal: Terminal,
): Promise<number> {
  for (const name of names) {
    const talk = readTalk(await readFirst(path.resolve(name), name), name, ["lectern"]);
    const target = options.out ?? `${name.replace(/\.\w+$/, "")}-notes.txt`;
    const plain = !target.endsWith(".md");
    await replaceFile(path.resolve(target), notesText(talk.deck, talk.title, plain));
    const count = talk.deck.slides.filter(({ notes }) => notes.length > 0).length;
    terminal.print(`${target}: the notes of ${count} ${count === 1 ? "slide" : "slides"}`);
  }
  return 0;
}

/** Every slide with its number and title, and what is to be said, as it was written. */
export function notesText(deck: Deck, title: string, plain: boolean): string {
  const parts = deck.slides
    .filter(({ index, increment }) => index === increment.last)
    .map((slide) => {
      const heading = `${slide.number}. ${titleOf(slide)}`;
      const words = slide.notes
        .map(({ content }) => writtenText(content).trim())
        .filter((text) => text !== "");
      return [plain ? heading : `## ${heading}`, ...words].join("\n\n");
    });
  return `${[plain ? title : `# ${title}`, ...parts].join("\n\n")}\n`;
}
