import { ahead } from "./ahead.ts";
import { cut, filled } from "./pieces.ts";
import type { Content, Piece, Range, TextPiece } from "./types.ts";

/** Whether a place in the source is code. */
export type InCode = (offset: number) => boolean;

/** `{{name}}` in a text: from its first brace to behind its last. */
export interface Variable {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** A backslash stands before it: it is shown as it is, without the backslash. */
  readonly escaped: boolean;
}

/** remark's form: two braces, anything but `}` and newline, two braces. Each text is read once, however many `{{`. */
export function* variables(text: string): Generator<Variable> {
  if (!text.includes("{{")) return;
  const brace = ahead(text, "}");
  const newline = ahead(text, "\n");
  let next = 0;
  for (let from = text.indexOf("{{"); from >= 0; from = text.indexOf("{{", next)) {
    const close = brace(from + 2);
    if (close === Infinity) return;
    next = from + 1;
    if (close <= from + 2 || text[close + 1] !== "}" || newline(from + 2) < close) continue;
    next = close + 2;
    const name = text.slice(from + 2, close).trim();
    yield { from, to: next, name, escaped: text[from - 1] === "\\" };
  }
}

/** How often content says `{{content}}`: in text, and in code, where it may be an example. */
export interface Slots {
  readonly text: number;
  readonly code: number;
}

export const NO_SLOTS: Slots = { text: 0, code: 0 };

export function countSlots(content: Content, inCode: InCode): Slots {
  let text = 0;
  let code = 0;
  for (const piece of content) {
    if (piece.kind === "text" && !piece.text.includes("{{")) continue;
    if (piece.kind === "class") {
      const inner = countSlots(piece.content, inCode);
      text += inner.text;
      code += inner.code;
    } else {
      for (const variable of variables(piece.text)) {
        if (variable.name !== "content" || variable.escaped) continue;
        if (isCode(piece, variable, inCode)) code += 1;
        else text += 1;
      }
    }
  }
  return text + code === 0 ? NO_SLOTS : { text, code };
}

/**
 * Puts `own` where `content` says `{{content}}`. An inline class that gets several lines becomes a block.
 * `code`: also where it says so in code, as a layout may; an increment's example of `{{ content }}` is left alone.
 */
export function fillSlots(content: Content, own: Content, code: boolean, inCode: InCode): Content {
  return replaceVariables(content, (variable, piece) => {
    if (variable.name !== "content") return null;
    return code || !isCode(piece, variable, inCode) ? own : null;
  });
}

/**
 * Puts properties where content names them, and takes the backslash off `\{{name}}`. Values are not looked into
 * again. What names no property stays; only `{{content}}` goes, unless it is code (remark 0.14 erased it there too).
 */
export function expandVariables(
  content: Content,
  properties: ReadonlyMap<string, string>,
  inCode: InCode,
): Content {
  return replaceVariables(
    content,
    (variable, piece) => {
      const value = properties.get(variable.name);
      if (value !== undefined) return [filled(value, rangeIn(piece, variable))];
      return variable.name === "content" && !isCode(piece, variable, inCode) ? [] : null;
    },
    true,
  );
}

/** `replace` answers null to leave a variable as it is. Contents without any stay the very same object. */
function replaceVariables(
  content: Content,
  replace: (variable: Variable, piece: TextPiece) => Content | null,
  unescape = false,
): Content {
  let result: Piece[] | null = null;
  content.forEach((piece, index) => {
    const parts =
      piece.kind === "text"
        ? replaceInText(piece, replace, unescape)
        : replaceInClass(piece, replace, unescape);
    if (parts && !result) result = content.slice(0, index);
    if (result) for (const part of parts ?? [piece]) result.push(part);
  });
  return result ?? content;
}

function replaceInClass(
  piece: Exclude<Piece, TextPiece>,
  replace: (variable: Variable, piece: TextPiece) => Content | null,
  unescape: boolean,
): Content | null {
  const content = replaceVariables(piece.content, replace, unescape);
  if (content === piece.content) return null;
  return [{ ...piece, content, block: piece.block || hasLines(content) }];
}

function replaceInText(
  piece: TextPiece,
  replace: (variable: Variable, piece: TextPiece) => Content | null,
  unescape: boolean,
): Content | null {
  let parts: Piece[] | null = null;
  let at = 0;
  for (const variable of variables(piece.text)) {
    const to = variable.escaped ? variable.from - 1 : variable.from;
    const value = variable.escaped ? (unescape ? [] : null) : replace(variable, piece);
    if (!value) continue;
    parts ??= [];
    const before = cut(piece, at, to);
    if (before) parts.push(before);
    for (const part of value) parts.push(part);
    at = variable.escaped ? variable.from : variable.to;
  }
  if (!parts) return null;
  const after = cut(piece, at);
  if (after) parts.push(after);
  return parts;
}

/** More than one line, not counting blank ones around. */
function hasLines(content: Content): boolean {
  const text = content.map((piece) => (piece.kind === "text" ? piece.text : piece.block ? "\n" : "x"));
  return text.join("").trim().includes("\n");
}

function isCode(piece: TextPiece, { from, to }: Range, inCode: InCode): boolean {
  const range = rangeIn(piece, { from, to });
  return range !== piece.range && inCode(range.from);
}

function rangeIn(piece: TextPiece, { from, to }: Range): Range {
  return cut(piece, from, to)?.range ?? piece.range;
}
