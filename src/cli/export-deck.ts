import { realpath } from "node:fs/promises";
import path from "node:path";

import type { Deck } from "#deck";
import { codeLanguages } from "#deck";
import { sectionTitles } from "#deck/sections";
import { defaultRenderOptions } from "#markdown";
import { paperDocument, type PaperChoices, type PaperDocument, type PaperInput } from "#pages";

import type { App } from "./app.ts";
import { ownStyle } from "./missing-files.ts";
import { readFirst } from "./read-first.ts";
import { siteCode } from "./site-code.ts";
import { CliError, exit, type Problem } from "./problem.ts";
import { portOf, serve } from "./server.ts";
import { inlineStyle } from "./style-text.ts";
import { readTalk, type Talk } from "./talk.ts";

/** A deck that is served to a browser as a document to print. */
export interface PaperDeck {
  readonly talk: Talk;
  /** What is wrong with it that its deck does not know. */
  readonly problems: readonly Problem[];
  /** Where the browser finds what `show` wrote last. */
  readonly address: string;
  /** Section titles by the index of the slide that begins them. */
  readonly sections: ReadonlyMap<number, string>;
  /** Writes the document anew; `pages`: what a first print told of slides' pages. */
  show(choices: PaperChoices, pages?: ReadonlyMap<number, number>): PaperDocument;
  close(): void;
}

/** Opens a deck for paper. Throws CliError when it cannot be read. */
export async function openPaperDeck(typed: string, app: App, url: string | null): Promise<PaperDeck> {
  const file = path.resolve(typed);
  const talk = readTalk(await readFirst(file, typed), typed, app.themes.keys());
  const { deck } = talk;
  const folder = await realpath(path.dirname(file));
  const own = await ownStyle(deck, folder);
  const [code, ...sheets] = await Promise.all([
    siteCode(app, codeLanguages(deck)),
    ...[...app.styles, app.themes.get(talk.theme)!, app.paper].map((sheet) =>
      inlineStyle(app, sheet, talk.text),
    ),
  ]);
  const options = defaultRenderOptions((words, language) => code?.engine.highlight(words, language) ?? null);
  const sections = sectionTitles(deck);
  const online = await onlineOf(url ?? deck.settings.get("url") ?? null);
  let html = "";
  const server = await serve(
    {
      appFolder: await realpath(app.folder),
      deckFolder: folder,
      events: (_, response) => void response.end(),
      page: () => html,
    },
    "127.0.0.1",
    0,
  );
  const input: Omit<PaperInput, "choices"> = {
    deck,
    options,
    title: talk.title,
    lang: talk.lang,
    author: deck.settings.get("author") ?? "",
    date: deck.settings.get("date") ?? "",
    styles: own.href === "" ? [] : [own.href],
    // Inside the document: each would be a walk to the server, and its faces another.
    css: sheets.join("\n"),
    sections,
    online,
  };
  return {
    talk,
    problems: own.problem === null ? talk.problems : [...talk.problems, own.problem],
    address: `http://127.0.0.1:${portOf(server)}/`,
    sections,
    show(choices, pages) {
      const document = paperDocument({ ...input, choices, ...(pages && { pages }) });
      if (document.unknown.length > 0) throw unknownSlides(document.unknown, deck);
      html = document.html;
      return document;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function onlineOf(url: string | null): Promise<PaperInput["online"]> {
  if (url === null) return null;
  const { renderSVG } = await import("uqr");
  return { url, qr: renderSVG(url, { border: 2 }) };
}

function unknownSlides(parts: readonly string[], deck: Deck): CliError {
  const last = deck.slides.at(-1)?.number ?? 1;
  return new CliError(exit.commandLine, {
    code: "no-such-slide",
    where: deck.source.name,
    what: `no slide is ${parts.map((part) => `"${part}"`).join(" or ")}`,
    why: "Nothing was written.",
    fix: `Name slides by number, 1-${last}, or by their name:.`,
  });
}
