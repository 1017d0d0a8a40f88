import { assemble } from "./assemble.ts";
import { check } from "./check.ts";
import { compose, ownProperties } from "./compose.ts";
import { Macros } from "./macros.ts";
import { Problems } from "./problems.ts";
import { rememberLanguages } from "./references.ts";
import { scan } from "./scan.ts";
import type { Reading } from "./slide.ts";
import { readSource } from "./source.ts";
import type { Deck, Diagnostic, ParseOptions } from "./types.ts";

/**
 * Text → Deck, for every text: what is wrong with it is in `diagnostics`. In time linear in its length, but for
 * what the macros of `options` do.
 */
export function parseDeck(text: string, options: ParseOptions = {}): Deck {
  const source = readSource(text, options.name ?? "deck");
  const problems = new Problems();
  const { tokens, code, languages } = scan(source, problems);
  const joinIncrements = options.disableIncrementalSlides ?? false;
  const macros = new Macros(source, options.macros, joinIncrements, problems);
  const raws = assemble(tokens, { source, problems, joinIncrements, call: null, expand: macros.expand });
  const reading: Reading = {
    inCode: (offset) => isBetween(code, offset),
    // What a macro returns may have some, too.
    hasVariables: source.text.includes("{{") || source.text.includes("![:"),
    includeNotes: options.includePresenterNotes ?? true,
    inheritNotes: options.inheritPresenterNotes ?? true,
    countIncrements: options.countIncrementalSlides ?? true,
  };
  const composition = compose(raws, source, reading, options.excludedClasses ?? [], problems);
  let diagnostics: readonly Diagnostic[] | null = null;
  const look = (): readonly Diagnostic[] => {
    check({ source, raws, names: composition.names, inCode: reading.inCode }, problems);
    return problems.list(source);
  };
  const deck: Deck = {
    source,
    ...composition,
    settings: ownProperties(raws[0]!),
    // To look for slips is a good part of the work, and no slide waits for it.
    get diagnostics() {
      return (diagnostics ??= look());
    },
  };
  rememberLanguages(deck, [...languages, ...macros.languages]);
  return deck;
}

/** Whether `offset` is in one of the stretches [from, to, from, to…]. */
function isBetween(stretches: readonly number[], offset: number): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}
