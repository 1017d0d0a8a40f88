import { realpath } from "node:fs/promises";
import path from "node:path";

import { readApp } from "./app.ts";
import { readBuildOptions, type BuildInput } from "./build-options.ts";
import { findDeck } from "./find-deck.ts";
import { leftOutLines, sizeOf, wroteFileLine, wroteLine } from "./build-log.ts";
import { CliError, exit } from "./problem.ts";
import { publishTalk, type Publication } from "./publication.ts";
import { readFirst } from "./read-first.ts";
import { replaceFile } from "./replace-file.ts";
import { createReport } from "./report.ts";
import { makeSingleFile, refuseOthersFile } from "./single-file.ts";
import { siteCode } from "./site-code.ts";
import { makeSite } from "./site.ts";
import { readRecord, writeSite } from "./site-folder.ts";
import { readTalk } from "./talk.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

/** Writes a deck as a site, or as one file; resolves to the exit code. Throws CliError when nothing was written. */
export async function build(input: BuildInput): Promise<number> {
  const options = readBuildOptions(input);
  const terminal = createTerminal(process.stdout);
  const typed = await findDeck(input.deck, process.cwd(), "build");
  const file = path.resolve(typed);
  const out = path.resolve(options.out ?? (input.single ? `${path.parse(typed).name}.html` : "site"));
  const shown = path.relative(process.cwd(), out) || ".";
  if (input.single) await refuseOthersFile(out);
  const before = input.single ? null : await readRecord(out);
  const app = readApp();
  const talk = readTalk(await readFirst(file, typed), typed, app.themes.keys());
  if (talk.text.trim() === "") throw nothingToPublish(typed);
  const publication = await publishTalk(talk, {
    folder: await realpath(path.dirname(file)),
    audiences: options.audiences,
    base: options.base,
    code: (languages) => siteCode(app, languages),
  });
  tell(publication, terminal);
  if (input.single) {
    const html = await makeSingleFile(publication, app, options.url);
    await replaceFile(out, html);
    terminal.print(wroteFileLine(shown, talk.deck, Buffer.byteLength(html)));
    return 0;
  }
  const site = await makeSite(publication, app, { ...options, before, say: terminal.print });
  await writeSite(out, site.files, site.record, before);
  const size = await sizeOf(site.files);
  terminal.print(wroteLine(shown, talk.deck, site.files.size + 1, size));
  return 0;
}

/** Says what is wrong with the deck, and what of it is not published. Throws CliError when something stops it. */
function tell({ talk, problems, left }: Publication, terminal: Terminal): void {
  createReport(terminal).tell(talk.deck, [...talk.problems, ...problems]);
  for (const line of leftOutLines(left)) terminal.print(line);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (errors === 0) return;
  throw new CliError(exit.outside, {
    code: "not-built",
    what:
      errors === 1
        ? "something that the slides show is missing"
        : `${errors} things that the slides show are missing`,
    why: "Nothing was written; what was there is as it was.",
    fix: "Mend what is said above, and build again.",
  });
}

function nothingToPublish(name: string): CliError {
  return new CliError(exit.outside, {
    code: "empty-deck",
    where: `${name}:1:1`,
    what: "the deck is empty",
    why: "There is nothing to put online; nothing was written.",
    fix: "Write a first line, such as: # My talk",
  });
}
