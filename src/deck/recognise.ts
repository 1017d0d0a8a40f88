// Recognisers of the constructs inside a line. Each looks at one place and says where the construct ends, or -1.

import { skipBlanks } from "./source.ts";
import type { Link } from "./types.ts";

/** Of ASCII. */
export const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Where what `pattern` matches at `at` ends. It has flag y and matches anything, if only the empty text. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

const WORD = /[\w-]*/y;
const CLASS_NAMES = /(?:\.[A-Za-z_-][\w-]*)*/y;
const TAG_NAME = /(?:[A-Za-z][\w-]*)?/y;
const WRITTEN_ITEM = /(?:[*-] +[A-Za-z])?/y;
const SPACE = /[ \t\n]*/y;
const ATTRIBUTE_NAME = /[\w:.@\u0080-\uFFFF-]*/y;
/** Neither blank nor one of `" ' < >` and backtick. */
const BARE_VALUE = /[^\0- "'<>`]*/y;
const BARE_URL = /[^\0- <>"')\]`|]*/y;

/** Property names and the rest of class names: `A–Z a–z 0–9 _ -`. */
export const wordEnd = (text: string, at: number): number => endOf(WORD, text, at);

/** Where the `.one.two` at `at` ends; `at` itself when no class name stands there. */
export const classNamesEnd = (text: string, at: number): number => endOf(CLASS_NAMES, text, at);

/** `* Words`: no separator, and no fence begins there. */
export const isWrittenItem = (text: string, at: number): boolean => endOf(WRITTEN_ITEM, text, at) > at;

/** Where a bare URL ends, given its `://`: brackets end it too, so `.footnote[http://a.b]` closes. */
export const urlEnd = (text: string, at: number): number => endOf(BARE_URL, text, at);

/** An HTML tag, closed and well-formed, as CommonMark has it: `<img width=50% src="a.png">`, `</b>`. */
export function tagEnd(text: string, at: number): number {
  const closing = text.charCodeAt(at + 1) === 47;
  const name = closing ? at + 2 : at + 1;
  let to = endOf(TAG_NAME, text, name);
  if (to === name) return -1;
  for (;;) {
    const gap = endOf(SPACE, text, to);
    const code = text.charCodeAt(gap);
    if (code === 62) return gap + 1;
    if (code === 47 && text.charCodeAt(gap + 1) === 62) return gap + 2;
    // Decks have `<img src=a.png/ >`, `<a / >`, and attributes that follow a quote directly.
    if (code === 47) {
      to = gap + 1;
      continue;
    }
    if (gap === to && text.charCodeAt(to - 1) !== 34 && text.charCodeAt(to - 1) !== 39) return -1;
    to = attributeEnd(text, gap);
    if (to < 0 || closing) return -1;
  }
}

function attributeEnd(text: string, at: number): number {
  const name = endOf(ATTRIBUTE_NAME, text, at);
  if (name === at) return -1;
  const equals = endOf(SPACE, text, name);
  if (text.charCodeAt(equals) !== 61) return name;
  const value = endOf(SPACE, text, equals + 1);
  const quote = text[value];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, value + 1);
    return end < 0 ? -1 : end + 1;
  }
  const to = endOf(BARE_VALUE, text, value);
  return to === value ? -1 : to;
}

export interface Definition {
  readonly id: string;
  readonly link: Link;
  /** After its line, newline included. */
  readonly to: number;
}

/** A line longer than this is not looked at for a link definition. */
const LONGEST_DEFINITION = 10_000;
const DEFINITION = /^\[([^\]]+)\]: *(?:<([^\s<>]*)>|([^\s<>]+))(?: +["'(](.*)["')])? *$/;

/** `[id]: url "title"`, the title with any text in it (remark), on a line of its own; `at` is its bracket, `end` its line's end. */
export function definitionAt(text: string, at: number, end: number): Definition | null {
  if (end - at > LONGEST_DEFINITION) return null;
  const found = DEFINITION.exec(text.slice(at, end));
  if (!found) return null;
  const title = found[4];
  const link = { href: (found[2] ?? found[3])!, ...(title === undefined ? {} : { title }) };
  return { id: linkId(found[1]!), link, to: Math.min(end + 1, text.length) };
}

/** Link ids are compared without regard to case and to how much white space they have. */
export function linkId(id: string): string {
  return id.trim().replace(/\s+/g, " ").toLowerCase();
}

export interface PropertyComment {
  readonly key: string;
  readonly value: string;
}

/** `<!-- key: value -->`, given what is between the dashes; anything else is an ordinary comment. */
export function propertyComment(inside: string): PropertyComment | null {
  const pair = inside.trim();
  const colon = wordEnd(pair, 0);
  if (colon === 0 || pair[colon] !== ":" || pair.includes("\n") || pair.startsWith("://", colon)) return null;
  return { key: pair.slice(0, colon), value: pair.slice(colon + 1).trim() };
}

/** After list markers and quote marks, where a fence may still begin: `- ```js`. */
export function skipListMarkers(text: string, at: number): number {
  let to = at;
  for (;;) {
    const first = text.charCodeAt(to);
    let end = to;
    if (first === 45 || first === 42 || first === 43) end = to + 1;
    else {
      while (isDigit(text.charCodeAt(end)) && end - to < 9) end += 1;
      if (end === to || (text[end] !== "." && text[end] !== ")")) return to;
      end += 1;
    }
    const next = skipBlanks(text, end);
    if (next === end) return to;
    to = next;
  }
}
