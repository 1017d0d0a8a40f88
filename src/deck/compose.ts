import type { RawSlide } from "./assemble.ts";
import { countSlots, NO_SLOTS, type Slots } from "./fill.ts";
import { nearest } from "./nearest.ts";
import type { Problems } from "./problems.ts";
import type { Property } from "./properties.ts";
import { ComposedSlide, type Origin, type Reading } from "./slide.ts";
import type { Link, Source } from "./types.ts";
import type { Named } from "./words.ts";

export interface Composition {
  readonly slides: readonly ComposedSlide[];
  readonly names: ReadonlyMap<string, number>;
  readonly links: ReadonlyMap<string, Link>;
}

/** Slides as written → the slides that are shown: layouts, templates, increments, numbers and names. */
export function compose(
  raws: readonly RawSlide[],
  source: Source,
  reading: Reading,
  excludedClasses: readonly string[],
  problems: Problems,
): Composition {
  const composer = new Composer(raws, source, reading, excludedClasses, problems);
  for (const raw of raws) composer.take(raw);
  return composer.finish();
}

/** A slide that others may stand on. */
interface Template extends Origin {
  /** Pieces, and `{{content}}`s, that its whole content has. */
  readonly size: number;
  readonly slots: Slots;
}

/** Content of more pieces than this is not made by `{{content}}`: twenty that say it twice would make a million. */
const MOST_PIECES = 100_000;
const NO_PROPERTIES: ReadonlyMap<string, string> = new Map();

class Composer {
  readonly #source: Source;
  readonly #reading: Reading;
  readonly #excluded: ReadonlySet<string>;
  readonly #problems: Problems;
  readonly #slides: ComposedSlide[] = [];
  readonly #names = new Map<string, number>();
  readonly #links = new Map<string, Link>();
  readonly #templates = new Map<string, Template>();
  /** Where each name is first given, in the whole deck. */
  readonly #named = new Map<string, Named>();
  /** Where the name of a template is first given; excluded slides are not counted. */
  readonly #places = new Map<Template, Named>();
  #last: Template | null = null;
  #layout: Template | null = null;
  #run: { first: number; last: number } = { first: 0, last: 0 };
  #number = 0;
  /** The slide before was left out, and its increments go with it. */
  #dropping = false;
  #afterLayout = false;
  #first = true;

  constructor(
    raws: readonly RawSlide[],
    source: Source,
    reading: Reading,
    excludedClasses: readonly string[],
    problems: Problems,
  ) {
    this.#source = source;
    this.#reading = reading;
    this.#excluded = new Set(excludedClasses);
    this.#problems = problems;
    for (const raw of raws) {
      const name = raw.properties.findLast(({ key }) => key === "name");
      if (name && !this.#named.has(name.value)) this.#named.set(name.value, namedAt(name));
    }
  }

  take(raw: RawSlide): void {
    const own = ownProperties(raw);
    const continued = isContinued(raw, own);
    const first = this.#first;
    this.#first = false;
    if (continued && !first && this.#dropping) return;
    const excluded = own.get("exclude")?.toLowerCase() === "true";
    const hidden = excluded || this.#hidesClass(own);
    this.#dropping = hidden;
    const layout = this.#layout;
    const origin = this.#origin(raw, own, continued && !first, continued);
    if (excluded) this.#layout = layout;
    else this.#collectLinks(raw);
    this.#name(origin, excluded, hidden);
    if (!excluded && own.get("layout") === "true") {
      this.#layout = origin;
      this.#afterLayout = true;
    } else if (!hidden) this.#show(origin);
  }

  finish(): Composition {
    if (this.#slides.length === 0) {
      const end = this.#source.text.length;
      const range = { from: end, to: end };
      this.#problems.add("nothing-to-show", range, () => []);
      const rest = { separator: null, newline: null, increment: false, properties: [], links: [] };
      const raw = { range, content: [], notes: [], ...rest };
      this.#layout = null;
      this.#show(this.#origin(raw, NO_PROPERTIES, false, false));
    }
    for (const [name, index] of this.#names) {
      this.#names.set(name, Math.min(index, this.#slides.length - 1));
    }
    return { slides: this.#slides, names: this.#names, links: this.#links };
  }

  #origin(raw: RawSlide, own: ReadonlyMap<string, string>, follows: boolean, continued: boolean): Template {
    const source = follows ? this.#previous(raw) : this.#template(raw, own);
    const slots = this.#reading.hasVariables ? countSlots(raw.content, this.#reading.inCode) : NO_SLOTS;
    const pieces = raw.content.length;
    if (!source) return { raw, own, source, continued, fills: false, size: pieces, slots };
    const holes = source.slots.text + (follows ? 0 : source.slots.code);
    const size = source.size + Math.max(1, holes) * pieces;
    const tooLong = size > MOST_PIECES || holes * (slots.text + slots.code) > MOST_PIECES;
    if (holes > 0 && !tooLong) {
      const left = { text: 0, code: follows ? source.slots.code : 0 };
      return { raw, own, source, continued, fills: true, size, slots: sum(left, times(slots, holes)) };
    }
    if (holes > 0) {
      this.#problems.add("content-too-long", raw.range, () => [source.raw.range.from]);
    }
    const both = source.size + pieces;
    return { raw, own, source, continued, fills: false, size: both, slots: sum(source.slots, slots) };
  }

  #previous(raw: RawSlide): Template | null {
    if (this.#afterLayout && raw.separator && raw.increment) {
      const range = trim(this.#source, raw.separator);
      const previous = this.#last?.raw.range.from ?? null;
      this.#problems.add("increment-after-layout", range, () => [previous]);
    }
    return this.#last;
  }

  /** remark's order of rules; `layout: false` counts beside a template too, which remark forgot. */
  #template(raw: RawSlide, own: ReadonlyMap<string, string>): Template | null {
    const layout = this.#layout;
    if (own.get("layout") === "false") this.#layout = null;
    const name = own.get("template");
    const template = name === undefined ? undefined : this.#templates.get(name);
    if (template) return template;
    if (name !== undefined) this.#reportTemplate(raw, name, own);
    const value = own.get("layout");
    return value === "false" || value === "true" ? null : layout;
  }

  #reportTemplate(raw: RawSlide, name: string, own: ReadonlyMap<string, string>): void {
    const { valueRange } = raw.properties.findLast(({ key }) => key === "template")!;
    if (own.get("name") === name) return this.#problems.add("own-template", valueRange, () => [name]);
    const below = this.#named.get(name);
    if (below && below.at > valueRange.from) {
      return this.#problems.add("template-below", valueRange, () => [below]);
    }
    this.#problems.add("unknown-template", valueRange, () => {
      const near = nearest(name, this.#templates.keys());
      return [name, near === null ? null : (this.#named.get(near) ?? null)];
    });
  }

  /** A slide that is excluded may be a template (remark has none), but takes no name from one that is not. */
  #name(origin: Template, excluded: boolean, hidden: boolean): void {
    const property = origin.raw.properties.findLast(({ key }) => key === "name");
    if (!property || property.value === "") return;
    const name = property.value;
    const earlier = this.#templates.get(name);
    if (excluded && earlier) return;
    const layout = origin.own.get("layout") === "true";
    const first = earlier && this.#places.get(earlier);
    if (first) this.#problems.add("duplicate-name", property.valueRange, () => [first, !layout && !hidden]);
    this.#templates.set(name, origin);
    if (excluded) return;
    if (!first) this.#places.set(origin, namedAt(property));
    else this.#places.set(origin, first);
    // A slide that is left out by its class leads to the one after it (remark 0.15).
    if (!layout) this.#names.set(name, this.#slides.length);
  }

  #show(origin: Template): void {
    const index = this.#slides.length;
    const step = origin.continued && this.#last !== null;
    if (!step) this.#run = { first: index, last: index };
    this.#run.last = index;
    const count =
      origin.own.get("count") ?? (origin.continued && !this.#reading.countIncrements ? "false" : "");
    if (count !== "false") this.#number += 1;
    const place = { index, number: Math.max(1, this.#number), increment: this.#run };
    this.#slides.push(new ComposedSlide(place, origin, this.#reading));
    this.#last = origin;
    this.#afterLayout = false;
  }

  #hidesClass(own: ReadonlyMap<string, string>): boolean {
    if (this.#excluded.size === 0) return false;
    return (own.get("class") ?? "").split(/[ ,]+/).some((name) => this.#excluded.has(name));
  }

  #collectLinks(raw: RawSlide): void {
    for (const { id, link } of raw.links) this.#links.set(id, link);
  }
}

/** The last of several equal keys counts. */
export function ownProperties(raw: RawSlide): ReadonlyMap<string, string> {
  if (raw.properties.length === 0) return NO_PROPERTIES;
  return new Map(raw.properties.map(({ key, value }) => [key, value]));
}

function isContinued(raw: RawSlide, own: ReadonlyMap<string, string>): boolean {
  return own.has("continued") ? own.get("continued") === "true" : raw.increment;
}

function namedAt({ value, keyRange }: Property): Named {
  return { name: value, at: keyRange.from };
}

function sum(left: Slots, right: Slots): Slots {
  if (right === NO_SLOTS) return left;
  return { text: left.text + right.text, code: left.code + right.code };
}

function times({ text, code }: Slots, count: number): Slots {
  return { text: text * count, code: code * count };
}

/** A separator's own line, without the newlines that it takes. */
function trim(source: Source, { from, to }: { from: number; to: number }): { from: number; to: number } {
  const text = source.text;
  return { from: text[from] === "\n" ? from + 1 : from, to: text[to - 1] === "\n" ? to - 1 : to };
}
