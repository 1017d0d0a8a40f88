import path from "node:path";

import type { Deck } from "#deck";

import { readDeck, type Reading } from "./deck-file.ts";
import { findFile } from "./folder.ts";
import { isLocal, pathOf } from "./missing-files.ts";
import { watchDeck, type Watch } from "./watch.ts";

/** The stylesheet beside the deck that its `style:` names, followed as the deck itself is. */
export interface DeckStyle {
  /** Its address, another one after every save of it; "" while there is none to be had. */
  href(): string;
  /** Follows the deck's, or none. Resolves when it is known whether there is one. */
  follow(deck: Deck): Promise<void>;
  close(): void;
}

/** @param changed told when the address became another by itself: the file was saved, came or went */
export function createDeckStyle(folder: string, changed: () => void): DeckStyle {
  let followed = "";
  let href = "";
  let watch: Watch | undefined;

  const hear = (style: string, reading: Reading): void => {
    href = reading.ok ? `${style}?v=${reading.revision}` : "";
  };

  return {
    href: () => href,
    async follow(deck) {
      const style = deck.settings.get("style") ?? "";
      if (style === followed) return;
      followed = style;
      href = "";
      watch?.close();
      watch = undefined;
      const file = await fileOf(style, folder);
      if (file === null || followed !== style) return;
      const reading = await readDeck(file, style);
      if (followed !== style) return;
      hear(style, reading);
      watch = watchDeck(file, style, reading, (next) => {
        hear(style, next);
        changed();
      });
    },
    close: () => watch?.close(),
  };
}

/** Null for what the server would not give, were it there. */
async function fileOf(style: string, folder: string): Promise<string | null> {
  if (!/\.css$/i.test(style) || !isLocal(style)) return null;
  const asked = pathOf(style);
  const found = await findFile(folder, `/${asked}`);
  if ("parts" in found) return path.join(folder, ...found.parts);
  return found.status === 404 ? path.join(folder, decodeURIComponent(asked)) : null;
}
