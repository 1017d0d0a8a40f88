import type { Audience, Link } from "./types.ts";

/** What the scanner sees. The tokens of a text tile it: each begins where the one before ends. */
export type Token =
  | TextToken
  | OpenToken
  | CloseToken
  | EscapeToken
  | DefinitionToken
  | MacroToken
  | CommentToken
  | SeparatorToken
  | NotesToken;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Markdown, code included. */
export interface TextToken extends Span {
  readonly kind: "text";
}

/** `.one.two[`, whose `]` is in the same text. */
export interface OpenToken extends Span {
  readonly kind: "open";
  readonly classes: readonly string[];
  /** There is a newline between the brackets. */
  readonly block: boolean;
}

export interface CloseToken extends Span {
  readonly kind: "close";
}

/** The backslash of `\.name[…]`. */
export interface EscapeToken extends Span {
  readonly kind: "escape";
}

/** `[id]: url`, with the newline that ends it. */
export interface DefinitionToken extends Span {
  readonly kind: "definition";
  readonly id: string;
  readonly link: Link;
}

/** `![:name a, b](object)` */
export interface MacroToken extends Span {
  readonly kind: "macro";
  readonly name: string;
  readonly args: readonly string[];
  /** Undefined when there are no parentheses. */
  readonly object: string | undefined;
}

/** `<!-- key: value -->` */
export interface CommentToken extends Span {
  readonly kind: "comment";
  readonly key: string;
  readonly value: string;
}

/** `---` or `<!-- break -->`, and `--`; with the newline before and the newline after. */
export interface SeparatorToken extends Span {
  readonly kind: "slide" | "increment";
}

/** `???`, with the newline before and the newline after. */
export interface NotesToken extends Span {
  readonly kind: "notes";
  readonly audience: Audience;
}

export interface Scan {
  readonly tokens: readonly Token[];
  /** Where fences, inline code and indented code begin and end, in turn: [from, to, from, to…]. */
  readonly code: readonly number[];
  /** Where HTML comments begin and end, in turn; properties in comments are among them. */
  readonly comments: readonly number[];
  /** First words of the fences' info strings, as written. */
  readonly languages: readonly string[];
}
