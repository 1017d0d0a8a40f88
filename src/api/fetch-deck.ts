// A deck that lies elsewhere. Pages of ours carry theirs, and fetch this when they are asked to load another.
import type { Problem } from "#views";

/** What may go wrong with a deck that is fetched; its message is for the page's author. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

/** Rejects with a SourceError that says what to do. */
export async function fetchText(url: string): Promise<string> {
  let answer: Response;
  try {
    answer = await fetch(url);
  } catch {
    const disk = location.protocol === "file:";
    throw new SourceError(
      disk
        ? `Browsers do not let a page that was opened from disk read ${url}. Serve the folder: lectern present, or any web server.`
        : `Nothing answered at ${url}. Is the address right, and may this page read it?`,
    );
  }
  if (!answer.ok)
    throw new SourceError(`The server answered ${answer.status} ${answer.statusText} for ${url}.`);
  return answer.text();
}

/** A deck that says on the stage why there is no other: better than a blank page. */
export function apology(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  // As code: an address is no Markdown.
  return `class: center, middle\n\n# There is no deck to show\n\n${reason.replace(/https?:\S*[^\s.?]/g, "`$&`")}\n`;
}

/** The same for the presenter view. */
export function unfetched(url: string, why: string): Problem {
  return {
    severity: "error",
    where: url,
    what: "the deck could not be fetched",
    why,
    fix: 'Mend the address in `sourceUrl`, or write the deck into the page, in <textarea id="source">.',
  };
}
