// Every word that we say to an author about the deck. One function per problem; its name in kebab-case is the code.
// What is one plain sentence about the deck, why is what the audience would see, fix is the shortest thing to type.

import { lineOf } from "./source.ts";
import type { Diagnostic, Range, Source } from "./types.ts";

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
export function unclosedClass(source: Source, marker: Range, boundary: number | null): Diagnostic {
  const name = slice(source, marker);
  const end = Math.min(boundary ?? source.text.length, marker.to + FAR);
  const before = boundary === null ? "" : `, before ${boundaryAt(source, boundary)}`;
  const put = source.text[marker.to] === "\n" ? "Put `]` on a line of its own" : "Put `]`";
  const others = source.text.slice(marker.to, end).includes("]");
  return {
    code: "unclosed-class",
    severity: "error",
    range: pick(marker),
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

export function separatorInClass(
  source: Source,
  { kind, at, open, close, more }: SeparatorInClass,
): Diagnostic {
  const starts = { slide: "start a slide", increment: "start an increment", notes: "start the notes" }[kind];
  const sign = kind === "increment" ? "--" : kind === "notes" ? "???" : "---";
  const name = slice(source, open);
  const others = more === 0 ? "" : ` So ${more === 1 ? "is one more separator" : `are ${more} more`}.`;
  const rule = kind === "slide" ? " For a rule, write `***`." : "";
  return {
    code: "separator-in-class",
    severity: "warning",
    range: { from: at, to: at + sign.length },
    what: `this \`${sign}\` does not ${starts}`,
    why: `It is inside \`${name}\`, which opens on ${line(source, open.from)} and closes on ${line(source, close)}.${others}`,
    fix: `Close \`${name}\` above ${line(source, at)}.${rule}`,
  };
}

/** Classes in classes, more than `most` deep. */
export function nestedTooDeep(source: Source, marker: Range, most: number): Diagnostic {
  return {
    code: "nested-too-deep",
    severity: "warning",
    range: pick(marker),
    what: `\`${slice(source, marker)}\` is inside ${most} other classes`,
    why: "This one, and whatever is as deep, is shown as plain text.",
    fix: "Close some of the classes around it.",
  };
}

/** `boundary`: the separator's line at which the slide ends, or null. */
export function unclosedFence(source: Source, opening: Range, boundary: number | null): Diagnostic {
  const sign = run(source, opening);
  const before = boundary === null ? "" : `, before ${boundaryAt(source, boundary)}`;
  return {
    code: "unclosed-fence",
    severity: "error",
    range: pick(opening),
    what: `this ${sign} is never closed`,
    why: "The rest of the slide is not read as the author meant it, and separators in the code start slides.",
    fix: `Put ${sign} on a line of its own where the code ends${before}.`,
  };
}

/** A fence over a separator and over the beginning of another fence: very likely one that was not closed. */
export function runawayFence(
  source: Source,
  fence: { readonly from: number; readonly to: number; readonly length: number },
  separator: number,
  inner: number,
): Diagnostic {
  const range = { from: fence.from, to: fence.from + fence.length };
  const one = source.text[fence.from] === "~" ? "tilde" : "backtick";
  return {
    code: "runaway-fence",
    severity: "warning",
    range,
    what: `this ${run(source, range)} runs over ${boundaryAt(source, separator)} and the fence on ${line(source, inner)}`,
    why: `Everything down to ${line(source, fence.to - 1)} is one block of code on one slide.`,
    fix: `Close it above ${line(source, separator)}; if it is meant to show a fence, use one more ${one} around it.`,
  };
}

export function separatorInComment(source: Source, comment: number, separator: number): Diagnostic {
  return {
    code: "separator-in-comment",
    severity: "warning",
    range: { from: comment, to: comment + 4 },
    what: `this comment does not reach past ${boundaryAt(source, separator)}`,
    why: "Separators count in comments too: the slide ends there, and what follows is shown.",
    fix: "To hide a slide, write `exclude: true` at its top.",
  };
}

/** `--- ` or `??? text`. */
export function nearMissSeparator(source: Source, sign: Range): Diagnostic {
  const name = slice(source, sign);
  const end = source.text.indexOf("\n", sign.to);
  const rest = source.text.slice(sign.to, end < 0 ? source.text.length : end);
  const blanks = rest.trim() === "";
  return {
    code: "near-miss-separator",
    severity: "warning",
    range: pick(sign),
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

export function unknownTemplate(source: Source, value: Range, name: string, near: Named | null): Diagnostic {
  return {
    code: "unknown-template",
    severity: "error",
    range: pick(value),
    what: `no slide above is named "${clip(name)}"`,
    why: "`template:` copies an earlier slide; this one is shown without it.",
    fix: near
      ? `Did you mean "${clip(near.name)}", ${line(source, near.at)}?`
      : `Write \`name: ${clip(name)}\` at the top of the slide to copy, or delete this line.`,
  };
}

export function templateBelow(source: Source, value: Range, template: Named): Diagnostic {
  return {
    code: "template-below",
    severity: "error",
    range: pick(value),
    what: `"${clip(template.name)}" is a slide further down, on ${line(source, template.at)}`,
    why: "`template:` copies an earlier slide; this one is shown without it.",
    fix: `Move the slide on ${line(source, template.at)} above ${line(source, value.from)}.`,
  };
}

export function ownTemplate(source: Source, value: Range, name: string): Diagnostic {
  return {
    code: "own-template",
    severity: "error",
    range: pick(value),
    what: `this slide is itself named "${clip(name)}" and cannot be its own template`,
    why: "It is shown without a template.",
    fix: `Delete \`template: ${clip(name)}\`, or name the slide to copy (above ${line(source, value.from)}).`,
  };
}

export function duplicateName(source: Source, value: Range, first: Named, shown: boolean): Diagnostic {
  return {
    code: "duplicate-name",
    severity: "warning",
    range: pick(value),
    what: `another slide is named "${clip(first.name)}" too, on ${line(source, first.at)}`,
    why: shown
      ? `Links to #${clip(first.name)} and \`template: ${clip(first.name)}\` below here mean this slide.`
      : `\`template: ${clip(first.name)}\` below here means this slide.`,
    fix: "Give one of the two another name.",
  };
}

export function unknownLink(source: Source, target: Range, name: string, near: Named | null): Diagnostic {
  return {
    code: "unknown-link",
    severity: "warning",
    range: pick(target),
    what: `no slide is named "${clip(name)}"`,
    why: "The link leads nowhere.",
    fix: near
      ? `Did you mean "#${clip(near.name)}", ${line(source, near.at)}?`
      : `Write \`name: ${clip(name)}\` at the top of the slide it should lead to.`,
  };
}

/** `--` right after a layout. `previous`: where the slide begins that it goes on with instead, or null. */
export function incrementAfterLayout(source: Source, separator: Range, previous: number | null): Diagnostic {
  return {
    code: "increment-after-layout",
    severity: "warning",
    range: pick(separator),
    what: "this `--` follows a layout, which is not shown",
    why:
      previous === null
        ? "There is no slide yet to go on with: this one stands alone, without the layout."
        : `It goes on with the slide above the layout, from ${line(source, previous)}.`,
    fix: "Write `---` instead, for the layout's first slide.",
  };
}

/** `layout: True`, `exclude: yes`. */
export function unknownValue(
  _: Source,
  value: Range,
  pair: readonly [string, string],
  right: string,
): Diagnostic {
  const [key, written] = pair;
  return {
    code: "unknown-value",
    severity: "warning",
    range: pick(value),
    what: `\`${key}: ${clip(written)}\` means nothing`,
    why: `Only \`${key}: ${right}\` counts, in just these letters.`,
    fix: `Write \`${key}: ${right}\`.`,
  };
}

/** `Class: middle`, `calss: middle`. */
export function misspeltProperty(_: Source, key: Range, written: string, right: string): Diagnostic {
  return {
    code: "misspelt-property",
    severity: "warning",
    range: pick(key),
    what: `there is no property \`${clip(written)}\``,
    why: `It has no effect; nothing in the deck uses \`{{${clip(written)}}}\` either.`,
    fix: `Did you mean \`${right}\`?`,
  };
}

/** `Note: …` or `10:30 lunch` as a slide's first line. */
export function textAsProperty(_: Source, range: Range, key: string): Diagnostic {
  return {
    code: "text-as-property",
    severity: "warning",
    range: pick(range),
    what: `this line sets a property named \`${clip(key)}\``,
    why: "`name: value` lines at a slide's top are not shown.",
    fix: "If it is text, put a heading or a blank in front of it.",
  };
}

export function notesTwice(source: Source, separator: Range, first: number): Diagnostic {
  return {
    code: "notes-twice",
    severity: "warning",
    range: pick(separator),
    what: `this slide's notes began already, on ${line(source, first)}`,
    why: "Both parts are shown; Remark would drop the first.",
    fix: "Delete this `???`, or put `---` above it if a new slide was meant.",
  };
}

export function unknownMacro(_: Source, call: Range, name: string, near: string | null): Diagnostic {
  return {
    code: "unknown-macro",
    severity: "error",
    range: pick(call),
    what: `there is no macro named "${clip(name)}"`,
    why: "The call is shown as code in its place.",
    fix:
      near === null
        ? `Define \`remark.macros.${clip(name)}\`, or delete the colon if it is an image.`
        : `Did you mean "${near}"?`,
  };
}

export function failedMacro(_: Source, call: Range, name: string, message: string): Diagnostic {
  return {
    code: "failed-macro",
    severity: "error",
    range: pick(call),
    what: `the macro "${clip(name)}" failed: ${clip(message.replace(/\s+/g, " "), 120)}`,
    why: "The call is shown as code in its place.",
    fix: "Mend the macro, or its arguments here.",
  };
}

export function endlessMacro(_: Source, call: Range, name: string): Diagnostic {
  return {
    code: "endless-macro",
    severity: "error",
    range: pick(call),
    what: `the macro "${clip(name)}" calls macros without end`,
    why: "Lectern stops it; the calls that are left are shown as code.",
    fix: "Let the macro return text that does not call it again.",
  };
}

export function contentTooLong(source: Source, range: Range, layout: number): Diagnostic {
  return {
    code: "content-too-long",
    severity: "error",
    range: pick(range),
    what: `the slide on ${line(source, layout)} repeats \`{{content}}\` too many times`,
    why: "This slide's text is put after it, once.",
    fix: "Use `{{content}}` once in a layout.",
  };
}

/** A deck that begins as other tools' decks do: `---`, properties, `---`. */
export function frontMatter(source: Source, range: Range): Diagnostic {
  return {
    code: "front-matter",
    severity: "warning",
    range: pick(range),
    what: "the deck begins with a separator",
    why: "Its first slide is empty, and the properties that follow belong to a second one.",
    fix: `Delete ${line(source, range.from)}.`,
  };
}

export function nothingToShow(_: Source, range: Range): Diagnostic {
  return {
    code: "nothing-to-show",
    severity: "warning",
    range: pick(range),
    what: "every slide of this deck is a layout or excluded",
    why: "The audience sees one empty slide.",
    fix: "Add a `---` and a slide below the layout.",
  };
}

export function tooManyProblems(source: Source, most: number, more: number): Diagnostic {
  const end = source.text.length;
  return {
    code: "too-many-problems",
    severity: "warning",
    range: { from: end, to: end },
    what: `there are ${more} more problems like these`,
    why: `Lectern lists the first ${most}.`,
    fix: "Mend the first ones; often one slip causes many.",
  };
}

/** A range without what else its carrier holds. */
function pick({ from, to }: Range): Range {
  return { from, to };
}
