import path from "node:path";

import { nearest, parseDeck, type Deck } from "#deck";

import type { GoodReading } from "./deck-file.ts";
import type { Problem } from "./problem.ts";

/** A deck as the server presents it. */
export interface Talk {
  readonly deck: Deck;
  /** As it is in the file; every window parses it for itself. */
  readonly text: string;
  readonly revision: string;
  readonly title: string;
  readonly lang: string;
  /** One of the themes there are. */
  readonly theme: string;
  /** What the deck's own diagnostics do not know. */
  readonly problems: readonly Problem[];
}

const usualTheme = "lectern";

/** What a text is as a talk. `name` is what messages call the deck; `themes`, those there are. */
export function readTalk(reading: GoodReading, name: string, themes: Iterable<string>): Talk {
  const deck = parseDeck(reading.text, { name });
  const known = [...themes];
  const theme = deck.settings.get("theme") ?? usualTheme;
  const problems: Problem[] = [];
  if (reading.text.trim() === "") problems.push(emptyDeck(name));
  if (!known.includes(theme)) problems.push(unknownTheme(reading.text, name, theme, known));
  return {
    deck,
    text: reading.text,
    revision: reading.revision,
    title: deck.settings.get("title") ?? deck.slides[0]?.title ?? path.basename(name),
    lang: deck.settings.get("lang") ?? "en",
    theme: known.includes(theme) ? theme : usualTheme,
    problems,
  };
}

/** Also what a deck is called that was emptied while it is presented. */
export function emptyDeck(name: string): Problem {
  return {
    code: "empty-deck",
    severity: "warning",
    where: `${name}:1:1`,
    what: "the deck is empty",
    why: "There is nothing to show but one empty slide.",
    fix: "Write a first line, such as: # My talk",
  };
}

function unknownTheme(text: string, name: string, theme: string, known: readonly string[]): Problem {
  const near = nearest(theme, known);
  const meant = near === null ? "" : `Did you mean theme: ${near}? `;
  const above = text.slice(0, Math.max(text.search(/^[ \t]*theme[ \t]*:/m), 0));
  return {
    code: "unknown-theme",
    severity: "warning",
    where: `${name}:${above.split(/\r\n|\r|\n/).length}:1`,
    what: `there is no theme "${theme}"`,
    why: `The deck is shown in the theme "${usualTheme}".`,
    fix: `${meant}There are: ${known.toSorted().join(", ")}`,
  };
}
