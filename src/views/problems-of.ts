import { positionAt } from "#deck";
import type { Deck, Diagnostic } from "#deck";
import { describe } from "#deck/words";
import type { Problem } from "./talk.ts";

/** What is wrong with a deck, as the speaker is told it. `remark` is said after every place. */
export function problemsOf(deck: Deck, remark = ""): Problem[] {
  return deck.diagnostics.map((diagnostic) => {
    const where = whereIn(deck, diagnostic) + remark;
    return { severity: diagnostic.severity, where, ...describe(deck.source, diagnostic) };
  });
}

/** "talk.md:12:1" */
export function whereIn({ source }: Deck, { range }: Diagnostic): string {
  const { line, column } = positionAt(source, range.from);
  return `${source.name}:${line}:${column}`;
}
