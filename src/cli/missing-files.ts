import { positionAt, type Content, type Deck, type Slide } from "#deck";

import { findFile } from "./folder.ts";
import { nearPath } from "./near-path.ts";
import type { Problem } from "./problem.ts";

/** A picture, film, sound or stylesheet that a deck names, and where. */
interface Reference {
  readonly href: string;
  /** Offset into the deck's source. */
  readonly at: number;
  /** What is seen when it cannot be had: "It will be missing on the slide." */
  readonly without: string;
}

const onSlide = "It will be missing on the slide";
const onAll = "The slides are shown without it";

/** More than a talk has; a deck made by a program is not looked at further. */
const mostReferences = 1_000;

/**
 * A warning for every file that the deck shows and the server of `folder` (a real path) would not give, and for every
 * one that a talk without a network would miss.
 */
export async function missingFiles(deck: Deck, folder: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const reference of references(deck)) {
    const problem = await look(reference, deck, folder);
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

/** The deck's own style sheet: its address, "" where there is none to be had, and what is wrong with it. */
export async function ownStyle(
  deck: Deck,
  folder: string,
): Promise<{ readonly href: string; readonly problem: Problem | null }> {
  const style = styleReference(deck);
  const problem = style === null ? null : await look(style, deck, folder);
  return { href: style === null || problem !== null ? "" : style.href, problem };
}

async function look(reference: Reference, deck: Deck, folder: string): Promise<Problem | null> {
  const { line, column } = positionAt(deck.source, reference.at);
  const where = `${deck.source.name}:${line}:${column}`;
  if (isRemote(reference.href)) return remote(reference, where);
  const asked = `/${pathOf(reference.href)}`;
  const found = await findFile(folder, asked);
  if ("parts" in found) return null;
  return found.status === 404
    ? missing(reference, where, await nearPath(folder, decoded(asked)))
    : outside(reference, where);
}

function missing({ href, without }: Reference, where: string, near: string | null): Problem {
  const has = near === null ? "." : `, which has "${near}".`;
  return {
    code: "missing-file",
    severity: "warning",
    where,
    what: `there is no file "${href}"`,
    why: `${without}. Paths start at the deck's folder${has}`,
    fix: near === null ? "Put the file there, or correct the path." : `Write ${encodeURI(near)}`,
  };
}

function outside({ href, without }: Reference, where: string): Problem {
  return {
    code: "outside-folder",
    severity: "warning",
    where,
    what: `"${href}" is not in the deck's folder`,
    why: `${without}: only visible files in the deck's folder are given out.`,
    fix: "Put a copy beside the deck and write its path from there.",
  };
}

function remote({ href, without }: Reference, where: string): Problem {
  return {
    code: "remote-file",
    severity: "warning",
    where,
    what: `"${href}" comes from the network`,
    why:
      without === onAll
        ? `${without}: what they need is beside the deck.`
        : "Where the talk is given without one, it will be missing on the slide.",
    fix: "Put a copy beside the deck and write its path from there.",
  };
}

function references(deck: Deck): Reference[] {
  const byPlace = new Map<string, Reference>();
  const style = styleReference(deck);
  if (style !== null) byPlace.set("style", style);
  for (const slide of deck.slides) {
    for (const reference of referencesOf(deck, slide)) {
      if (byPlace.size >= mostReferences) return [...byPlace.values()];
      // Increments and templates repeat what is written once.
      if (isLocal(reference.href) || isRemote(reference.href))
        byPlace.set(`${reference.at} ${reference.href}`, reference);
    }
  }
  return [...byPlace.values()];
}

/** Who has always used the word for something else gets no complaint. */
function styleReference(deck: Deck): Reference | null {
  const style = deck.settings.get("style") ?? "";
  return /\.css$/i.test(style) ? { href: style, at: styleAt(deck, style), without: onAll } : null;
}

/** Where the deck names its stylesheet: an offset into its source. */
function styleAt({ source }: Deck, style: string): number {
  const line = /^[ \t]*(?:<!--[ \t]*)?style[ \t]*:[ \t]*/m.exec(source.text);
  const at = line === null ? 0 : line.index + line[0].length;
  return source.text.startsWith(style, at) ? at : 0;
}

function* referencesOf(deck: Deck, slide: Slide): Generator<Reference> {
  const background = /url\(\s*["']?([^"')]+)/.exec(slide.properties.get("background-image") ?? "")?.[1];
  if (background !== undefined) {
    const written = deck.source.text.slice(slide.range.from, slide.range.to).indexOf(background);
    yield { href: background.trim(), at: slide.range.from + Math.max(written, 0), without: onSlide };
  }
  yield* referencesIn(deck, slide.content);
  for (const note of slide.notes) yield* referencesIn(deck, note.content);
}

function* referencesIn(deck: Deck, content: Content): Generator<Reference> {
  for (const piece of content) {
    if (piece.kind === "class") {
      yield* referencesIn(deck, piece.content);
    } else {
      const { from } = piece.range;
      const untouched = deck.source.text.startsWith(piece.text, from);
      for (const { href, at } of referencesInText(piece.text))
        yield { href, at: untouched ? from + at : from, without: onSlide };
    }
  }
}

// Every repetition is bounded: a line of a hundred thousand `![` must cost no more than any other.
const images = /!\[[^\]\n]{0,300}\]\(\s{0,9}<?([^)\s>]{1,1000})/g;
const elements =
  /<(?:img|video|audio|source)\s[^>]{0,500}?\bsrc\s{0,9}=\s{0,9}(?:"([^"]{1,1000})"|'([^']{1,1000})')/gi;

function* referencesInText(text: string): Generator<Pick<Reference, "href" | "at">> {
  const shown = withoutCode(text);
  for (const pattern of [images, elements]) {
    for (const match of shown.matchAll(pattern)) {
      const href = match[1] ?? match[2] ?? "";
      yield { href, at: match.index + match[0].lastIndexOf(href) };
    }
  }
}

const fences = /^ {0,3}(`{3,}|~{3,}).*\n(?:.*\n)*?(?: {0,3}\1[`~]*[ \t]*$|(?![^]))/gm;

/** With blanks for code, so that offsets stay true. */
function withoutCode(text: string): string {
  return `${text}\n`
    .replaceAll(fences, (code) => " ".repeat(code.length))
    .replaceAll(/`[^`\n]+`/g, (code) => " ".repeat(code.length));
}

/** Not with a scheme, not of another host, not a variable that nothing filled. */
export function isLocal(href: string): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)|\{\{/i.test(href);
}

/** Of another host. */
function isRemote(href: string): boolean {
  return /^(?:https?:)?\/\//i.test(href) && !href.includes("{{");
}

/** What a browser asks of the server: entities apart, the address without its query and fragment. */
export function pathOf(href: string): string {
  const path = href.replaceAll("&amp;", "&").replace(/[?#].*$/s, "");
  return path.replace(/^\/+/, "").replace(/^(?:\.\/)+/, "");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
