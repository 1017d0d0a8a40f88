// The data of the language. Everything is readonly, plain, and made once by `parseDeck`.

/** Offsets into `Source.text`, in UTF-16 code units; `to` is excluded. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A deck's text after cleaning: no BOM, only LF, common indentation removed. */
export interface Source {
  /** What diagnostics call it: a file name, or "deck". */
  readonly name: string;
  readonly text: string;
  /** Offset in `text` at which each line starts; `lines[0] === 0`. */
  readonly lines: readonly number[];
  /** How many leading blanks were removed from every line; columns in diagnostics count them again. */
  readonly indent: number;
}

export type Piece = TextPiece | ClassPiece;

/** Markdown, untouched: the source slice at `range`, unless a variable or macro filled it. */
export interface TextPiece {
  readonly kind: "text";
  readonly text: string;
  readonly range: Range;
}

/** `.left-column.big[ … ]` */
export interface ClassPiece {
  readonly kind: "class";
  readonly classes: readonly string[];
  /** True when the brackets hold a newline: a `div`; otherwise a `span`. */
  readonly block: boolean;
  readonly content: Content;
  readonly range: Range;
}

export type Content = readonly Piece[];

/** Whom a note is for: `???` (speaker), `??? handout`, `??? reader`. */
export type Audience = "speaker" | "handout" | "reader";

export interface Note {
  readonly audience: Audience;
  readonly content: Content;
}

/** Slide indexes of the run of `--` steps that a slide is in; `first === last` for a slide shown in one step. */
export interface Increment {
  readonly first: number;
  readonly last: number;
}

export interface Slide {
  /** Its place in `deck.slides`, from 0: commands and sync use this. */
  readonly index: number;
  /** What its corner says, from 1: only people use this. Never falls from one slide to the next. */
  readonly number: number;
  readonly increment: Increment;
  /** Its own properties and those inherited from its template: name, class, background-image… */
  readonly properties: ReadonlyMap<string, string>;
  /** Everything to draw: template, earlier increments, own; variables expanded. */
  readonly content: Content;
  readonly notes: readonly Note[];
  /** Its own text, between separators. */
  readonly range: Range;
  /** Plain text of its first heading, or null; inherited headings count. */
  readonly title: string | null;
}

export interface Link {
  readonly href: string;
  readonly title?: string;
}

export interface Deck {
  readonly source: Source;
  /** In order of showing; layouts and excluded slides are gone. Never empty. */
  readonly slides: readonly Slide[];
  /** Name → index; the last slide of a name wins (remark 0.14). */
  readonly names: ReadonlyMap<string, number>;
  /** `[id]: url` definitions, deck-wide, by lower-case id. */
  readonly links: ReadonlyMap<string, Link>;
  /** Properties of the first slide as written, layout or not: `title`, `theme`, `ratio`, `lang`… of the deck. */
  readonly settings: ReadonlyMap<string, string>;
  /** In order of position; looked for when somebody first asks. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Diagnostic {
  /** "unclosed-class"; the kebab-case name of its function in words.ts. */
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly range: Range;
  /** What its sentences tell beside the place: `describe` of "#deck/words" knows what each is. */
  readonly facts: readonly unknown[];
}

/** A macro of the page: called with its arguments, `this` being the text in parentheses. */
export type Macro = (this: unknown, ...args: string[]) => unknown;

export interface ParseOptions {
  /** What diagnostics call the source. Default "deck". */
  readonly name?: string;
  /** `![:name a, b](object)`. Default: only `hello`. */
  readonly macros?: Readonly<Record<string, Macro>>;
  /** `--` goes on with the same slide. Default false (remark 0.15). */
  readonly disableIncrementalSlides?: boolean;
  /** Increments have numbers of their own. Default true (remark 0.9). */
  readonly countIncrementalSlides?: boolean;
  /** Slides whose own `class` has one of these are hidden. Default none (remark 0.15). */
  readonly excludedClasses?: readonly string[];
  /** Default true; false empties all notes (remark 0.15). */
  readonly includePresenterNotes?: boolean;
  /** Notes of templates and earlier increments come first. Default true (remark 0.14). */
  readonly inheritPresenterNotes?: boolean;
}
