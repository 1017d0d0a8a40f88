import { filled, isBlank, join } from "./pieces.ts";
import type { Problems } from "./problems.ts";
import { takeProperties, type Property } from "./properties.ts";
import type { CommentToken, MacroToken, NotesToken, OpenToken, SeparatorToken, Token } from "./tokens.ts";
import type { Audience, Content, Link, Note, Piece, Range, Source } from "./types.ts";

/** A slide as written: nothing inherited, no variable expanded. */
export interface RawSlide {
  /** Its text, between separators. */
  readonly range: Range;
  /** What stands before it; null for the deck's first. */
  readonly separator: Range | null;
  /** A newline that what it inherits may need before it; the call's range for what a macro returned. */
  readonly newline: Range | null;
  /** It was begun by `--`. */
  readonly increment: boolean;
  readonly properties: readonly Property[];
  readonly content: Content;
  readonly notes: readonly Note[];
  readonly links: readonly NamedLink[];
}

export interface NamedLink {
  readonly id: string;
  readonly link: Link;
}

export interface Assembly {
  readonly source: Source;
  readonly problems: Problems;
  /** `--` goes on with the same slide. */
  readonly joinIncrements: boolean;
  /** For what a macro returned: the range of its call, which all its pieces get. */
  readonly call: Range | null;
  /** Runs a macro; its result, as slides: one, or more. */
  expand(call: MacroToken, range: Range): readonly RawSlide[];
}

/** Tokens → slides as written. */
export function assemble(tokens: readonly Token[], assembly: Assembly): RawSlide[] {
  const assembler = new Assembler(assembly);
  for (const token of tokens) assembler.take(token);
  return assembler.finish();
}

interface Frame {
  readonly open: OpenToken;
  readonly outer: Piece[];
}

class Assembler {
  readonly #assembly: Assembly;
  readonly #text: string;
  readonly #slides: RawSlide[] = [];
  readonly #frames: Frame[] = [];
  /** Where pieces go: the slide's content, a note, or an open class. */
  #pieces: Piece[] = [];
  #content: Piece[] = this.#pieces;
  #notes: { readonly audience: Audience; readonly content: Piece[] }[] = [];
  /** Where the notes for each audience began. */
  readonly #begun = new Map<Audience, number>();
  /** Nothing can be seen in the content yet. */
  #blank = true;
  #properties: Property[] = [];
  #links: NamedLink[] = [];
  #separator: SeparatorToken | null = null;
  #increment = false;
  /** The macro's call that the slide came from. */
  #call: Range | null = null;
  #from = 0;
  /** Source text that is not a piece yet, because what follows may belong to it. */
  #pendingFrom = 0;
  #pendingTo = 0;
  /** The newline that a dropped `--` may lend to what follows. */
  #seam: Range | null = null;

  constructor(assembly: Assembly) {
    this.#assembly = assembly;
    this.#text = assembly.source.text;
  }

  take(token: Token): void {
    switch (token.kind) {
      case "text":
        return this.#takeText(token);
      case "escape":
        return this.#flush();
      case "open":
        return this.#open(token);
      case "close":
        return this.#close(token);
      case "definition":
        this.#flush();
        this.#links.push({ id: token.id, link: token.link });
        return;
      case "comment":
        return this.#comment(token);
      case "macro":
        return this.#macro(token);
      case "notes":
        return this.#beginNotes(token);
      default:
        return this.#separate(token);
    }
  }

  finish(): RawSlide[] {
    this.#finishSlide(this.#text.length);
    return this.#slides;
  }

  #takeText({ from, to }: Range): void {
    if (this.#pendingTo !== from) {
      this.#flush();
      this.#pendingFrom = from;
    }
    this.#pendingTo = to;
  }

  #flush(): void {
    const from = this.#pendingFrom;
    const to = this.#pendingTo;
    this.#pendingFrom = this.#pendingTo = -1;
    if (from < to) this.#push([filled(this.#text.slice(from, to), this.#range({ from, to }))]);
  }

  #push(pieces: Content): void {
    const inContent = this.#pieces === this.#content;
    join(this.#pieces, pieces, inContent ? this.#seam : null);
    if (!inContent) return;
    this.#seam = null;
    this.#blank &&= isBlank(pieces);
  }

  #range({ from, to }: Range): Range {
    return this.#assembly.call ?? { from, to };
  }

  #open(open: OpenToken): void {
    this.#flush();
    this.#frames.push({ open, outer: this.#pieces });
    this.#pieces = [];
  }

  #close({ to }: Range): void {
    this.#flush();
    const { open, outer } = this.#frames.pop()!;
    const content = this.#pieces;
    const { classes, block, from } = open;
    this.#pieces = outer;
    this.#push([{ kind: "class", classes, block, content, range: this.#range({ from, to }) }]);
  }

  /** Goes from the content with the newlines before it; in notes comments are comments (remark 0.14). */
  #comment(comment: CommentToken): void {
    if (this.#pieces !== this.#content) return this.#takeText(comment);
    const { key, value, from, to } = comment;
    const range = this.#range({ from, to });
    this.#properties.push({ key, value, keyRange: range, valueRange: range, form: "comment" });
    if (this.#pendingTo !== from) return this.#flush();
    let end = from;
    while (end > this.#pendingFrom && this.#text[end - 1] === "\n") end -= 1;
    // What follows on the comment's own line must not slip onto the line above.
    if (end < from && end > this.#pendingFrom && to < this.#text.length && this.#text[to] !== "\n") end += 1;
    this.#pendingTo = end;
    this.#flush();
  }

  #macro(call: MacroToken): void {
    this.#flush();
    const range = this.#range(call);
    const [first, ...more] = this.#assembly.expand(call, range);
    if (!first) return;
    if (this.#pieces !== this.#content) {
      this.#adopt(first);
      for (const slide of more) {
        this.#push([filled("\n\n", range)]);
        this.#adopt(slide);
      }
      return;
    }
    // A slide that is all macro has the macro's properties; in the middle of a text they are lost (remark 0.14).
    if (this.#blank) append(this.#properties, first.properties);
    this.#adopt(first);
    more.forEach((slide) => {
      this.#finishSlide(call.from);
      this.#begin(call.from, null);
      this.#increment = slide.increment;
      this.#call = range;
      this.#properties = [...slide.properties];
      this.#adopt(slide);
    });
  }

  #adopt(slide: RawSlide): void {
    this.#push(slide.content);
    append(this.#links, slide.links);
    if (this.#pieces !== this.#content) return;
    for (const { audience, content } of slide.notes) {
      this.#notes.push({ audience, content: [...content] });
    }
  }

  #beginNotes(token: NotesToken): void {
    this.#flush();
    const at = this.#lineOf(token);
    const earlier = this.#begun.get(token.audience);
    if (earlier === undefined) this.#begun.set(token.audience, at);
    else {
      const range = { from: at, to: at + 3 };
      this.#assembly.problems.add("notes-twice", range, () => [earlier]);
    }
    this.#pieces = [];
    this.#notes.push({ audience: token.audience, content: this.#pieces });
  }

  #separate(separator: SeparatorToken): void {
    this.#flush();
    if (separator.kind === "increment" && this.#assembly.joinIncrements) {
      this.#pieces = this.#content;
      // Notes of both steps are what the author meant, not a slip.
      this.#begun.clear();
      this.#seam = this.#newlineOf(separator);
      return;
    }
    this.#finishSlide(separator.from);
    this.#begin(separator.to, separator);
  }

  /** A deck may have a million empty slides: what one did not use, the next one takes over. */
  #begin(from: number, separator: SeparatorToken | null): void {
    this.#from = from;
    this.#separator = separator;
    this.#increment = separator?.kind === "increment";
    this.#call = null;
    this.#blank = true;
    this.#seam = null;
    if (this.#content.length > 0) this.#content = [];
    this.#pieces = this.#content;
    if (this.#notes.length > 0) this.#notes = [];
    if (this.#begun.size > 0) this.#begun.clear();
    if (this.#properties.length > 0) this.#properties = [];
    if (this.#links.length > 0) this.#links = [];
  }

  #finishSlide(to: number): void {
    this.#flush();
    const content = this.#content;
    const lines = content.length === 0 ? [] : takeProperties(content);
    const separator = this.#separator;
    this.#slides.push({
      range: this.#range({ from: Math.min(this.#from, to), to }),
      separator,
      newline: this.#call ?? (separator && content.length > 0 ? this.#newlineOf(separator) : null),
      increment: this.#increment,
      properties: used(lines.length === 0 ? this.#properties : lines.concat(this.#properties)),
      content: used(content),
      notes: used(this.#notes.filter((note) => !isBlank(note.content))),
      links: used(this.#links),
    });
  }

  /** Where a separator's own line begins, past the newline that it takes. */
  #lineOf({ from }: Range): number {
    return this.#text[from] === "\n" ? from + 1 : from;
  }

  /** A newline of a separator: the one before it, else the one after. */
  #newlineOf({ from, to }: SeparatorToken): Range {
    return this.#range(this.#text[from] === "\n" ? { from, to: from + 1 } : { from: to - 1, to });
  }
}

const NONE: readonly never[] = [];

/** Empty lists are one and the same. */
function used<Item>(list: readonly Item[]): readonly Item[] {
  return list.length === 0 ? NONE : list;
}

/** As `push(...more)`, for any number. */
function append<Item>(to: Item[], more: readonly Item[]): void {
  for (const item of more) to.push(item);
}
