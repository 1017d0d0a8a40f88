import type { RawSlide } from "./assemble.ts";
import { canvasOf } from "./canvas.ts";
import { variables, type InCode } from "./fill.ts";
import { distance, nearest } from "./nearest.ts";
import { isBlank } from "./pieces.ts";
import type { Problems } from "./problems.ts";
import { KNOWN_PROPERTIES, type Property } from "./properties.ts";
import { linkTargets, writtenIds, type LinkTarget } from "./references.ts";
import type { Source } from "./types.ts";

/** What the rules look at: slides as written, so that each slip is told once, where it was made. */
export interface Written {
  readonly source: Source;
  readonly raws: readonly RawSlide[];
  readonly names: ReadonlyMap<string, number>;
  readonly inCode: InCode;
}

/**
 * Rules over a whole deck. They would rather miss a slip than accuse a deck that is right: whatever a variable, an
 * element's id or a heading may explain is let be.
 */
export function check(written: Written, problems: Problems): void {
  checkBeginning(written, problems);
  const used = once(() => usedNames(written.source.text));
  const links = linkRule(written, problems);
  for (const raw of written.raws) {
    for (const property of raw.properties) checkProperty(property, used, problems);
    for (const target of linkTargets(raw.content)) links(target);
    for (const note of raw.notes) for (const target of linkTargets(note.content)) links(target);
  }
}

/** `---`, properties, `---`: front matter, which remark has not. */
function checkBeginning({ source, raws }: Written, problems: Problems): void {
  const [first, second, third] = raws;
  if (!first || !second || !third || !isBlank(first.content) || !isBlank(second.content)) return;
  const empty = first.properties.length === 0 && first.notes.length === 0 && first.links.length === 0;
  if (!empty || second.properties.length === 0 || second.increment || !second.separator) return;
  const from = source.text.indexOf("-");
  problems.add("front-matter", { from, to: from + 3 }, () => []);
}

/** The values that a property must have to the letter, and what people write for them. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  layout: ["true", "false"],
  exclude: ["true"],
  count: ["false"],
  continued: ["true"],
};
/** Words that our own properties know; a variable of that name may be anything. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  fit: ["shrink", "none"],
  transition: ["fade", "slide", "none"],
  scheme: ["light", "dark"],
  ratio: ["4:3", "16:9"],
};
const YES = new Set(["true", "yes", "on", "1"]);
const NO = new Set(["false", "no", "off", "0"]);

function checkProperty(property: Property, used: () => ReadonlySet<string>, problems: Problems): void {
  const { key, value, keyRange, valueRange, form } = property;
  const values = VALUES[key];
  if (values && Object.hasOwn(VALUES, key)) {
    const right = YES.has(value.toLowerCase()) ? "true" : NO.has(value.toLowerCase()) ? "false" : "";
    const counts = value === right || (key === "exclude" && value.toLowerCase() === "true");
    if (counts || !values.includes(right)) return;
    problems.add("unknown-value", valueRange, () => [key, value, right]);
  } else if (Object.hasOwn(WORDS, key)) {
    const words = WORDS[key]!;
    const counts =
      value === "" ||
      words.includes(value) ||
      (key === "ratio" && canvasOf(value) !== null) ||
      (key === "fit" && /^shrink\s+\d{1,3}\s*%$/.test(value));
    if (counts || value.includes("{{") || used().has(key)) return;
    problems.add("unknown-word", valueRange, () => [key, value, words]);
  } else if (!KNOWN_PROPERTIES.includes(key)) {
    const right = misspelt(key);
    if (right !== null) {
      if (!used().has(key)) problems.add("misspelt-property", keyRange, () => [key, right]);
    } else if (form === "line" && looksLikeText(property) && !used().has(key)) {
      problems.add("text-as-property", { from: keyRange.from, to: valueRange.to }, () => [key]);
    }
  }
}

/** The known property that differs from `key` by capitals or by one letter; short words are near too many others. */
function misspelt(key: string): string | null {
  const lower = key.toLowerCase();
  for (const known of KNOWN_PROPERTIES) {
    if (lower === known) return known;
    if (known.length >= 5 && Math.abs(known.length - key.length) < 2 && distance(lower, known) === 1)
      return known;
  }
  return null;
}

/** "Note: this is text", "10:30 lunch": a capital or a number, and words after it. */
function looksLikeText({ key, value }: Property): boolean {
  if (/^\d+$/.test(key)) return value !== "";
  return /^[A-Z]/.test(key) && /\S\s+\S/.test(value);
}

function linkRule(
  { source, raws, names, inCode }: Written,
  problems: Problems,
): (target: LinkTarget) => void {
  const ids = once(() => writtenIds(source.text));
  const places = once(() => {
    const found = new Map<string, number>();
    for (const raw of raws) {
      for (const { key, value, keyRange } of raw.properties)
        if (key === "name") found.set(value, keyRange.from);
    }
    return found;
  });
  return ({ name, range }) => {
    if (names.has(name) || /^p?\d+$/.test(name) || name.includes("{{")) return;
    if (name.startsWith("slide-") && names.has(name.slice(6))) return;
    if (inCode(range.from) || ids().has(name)) return;
    problems.add("unknown-link", range, () => {
      const near = nearest(name, names.keys());
      const at = near === null ? undefined : places().get(near);
      return [name, near === null || at === undefined ? null : { name: near, at }];
    });
  };
}

/** The names in `{{…}}` anywhere in a text. */
function usedNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of variables(text)) names.add(name);
  return names;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
