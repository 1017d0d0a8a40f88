import type { RawSlide } from "./assemble.ts";
import { expandVariables, fillSlots, type InCode } from "./fill.ts";
import { join, NOTHING } from "./pieces.ts";
import { titleOf } from "./title.ts";
import type { Content, Increment, Note, Piece, Range, Slide } from "./types.ts";

/** How the slides of a deck are read, the same for all. */
export interface Reading {
  readonly inCode: InCode;
  /** Whether there may be a `{{` anywhere in the deck. */
  readonly hasVariables: boolean;
  readonly includeNotes: boolean;
  readonly inheritNotes: boolean;
  readonly countIncrements: boolean;
}

/** A slide as written, and what it stands on. */
export interface Origin {
  readonly raw: RawSlide;
  readonly own: ReadonlyMap<string, string>;
  /** The slide that it copies: template, layout, or the increment before. */
  readonly source: Origin | null;
  readonly continued: boolean;
  /** Its content goes where the source says `{{content}}`, not behind it. */
  readonly fills: boolean;
}

/** Never inherited (remark 0.14); `continued` every slide has of its own, `content` is what `{{content}}` makes of it. */
const OWN_ALONE = new Set(["name", "layout", "count", "exclude", "continued", "content"]);

/**
 * A slide of the deck. What it inherits is put together when it is first asked for: ten thousand increments hold
 * fifty million pieces among them, of which a talk looks at one slide at a time.
 */
export class ComposedSlide implements Slide {
  readonly index: number;
  readonly number: number;
  readonly increment: Increment;
  readonly range: Range;
  readonly #origin: Origin;
  readonly #reading: Reading;
  #properties: ReadonlyMap<string, string> | undefined;
  #content: Content | undefined;
  #notes: readonly Note[] | undefined;
  #title: string | null | undefined;

  constructor(place: Pick<Slide, "index" | "number" | "increment">, origin: Origin, reading: Reading) {
    this.index = place.index;
    this.number = place.number;
    this.increment = place.increment;
    this.range = origin.raw.range;
    this.#origin = origin;
    this.#reading = reading;
  }

  get properties(): ReadonlyMap<string, string> {
    return (this.#properties ??= inheritProperties(lineage(this.#origin), this.#reading));
  }

  get content(): Content {
    return (this.#content ??= this.#fill(inheritContent(lineage(this.#origin), this.#reading)));
  }

  #fill(content: Content): Content {
    const { hasVariables, inCode } = this.#reading;
    return hasVariables ? expandVariables(content, this.properties, inCode) : content;
  }

  get notes(): readonly Note[] {
    return (this.#notes ??= inheritNotes(this.#origin, this.#reading));
  }

  get title(): string | null {
    if (this.#title === undefined)
      this.#title = titleOf(this.content) ?? this.#origin.own.get("title") ?? null;
    return this.#title;
  }
}

/** What a slide stands on, oldest first, itself last. */
function lineage(origin: Origin): readonly Origin[] {
  const line: Origin[] = [];
  for (let each: Origin | null = origin; each; each = each.source) line.push(each);
  return line.toReversed();
}

function inheritProperties(line: readonly Origin[], reading: Reading): ReadonlyMap<string, string> {
  let inherited = new Map<string, string>();
  for (const { own, source, continued } of line) {
    const properties = new Map<string, string>([["continued", String(continued)]]);
    for (const [key, value] of own) {
      if (key !== "continued" && !(source && key === "content")) properties.set(key, value);
    }
    if (continued && !reading.countIncrements && !own.has("count")) properties.set("count", "false");
    for (const [key, value] of inherited) {
      if (OWN_ALONE.has(key)) continue;
      const mine = properties.get(key);
      if (mine === undefined) properties.set(key, value);
      else if (key === "class") properties.set(key, `${value}, ${mine}`);
    }
    inherited = properties;
  }
  return inherited;
}

function inheritContent(line: readonly Origin[], { inCode }: Reading): Content {
  let content: Piece[] = [];
  for (const { raw, fills, continued } of line) {
    if (fills) content = [...fillSlots(content, raw.content, !continued, inCode)];
    else if (line.length === 1) return raw.content;
    else join(content, raw.content, raw.newline);
  }
  return content.length === 0 ? NOTHING : content;
}

function inheritNotes(origin: Origin, { includeNotes, inheritNotes }: Reading): readonly Note[] {
  if (!includeNotes) return [];
  if (!inheritNotes) return origin.raw.notes;
  return lineage(origin).flatMap(({ raw }) => raw.notes);
}
