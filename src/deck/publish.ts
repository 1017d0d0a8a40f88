import { assemble, type RawSlide } from "./assemble.ts";
import { ownProperties } from "./compose.ts";
import { variables } from "./fill.ts";
import { Macros } from "./macros.ts";
import { Problems } from "./problems.ts";
import { KNOWN_PROPERTIES, type Property } from "./properties.ts";
import { linkId } from "./recognise.ts";
import { scan } from "./scan.ts";
import { readSource } from "./source.ts";
import type { Token } from "./tokens.ts";
import type { Audience, Range } from "./types.ts";

/** A deck's text for people who may see its slides and nothing else. */
export interface Published {
  readonly text: string;
  readonly left: LeftOut;
}

/** How many of each were left out. */
export interface LeftOut {
  readonly notes: Readonly<Record<Audience, number>>;
  /** Comments, and properties and link definitions that no slide shows anything of. */
  readonly comments: number;
  /** Slides with `exclude: true`, their increments among them. */
  readonly slides: number;
}

/** What stands in a text instead of a range of it. The ranges of a text's changes do not overlap. */
interface Change extends Range {
  readonly put: string;
}

/**
 * The text of a deck without what nobody is shown: notes for other audiences than `keep`, comments, excluded slides that
 * are no template, properties and definitions that nothing uses. What goes leaves its empty form behind (`???`,
 * `<!-- -->`, `exclude: true`), so that the text is the same deck but for what went.
 *
 * @param text as the author wrote it; the result is cleaned as `parseDeck` cleans it
 */
export function publish(text: string, keep: ReadonlySet<Audience>): Published {
  return new Publisher(text, keep).run();
}

class Publisher {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #comments: readonly Range[];
  readonly #raws: readonly RawSlide[];
  readonly #keep: ReadonlySet<Audience>;
  readonly #changes: Change[] = [];
  readonly #notes = { speaker: 0, handout: 0, reader: 0 };
  #counted = 0;
  #slides = 0;

  constructor(given: string, keep: ReadonlySet<Audience>) {
    const source = readSource(given, "deck");
    const problems = new Problems();
    const found = scan(source, problems);
    const { expand } = new Macros(source, undefined, false, problems);
    this.#text = source.text;
    this.#tokens = found.tokens;
    this.#comments = pairs(found.comments);
    this.#raws = assemble(found.tokens, { source, problems, joinIncrements: false, call: null, expand });
    this.#keep = keep;
  }

  run(): Published {
    const whole = [...this.#excludedSlides(), ...this.#privateNotes()];
    const gone = outermost(whole);
    const around = (range: Range): number => indexAround(gone, range.from);
    const kept = (range: Range): boolean => around(range) < 0;
    const definitions = this.#tokens.filter((token) => token.kind === "definition");
    const shown = applied(
      this.#text,
      outermost([...gone, ...definitions.map(emptied), ...this.#comments.map(emptied)]),
    );
    const ids = bracketed(shown);
    const names = new Set(Array.from(variables(shown), ({ name }) => name));
    const links = gone.map(() => "");
    for (const token of definitions) {
      if (ids.has(token.id)) links[around(token)] += `${this.#text.slice(token.from, token.to).trim()}\n`;
    }
    gone.forEach((change, index) => this.#changes.push({ ...change, put: change.put + links[index]! }));
    for (const token of definitions) if (kept(token) && !ids.has(token.id)) this.#blankDefinition(token);
    this.#blankComments(kept, names);
    for (const raw of this.#raws)
      for (const property of raw.properties) this.#blankProperty(property, kept, names);
    return {
      text: applied(this.#text, this.#changes),
      left: { notes: this.#notes, comments: this.#counted, slides: this.#slides },
    };
  }

  *#privateNotes(): Generator<Change> {
    let open: { readonly from: number; readonly audience: Audience } | null = null;
    const close = (to: number): Change[] => {
      if (open === null || this.#keep.has(open.audience)) return [];
      const { from, audience } = open;
      if (this.#text.slice(from, to).trim() === "") return [];
      this.#notes[audience] += 1;
      return [{ from, to, put: "" }];
    };
    for (const token of this.#tokens) {
      if (token.kind !== "notes" && token.kind !== "slide" && token.kind !== "increment") continue;
      yield* close(token.from);
      open = token.kind === "notes" ? { from: token.to, audience: token.audience } : null;
    }
    yield* close(this.#text.length);
  }

  *#excludedSlides(): Generator<Change> {
    const templates = new Set(this.#raws.map((raw) => ownProperties(raw).get("template")));
    let dropping = false;
    let first = true;
    for (const raw of this.#raws) {
      const own = ownProperties(raw);
      const continued = own.has("continued") ? own.get("continued") === "true" : raw.increment;
      const excluded = own.get("exclude")?.toLowerCase() === "true";
      const follows = continued && !first && dropping;
      if (!follows) dropping = excluded;
      const { from, to } = raw.range;
      const template = templates.has(own.get("name") ?? "");
      if (dropping && !template && this.#text.slice(from, to).trim() !== "") {
        this.#slides += 1;
        const settings = first ? KNOWN_PROPERTIES : ["continued", "exclude"];
        const lines = settings.flatMap((key) => (own.has(key) ? [`${key}: ${own.get(key)}\n`] : []));
        yield { from, to, put: lines.join("") };
      }
      first = false;
    }
  }

  #blankDefinition({ from, to }: Range): void {
    const written = this.#text.slice(from, to);
    const start = from + written.length - written.trimStart().length;
    const line = written.trim();
    if (line !== BLANK_DEFINITION)
      this.#blank({ from: start, to: start + line.length, put: BLANK_DEFINITION });
  }

  #blankComments(kept: (range: Range) => boolean, variables: ReadonlySet<string>): void {
    const properties = new Map(
      this.#tokens.flatMap((token) => (token.kind === "comment" ? [[token.from, token] as const] : [])),
    );
    for (const range of this.#comments) {
      const key = properties.get(range.from)?.key;
      if (!kept(range) || (key !== undefined && isUsed(key, variables))) continue;
      const written = this.#text.slice(range.from, range.to);
      const put = key === undefined ? blankComment(written) : "<!-- -: -->";
      if (written !== put) this.#blank({ ...range, put });
    }
  }

  #blankProperty(property: Property, kept: (range: Range) => boolean, variables: ReadonlySet<string>): void {
    const { key, value, keyRange, valueRange, form } = property;
    if (form === "comment" || isUsed(key, variables) || value === "") return;
    const range = { from: keyRange.from, to: valueRange.to };
    const text = this.#text;
    const written =
      text.slice(keyRange.from, keyRange.to) === key && text.slice(valueRange.from, valueRange.to) === value;
    if (written && kept(range)) this.#blank({ ...range, put: "-:" });
  }

  #blank(change: Change): void {
    this.#counted += 1;
    this.#changes.push(change);
  }
}

const BLANK_DEFINITION = "[//]: #";

function isUsed(key: string, variables: ReadonlySet<string>): boolean {
  return KNOWN_PROPERTIES.includes(key) || variables.has(key);
}

const emptied = ({ from, to }: Range): Change => ({ from, to, put: "" });

/** [from, to, from, to…] as ranges. */
function pairs(places: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < places.length; at += 2) ranges.push({ from: places[at]!, to: places[at + 1]! });
  return ranges;
}

/** As many lines, as far indented: Markdown and the deck's own indentation count them. */
function blankComment(written: string): string {
  if (!written.includes("\n")) return "<!-- -->";
  return `<!--${written.slice(4, -3).replaceAll(/\S.*/g, ".")}-->`;
}

/** In order, without those that lie in another. */
function outermost(changes: readonly Change[]): Change[] {
  const found: Change[] = [];
  for (const change of changes.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    if (change.to > (found.at(-1)?.to ?? -1)) found.push(change);
  }
  return found;
}

/** Which of the ranges, in order, has `offset` in it; -1 for none. */
function indexAround(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.from <= offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 && offset < ranges[low - 1]!.to ? low - 1 : -1;
}

function applied(text: string, changes: readonly Change[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, put } of changes.toSorted((one, other) => one.from - other.from)) {
    parts.push(text.slice(at, from), put);
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** Every id that a link may name. */
function bracketed(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/\[([^[\]]+)(?=\])/g), ([, id]) => linkId(id!)));
}
