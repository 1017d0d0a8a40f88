// EVERY WORD THAT WE SAY TO AN AUTHOR about the deck: a door of its own, "#deck/words", because no slide waits for it.
// One function per problem; its name in kebab-case is the code. What is one plain sentence about the deck, why is
// what the audience would see, fix is the shortest thing to type.

import { nearest } from "./nearest.ts";
import { lineOf, positionAt } from "./source.ts";
import type { Diagnostic, Range, Source } from "./types.ts";

export interface Sentences {
  /** One plain sentence about the deck, in the author's words. */
  readonly what: string;
  /** What the audience would see. */
  readonly why: string;
  /** The shortest thing to type. */
  readonly fix: string;
}

const line = (source: Source, offset: number): string => `line ${lineOf(source, offset) + 1}`;

const clip = (text: string, most = 60): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

const slice = (source: Source, range: Range): string => clip(source.text.slice(range.from, range.to));

/** A run of backticks or tildes, as inline code that can be read. */
const run = (source: Source, range: Range): string => {
  const sign = slice(source, range);
  return sign.startsWith("`") ? `\`\` ${sign} \`\`` : `\`${sign}\``;
};

/** What stands at the end of a slide, with its line: "the `---` on line 31". */
const boundaryAt = (source: Source, at: number): string =>
  `the \`${source.text.slice(at, at + 3).trim()}\` on ${line(source, at)}`;

/** How far a class is searched for brackets that may have taken its end. */
const FAR = 1000;

/** A `.name[` without its `]`. `boundary`: where its slide ends, or null for the deck's last. */
function unclosedClass(source: Source, marker: Range, boundary: number | null): Sentences {
  const name = slice(source, marker);
  const end = Math.min(boundary ?? source.text.length, marker.to + FAR);
  const before = boundary === null ? "" : `, before ${boundaryAt(source, boundary)}`;
  const put = source.text[marker.to] === "\n" ? "Put `]` on a line of its own" : "Put `]`";
  const others = source.text.slice(marker.to, end).includes("]");
  return {
    what: `\`${name}\` is never closed`,
    why: "The marker and everything after it are shown as plain text.",
    fix: others
      ? `${put} where it ends${before}; a \`[\` inside needs its own \`]\`, or a backslash.`
      : `${put} where it ends${before}; if it is no class, write \`\\${name}\`.`,
  };
}

/** A separator's line in the brackets of a class, where it means nothing; `more` others follow in the same class. */
export interface SeparatorInClass {
  readonly kind: "slide" | "increment" | "notes";
  readonly at: number;
  readonly open: Range;
  readonly close: number;
  readonly more: number;
}

function separatorInClass(
  source: Source,
  _range: Range,
  { kind, at, open, close, more }: SeparatorInClass,
): Sentences {
  const starts = { slide: "start a slide", increment: "start an increment", notes: "start the notes" }[kind];
  const sign = kind === "increment" ? "--" : kind === "notes" ? "???" : "---";
  const name = slice(source, open);
  const others = more === 0 ? "" : ` So ${more === 1 ? "is one more separator" : `are ${more} more`}.`;
  const rule = kind === "slide" ? " For a rule, write `***`." : "";
  return {
    what: `this \`${sign}\` does not ${starts}`,
    why: `It is inside \`${name}\`, which opens on ${line(source, open.from)} and closes on ${line(source, close)}.${others}`,
    fix: `Close \`${name}\` above ${line(source, at)}.${rule}`,
  };
}

/** Classes in classes, more than `most` deep. */
function nestedTooDeep(source: Source, marker: Range, most: number): Sentences {
  return {
    what: `\`${slice(source, marker)}\` is inside ${most} other classes`,
    why: "This one, and whatever is as deep, is shown as plain text.",
    fix: "Close some of the classes around it.",
  };
}

/** `boundary`: the separator's line at which the slide ends, or null. */
function unclosedFence(source: Source, opening: Range, boundary: number | null): Sentences {
  const sign = run(source, opening);
  const before = boundary === null ? "" : `, before ${boundaryAt(source, boundary)}`;
  return {
    what: `this ${sign} is never closed`,
    why: "The rest of the slide is not read as the author meant it, and separators in the code start slides.",
    fix: `Put ${sign} on a line of its own where the code ends${before}.`,
  };
}

/** A fence over a separator and over the beginning of another fence: very likely one that was not closed. */
function runawayFence(
  source: Source,
  range: Range,
  end: number,
  separator: number,
  inner: number,
): Sentences {
  const one = source.text[range.from] === "~" ? "tilde" : "backtick";
  return {
    what: `this ${run(source, range)} runs over ${boundaryAt(source, separator)} and the fence on ${line(source, inner)}`,
    why: `Everything down to ${line(source, end - 1)} is one block of code on one slide.`,
    fix: `Close it above ${line(source, separator)}; if it is meant to show a fence, use one more ${one} around it.`,
  };
}

function separatorInComment(source: Source, _range: Range, separator: number): Sentences {
  return {
    what: `this comment does not reach past ${boundaryAt(source, separator)}`,
    why: "Separators count in comments too: the slide ends there, and what follows is shown.",
    fix: "To hide a slide, write `exclude: true` at its top.",
  };
}

/** `--- ` or `??? text`. */
function nearMissSeparator(source: Source, sign: Range): Sentences {
  const name = slice(source, sign);
  const end = source.text.indexOf("\n", sign.to);
  const rest = source.text.slice(sign.to, end < 0 ? source.text.length : end);
  const blanks = rest.trim() === "";
  return {
    what: `this \`${name}\` is text, because ${blanks ? "blanks follow it" : "more stands on its line"}`,
    why:
      name === "---" ? "It becomes a rule or a heading, and no slide starts here." : "The audience sees it.",
    fix: blanks ? `Delete the blanks after \`${name}\`.` : `Put what follows \`${name}\` on the next line.`,
  };
}

/** Where a slide was named. */
export interface Named {
  readonly name: string;
  readonly at: number;
}

function unknownTemplate(source: Source, _range: Range, name: string, near: Named | null): Sentences {
  return {
    what: `no slide above is named "${clip(name)}"`,
    why: "`template:` copies an earlier slide; this one is shown without it.",
    fix: near
      ? `Did you mean "${clip(near.name)}", ${line(source, near.at)}?`
      : `Write \`name: ${clip(name)}\` at the top of the slide to copy, or delete this line.`,
  };
}

function templateBelow(source: Source, value: Range, template: Named): Sentences {
  return {
    what: `"${clip(template.name)}" is a slide further down, on ${line(source, template.at)}`,
    why: "`template:` copies an earlier slide; this one is shown without it.",
    fix: `Move the slide on ${line(source, template.at)} above ${line(source, value.from)}.`,
  };
}

function ownTemplate(source: Source, value: Range, name: string): Sentences {
  return {
    what: `this slide is itself named "${clip(name)}" and cannot be its own template`,
    why: "It is shown without a template.",
    fix: `Delete \`template: ${clip(name)}\`, or name the slide to copy (above ${line(source, value.from)}).`,
  };
}

function duplicateName(source: Source, _range: Range, first: Named, shown: boolean): Sentences {
  return {
    what: `another slide is named "${clip(first.name)}" too, on ${line(source, first.at)}`,
    why: shown
      ? `Links to #${clip(first.name)} and \`template: ${clip(first.name)}\` below here mean this slide.`
      : `\`template: ${clip(first.name)}\` below here means this slide.`,
    fix: "Give one of the two another name.",
  };
}

function unknownLink(source: Source, _range: Range, name: string, near: Named | null): Sentences {
  return {
    what: `no slide is named "${clip(name)}"`,
    why: "The link leads nowhere.",
    fix: near
      ? `Did you mean "#${clip(near.name)}", ${line(source, near.at)}?`
      : `Write \`name: ${clip(name)}\` at the top of the slide it should lead to.`,
  };
}

/** `--` right after a layout. `previous`: where the slide begins that it goes on with instead, or null. */
function incrementAfterLayout(source: Source, _range: Range, previous: number | null): Sentences {
  return {
    what: "this `--` follows a layout, which is not shown",
    why:
      previous === null
        ? "There is no slide yet to go on with: this one stands alone, without the layout."
        : `It goes on with the slide above the layout, from ${line(source, previous)}.`,
    fix: "Write `---` instead, for the layout's first slide.",
  };
}

/** `layout: True`, `exclude: yes`. */
function unknownValue(
  _source: Source,
  _range: Range,
  key: string,
  written: string,
  right: string,
): Sentences {
  return {
    what: `\`${key}: ${clip(written)}\` means nothing`,
    why: `Only \`${key}: ${right}\` counts, in just these letters.`,
    fix: `Write \`${key}: ${right}\`.`,
  };
}

/** What the audience sees instead of what one of these properties asks for. */
const INSTEAD: Readonly<Record<string, string>> = {
  fit: "A slide that is too long is cut off at the bottom.",
  transition: "Slides change at once.",
  scheme: "The slides have the colours that their theme begins with.",
  ratio: "The slides are 4:3.",
};

/** `transition: fadee`, `ratio: wide`; `words` are those that count. */
function unknownWord(
  _source: Source,
  _range: Range,
  key: string,
  written: string,
  words: readonly string[],
): Sentences {
  const near = nearest(written, words);
  const all = words.map((word) => `\`${key}: ${word}\``);
  return {
    what: `\`${key}: ${clip(written)}\` means nothing`,
    why: INSTEAD[key] ?? "It has no effect.",
    fix: near
      ? `Did you mean \`${key}: ${near}\`?`
      : `Write ${all.slice(0, -1).join(", ")} or ${all.at(-1)}, or delete this line.`,
  };
}

/** `Class: middle`, `calss: middle`. */
function misspeltProperty(_source: Source, _range: Range, written: string, right: string): Sentences {
  return {
    what: `there is no property \`${clip(written)}\``,
    why: `It has no effect; nothing in the deck uses \`{{${clip(written)}}}\` either.`,
    fix: `Did you mean \`${right}\`?`,
  };
}

/** `Note: …` or `10:30 lunch` as a slide's first line. */
function textAsProperty(_source: Source, _range: Range, key: string): Sentences {
  return {
    what: `this line sets a property named \`${clip(key)}\``,
    why: "`name: value` lines at a slide's top are not shown.",
    fix: "If it is text, put a heading or a blank in front of it.",
  };
}

function notesTwice(source: Source, _range: Range, first: number): Sentences {
  return {
    what: `this slide's notes began already, on ${line(source, first)}`,
    why: "Both parts are shown; Remark would drop the first.",
    fix: "Delete this `???`, or put `---` above it if a new slide was meant.",
  };
}

function unknownMacro(_source: Source, _range: Range, name: string, near: string | null): Sentences {
  return {
    what: `there is no macro named "${clip(name)}"`,
    why: "The call is shown as code in its place.",
    fix:
      near === null
        ? `Define \`remark.macros.${clip(name)}\`, or delete the colon if it is an image.`
        : `Did you mean "${near}"?`,
  };
}

function failedMacro(_source: Source, _range: Range, name: string, message: string): Sentences {
  return {
    what: `the macro "${clip(name)}" failed: ${clip(message.replace(/\s+/g, " "), 120)}`,
    why: "The call is shown as code in its place.",
    fix: "Mend the macro, or its arguments here.",
  };
}

function endlessMacro(_source: Source, _range: Range, name: string): Sentences {
  return {
    what: `the macro "${clip(name)}" calls macros without end`,
    why: "Lectern stops it; the calls that are left are shown as code.",
    fix: "Let the macro return text that does not call it again.",
  };
}

function contentTooLong(source: Source, _range: Range, layout: number): Sentences {
  return {
    what: `the slide on ${line(source, layout)} repeats \`{{content}}\` too many times`,
    why: "This slide's text is put after it, once.",
    fix: "Use `{{content}}` once in a layout.",
  };
}

/** A deck that begins as other tools' decks do: `---`, properties, `---`. */
function frontMatter(source: Source, range: Range): Sentences {
  return {
    what: "the deck begins with a separator",
    why: "Its first slide is empty, and the properties that follow belong to a second one.",
    fix: `Delete ${line(source, range.from)}.`,
  };
}

function nothingToShow(): Sentences {
  return {
    what: "every slide of this deck is a layout or excluded",
    why: "The audience sees one empty slide.",
    fix: "Add a `---` and a slide below the layout.",
  };
}

function tooManyProblems(_source: Source, _range: Range, most: number, more: number): Sentences {
  return {
    what: `there are ${more} more problems like these`,
    why: `Lectern lists the first ${most}.`,
    fix: "Mend the first ones; often one slip causes many.",
  };
}

/** Their sentences, by code. */
const SENTENCES = {
  "unclosed-class": unclosedClass,
  "separator-in-class": separatorInClass,
  "nested-too-deep": nestedTooDeep,
  "unclosed-fence": unclosedFence,
  "runaway-fence": runawayFence,
  "separator-in-comment": separatorInComment,
  "near-miss-separator": nearMissSeparator,
  "unknown-template": unknownTemplate,
  "template-below": templateBelow,
  "own-template": ownTemplate,
  "duplicate-name": duplicateName,
  "unknown-link": unknownLink,
  "increment-after-layout": incrementAfterLayout,
  "unknown-value": unknownValue,
  "unknown-word": unknownWord,
  "misspelt-property": misspeltProperty,
  "text-as-property": textAsProperty,
  "notes-twice": notesTwice,
  "unknown-macro": unknownMacro,
  "failed-macro": failedMacro,
  "endless-macro": endlessMacro,
  "content-too-long": contentTooLong,
  "front-matter": frontMatter,
  "nothing-to-show": nothingToShow,
  "too-many-problems": tooManyProblems,
};

export type Code = keyof typeof SENTENCES;

/** What is told of a problem beside its place. */
export type Facts = {
  readonly [Of in Code]: Parameters<(typeof SENTENCES)[Of]> extends [Source, Range, ...infer Rest]
    ? Rest
    : [];
};

/** What is wrong, why it matters and how to mend it. */
export function describe(source: Source, { code, range, facts }: Diagnostic): Sentences {
  const say = SENTENCES[code as Code] as (
    source: Source,
    range: Range,
    ...facts: readonly unknown[]
  ) => Sentences;
  return say(source, range, ...facts);
}

/** Three lines that editors and CI understand: `file:line:column: severity: what [code]`, why, fix. */
export function formatDiagnostic(source: Source, diagnostic: Diagnostic): string {
  const { what, why, fix } = describe(source, diagnostic);
  const { code, severity, range } = diagnostic;
  const { line, column } = positionAt(source, range.from);
  return `${source.name}:${line}:${column}: ${severity}: ${what} [${code}]\n  why  ${why}\n  fix  ${fix}`;
}
