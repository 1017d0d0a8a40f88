// Recognisers of the constructs inside a line. Each looks at one place and says where the construct ends, or -1.

import { skipBlanks } from "./source.ts";
import type { Link } from "./types.ts";

/** Of ASCII. */
export const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean => isLetter(code) || isDigit(code) || code === 95 || code === 45;

/** Property names and the rest of class names: `A–Z a–z 0–9 _ -`. */
export function wordEnd(text: string, at: number): number {
  let to = at;
  while (isWord(text.charCodeAt(to))) to += 1;
  return to;
}

/** Where the `.one.two` at `at` ends; `at` itself when no class name stands there. */
export function classNamesEnd(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 46) {
    const first = text.charCodeAt(end + 1);
    if (!isLetter(first) && first !== 95 && first !== 45) break;
    end = wordEnd(text, end + 1);
  }
  return end;
}

/** An HTML tag, closed and well-formed, as CommonMark has it: `<img width=50% src="a.png">`, `</b>`. */
export function tagEnd(text: string, at: number): number {
  const closing = text.charCodeAt(at + 1) === 47;
  let to = closing ? at + 2 : at + 1;
  if (!isLetter(text.charCodeAt(to))) return -1;
  to = wordEnd(text, to);
  for (;;) {
    const gap = skipSpace(text, to);
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
  let to = at;
  while (isAttributeName(text.charCodeAt(to))) to += 1;
  if (to === at) return -1;
  const equals = skipSpace(text, to);
  if (text.charCodeAt(equals) !== 61) return to;
  const value = skipSpace(text, equals + 1);
  const quote = text[value];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, value + 1);
    return end < 0 ? -1 : end + 1;
  }
  to = value;
  while (isBareValue(text.charCodeAt(to))) to += 1;
  return to === value ? -1 : to;
}

const isAttributeName = (code: number): boolean =>
  isWord(code) || code === 58 || code === 46 || code === 64 || code > 127;

/** Neither blank nor one of `" ' < = >` and backtick. */
function isBareValue(code: number): boolean {
  return code > 32 && code !== 34 && code !== 39 && code !== 60 && code !== 62 && code !== 96;
}

/** Spaces, tabs and newlines. */
function skipSpace(text: string, at: number): number {
  let to = at;
  for (let code = text.charCodeAt(to); code === 32 || code === 9 || code === 10; code = text.charCodeAt(to))
    to += 1;
  return to;
}

/** Where a bare URL ends, given its `://`: brackets end it too, so `.footnote[http://a.b]` closes. */
export function urlEnd(text: string, at: number): number {
  let to = at;
  for (;;) {
    const code = text.charCodeAt(to);
    if (!(code > 32) || code === 60 || code === 62 || code === 34 || code === 39) return to;
    if (code === 41 || code === 93 || code === 96 || code === 124) return to;
    to += 1;
  }
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
