import { readFile } from "node:fs/promises";
import path from "node:path";

import { positionAt, type Deck } from "#deck";
import { inStyle, kindOf, type PlacedAddress } from "#pages";

import { findFile } from "./folder.ts";
import { nearPath } from "./near-path.ts";
import type { Problem } from "./problem.ts";

/** The files of a deck's folder that its site needs, and what is wrong with its addresses. */
export interface DeckFiles {
  /** Path within the site, with "/" → file on disk. */
  readonly files: ReadonlyMap<string, string>;
  /** Those of severity "error" stop a build. */
  readonly problems: readonly Problem[];
}

/** Where an address stands: in a slide, or in a file that a slide asks for. */
interface Asked {
  readonly href: string;
  readonly use: PlacedAddress["use"];
  readonly where: () => string;
  /** Folder that it starts at, within the deck's, with "/". */
  readonly from: string;
}

/**
 * @param deck      as its author wrote it, for lines
 * @param addresses of the slides that are published
 * @param folder    the deck's, a real path
 * @param base      `--base`; "/" is where addresses with "/" in front are right
 */
export async function deckFiles(
  deck: Deck,
  addresses: readonly PlacedAddress[],
  folder: string,
  base: string,
): Promise<DeckFiles> {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const asked: Asked[] = addresses.map((address) => ({
    ...address,
    from: "",
    where: () => whereOf(deck, address),
  }));
  const seen = new Set<string>();
  for (const one of asked) {
    const { href, use, from } = one;
    const kind = kindOf(href);
    const key = `${kind === "local" ? path.posix.join("/", from, href) : href} ${use}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (kind === "remote" && use === "shown") problems.push(remote(href, one.where()));
    if (kind !== "local") continue;
    const request = requestOf(from, href);
    const found = await findFile(folder, request);
    if (!("parts" in found)) {
      const near = found.status === 404 ? await nearPath(folder, decoded(request)) : null;
      problems.push(found.status === 404 ? missing(one, near) : outside(one));
      continue;
    }
    if (href.startsWith("/") && base !== "/") problems.push(fromRoot(href, one.where()));
    // Under the name that was asked for: what it links to may be called something else.
    const name = decoded(request).replace(/^\/+/, "");
    files.set(path.posix.normalize(name), path.join(folder, ...found.parts));
    if (/\.css$/i.test(name)) asked.push(...(await inStyleSheet(path.join(folder, ...found.parts), name)));
  }
  return { files, problems };
}

/** A style sheet asks for files of its own, from its own folder. */
async function inStyleSheet(file: string, name: string): Promise<Asked[]> {
  const css = await readFile(file, "utf8");
  const from = path.posix.dirname(name);
  return inStyle(css).map((href) => ({
    href,
    use: "shown",
    from: from === "." ? "" : from,
    where: () => `${name}:1:1`,
  }));
}

/** The request's path, which `findFile` decodes; `..` goes no higher than the folder it starts at allows. */
function requestOf(from: string, href: string): string {
  const address = href.replace(/[?#].*$/s, "");
  if (address.startsWith("/")) return `/${address.replace(/^\/+/, "")}`;
  const encoded = from.split("/").map(encodeURIComponent).join("/");
  const joined = path.posix.join(encoded, address.replace(/^(?:\.\/)+/, ""));
  return `/${joined}`;
}

/** Line and column of the first place in its slide, or in the deck, where the address is written. */
function whereOf(deck: Deck, { href, slide }: PlacedAddress): string {
  const { text } = deck.source;
  const spellings = [href, decoded(href), encodeURI(decoded(href)), href.replaceAll("&", "&amp;")];
  const range = deck.slides[slide]?.range ?? { from: 0, to: text.length };
  const own = text.slice(range.from, range.to);
  const inSlide = spellings.map((spelling) => own.indexOf(spelling)).find((at) => at >= 0);
  const anywhere = spellings.map((spelling) => text.indexOf(spelling)).find((at) => at >= 0);
  const { line, column } = positionAt(
    deck.source,
    inSlide === undefined ? (anywhere ?? range.from) : range.from + inSlide,
  );
  return `${deck.source.name}:${line}:${column}`;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function missing({ href, use, where }: Asked, near: string | null): Problem {
  return {
    code: "missing-file",
    // What only leads somewhere may lead to what else the host has.
    severity: use === "shown" ? "error" : "warning",
    where: where(),
    what: `there is no file "${href}"`,
    why:
      use === "shown"
        ? "It would be missing on the slide."
        : "The link would lead nowhere, unless the host has it.",
    fix: near === null ? "Put the file there, or correct the path." : `Write ${encodeURI(near)}`,
  };
}

function outside({ href, use, where }: Asked): Problem {
  return {
    code: "outside-folder",
    severity: use === "shown" ? "error" : "warning",
    where: where(),
    what: `"${href}" is not among the visible files of the deck's folder`,
    why: "Only those are put online.",
    fix: "Put a copy beside the deck and write its path from there.",
  };
}

function fromRoot(href: string, where: string): Problem {
  return {
    code: "path-from-root",
    severity: "warning",
    where,
    what: `"${href}" starts at the host's root`,
    why: "It is found only where the site is the root of its host.",
    fix: `Write ${href.replace(/^\/+/, "")}, or build with --base / if it is.`,
  };
}

function remote(href: string, where: string): Problem {
  return {
    code: "remote-file",
    severity: "warning",
    where,
    what: `"${href}" comes from another host`,
    why: "Without a network it is missing, and that host is told of every reader.",
    fix: "Put a copy beside the deck and write its path from there.",
  };
}
