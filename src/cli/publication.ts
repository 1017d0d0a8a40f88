import path from "node:path";

import { codeLanguages, parseDeck, type Audience, type Deck } from "#deck";
import { publish, type LeftOut } from "#deck/publish";
import { defaultRenderOptions } from "#markdown";
import { deckArticle, describe, firstSlide, type Article, type FirstSlide } from "#pages";

import { CliError, exit, type Problem } from "./problem.ts";
import type { SiteCode } from "./site-code.ts";
import { deckFiles } from "./site-files.ts";
import type { Talk } from "./talk.ts";

/** A talk as everyone may have it. Nothing but `talk` and `problems` knows what was left out. */
export interface Publication {
  /** As its author has it. */
  readonly talk: Talk;
  /** The text, without what nobody is shown. */
  readonly text: string;
  readonly deck: Deck;
  /** What the page calls it: the file's name, without its folders. */
  readonly name: string;
  readonly article: Article;
  readonly first: FirstSlide | null;
  readonly description: string;
  readonly code: SiteCode | null;
  /** Address of the deck's own style sheet, which is among the files; "" for none. */
  readonly style: string;
  /** Path within the site → file on disk, of all that the slides ask for. */
  readonly files: ReadonlyMap<string, string>;
  readonly left: LeftOut;
  readonly problems: readonly Problem[];
}

export interface PublishInput {
  /** The deck's folder, a real path. */
  readonly folder: string;
  readonly audiences: ReadonlySet<Audience>;
  readonly base: string;
  readonly code: (languages: ReadonlySet<string>) => Promise<SiteCode | null>;
}

/** Throws CliError when notes cannot be told from slides. */
export async function publishTalk(talk: Talk, input: PublishInput): Promise<Publication> {
  const name = path.basename(talk.deck.source.name);
  const { text, left } = publish(talk.text, input.audiences);
  const deck = parseDeck(text, { name });
  if (!sameSlides(talk.deck, deck)) throw unclearNotes(talk.deck);
  const code = await input.code(codeLanguages(deck));
  const options = defaultRenderOptions((words, language) => code?.engine.highlight(words, language) ?? null);
  const article = deckArticle(deck, options);
  const style = deck.settings.get("style") ?? "";
  const addresses =
    style === ""
      ? article.addresses
      : [...article.addresses, { href: style, use: "shown", slide: 0 } as const];
  const { files, problems } = await deckFiles(talk.deck, addresses, input.folder, input.base);
  return {
    talk,
    text,
    deck,
    name,
    article,
    first: firstSlide(deck),
    description: describe(deck.settings.get("description"), article.words),
    code,
    style,
    files,
    left,
    problems,
  };
}

function sameSlides({ slides }: Deck, published: Deck): boolean {
  return (
    slides.length === published.slides.length &&
    slides.every((slide, index) => slide.content.length === published.slides[index]!.content.length)
  );
}

function unclearNotes(deck: Deck): CliError {
  return new CliError(exit.outside, {
    code: "unclear-notes",
    where: deck.source.name,
    what: "it is not clear which text is a note",
    why: "A bracket or a fence that is opened in one place and closed in another runs over `???`; nothing was written.",
    fix: "Mend the errors that lectern present tells of this deck.",
  });
}
