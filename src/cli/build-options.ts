import type { Audience } from "#deck";

import { readAddress, wrongValue as wrong } from "./option-values.ts";

/** The command line of `build`, as it was typed. */
export interface BuildInput {
  readonly deck: string | undefined;
  readonly out: string | undefined;
  readonly notes: string | undefined;
  readonly base: string | undefined;
  readonly url: string | undefined;
  /** One HTML file instead of a folder. */
  readonly single: boolean;
}

/** The same, understood. */
export interface BuildOptions {
  readonly out: string | undefined;
  /** Whose notes are published. */
  readonly audiences: ReadonlySet<Audience>;
  /** "" for wherever the page is, or a path with "/" at both ends. */
  readonly base: string;
  /** The site's address, with "/" at its end; null when nobody told it. */
  readonly url: string | null;
}

const NOTES: Readonly<Record<string, readonly Audience[]>> = {
  none: [],
  reader: ["reader"],
  all: ["speaker", "handout", "reader"],
};

/** Throws CliError, exit 2, for values that mean nothing. */
export function readBuildOptions({ out, notes = "reader", base = "", url }: BuildInput): BuildOptions {
  const audiences = Object.hasOwn(NOTES, notes) ? NOTES[notes] : undefined;
  if (audiences === undefined)
    throw wrong(`--notes takes none, reader or all, and got "${notes}"`, "Type --notes reader");
  if (base !== "" && !/^\/(?!\/)[^?#\s\\]*$/.test(base)) {
    throw wrong(`--base takes a path that begins with "/", and got "${base}"`, "Type --base /talks/");
  }
  return {
    out,
    audiences: new Set(audiences),
    base: base === "" || base.endsWith("/") ? base : `${base}/`,
    url: url === undefined ? null : readUrl(url),
  };
}

function readUrl(given: string): string {
  const url = readAddress(given);
  url.hash = url.search = "";
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
