import { ahead, aheadMatch, type Ahead } from "./ahead.ts";
import { Fences, innerFence, QuotedCode, runLength, type Fence } from "./fences.ts";
import { indentation, nextIndentation } from "./indentation.ts";
import { InlineCode } from "./inline-code.ts";
import { MacroCalls } from "./macro-call.ts";
import {
  classNamesEnd,
  definitionAt,
  isLetter,
  isWrittenItem,
  propertyComment,
  skipListMarkers,
  tagEnd,
  urlEnd,
} from "./recognise.ts";
import type { Problems } from "./problems.ts";
import { readSeparator } from "./separators.ts";
import { settle, type Mark, type OpenMark } from "./settle.ts";
import { lineEnd, skipBlanks } from "./source.ts";
import type { Scan } from "./tokens.ts";
import type { Source } from "./types.ts";

const NEWLINE = 10;
const HASH = 35;

/** A character that may begin something inside a line, or its end. */
const ACTIVE = /[\n[\]\\`<()]|\.(?=[A-Za-z_-])|!(?=\[:)|:(?=\/\/)/g;

/**
 * One pass over a text. The rules are remark 0.15's, mended where remark wrecked decks: CommonMark's fences;
 * brackets counted outside code; no class inside tags, comments, `style`, `script`, URLs and link destinations.
 */
export function scan(source: Source, problems: Problems): Scan {
  return new Scanner(source, problems).run();
}

/** A bracket that is open: a class's, or a plain one inside a class, which must close before the class can. */
interface Bracket {
  readonly mark: OpenMark | null;
  /** Indentation of the class's first line: what the body's other lines are measured from. */
  readonly base: number;
  /** How many separators stood before it; the base of a class that no slide ends with says nothing of later slides. */
  readonly slide: number;
}

class Scanner {
  readonly #source: Source;
  readonly #text: string;
  readonly #problems: Problems;
  readonly #fences: Fences;
  readonly #inline: InlineCode;
  readonly #macros: MacroCalls;
  readonly #quoted = new QuotedCode();
  readonly #newline: Ahead;
  readonly #boundary: Ahead;
  readonly #commentEnd: Ahead;
  readonly #rawEnd: { readonly style: Ahead; readonly script: Ahead };
  readonly #parenthesis: Ahead;
  readonly #innerSeparator: Ahead;
  readonly #marks: Mark[] = [];
  readonly #brackets: Bracket[] = [];
  readonly #code: number[] = [];
  readonly #comments: number[] = [];
  readonly #languages: string[] = [];
  /** Where the last mark ended: a separator takes the newline before it only if nothing else did. */
  #taken = 0;
  #slide = 0;
  /** The line before is empty, or there is none: indented code may begin. */
  #afterBlank = true;
  /** This line, or the last that was not blank, is indented code. */
  #inCode = false;
  /** Parentheses open in a link's destination; 0 outside of one. */
  #destination = 0;
  #urlEnd = 0;

  constructor(source: Source, problems: Problems) {
    const { text } = source;
    this.#source = source;
    this.#text = text;
    this.#problems = problems;
    this.#fences = new Fences(text);
    this.#macros = new MacroCalls(text);
    this.#newline = ahead(text, "\n");
    this.#inline = new InlineCode(text);
    this.#boundary = aheadMatch(text, /^(?:---?|\?\?\?)$/gm);
    this.#innerSeparator = aheadMatch(text, /^---$/gm);
    this.#commentEnd = ahead(text, "-->");
    this.#rawEnd = { style: aheadMatch(text, /<\/style/gi), script: aheadMatch(text, /<\/script/gi) };
    this.#parenthesis = ahead(text, ")");
  }

  run(): Scan {
    const text = this.#text;
    let at = 0;
    let lineStart = true;
    while (at < text.length) {
      if (lineStart) {
        const next = this.#line(at);
        lineStart = false;
        if (next > at) {
          at = next;
          lineStart = text.charCodeAt(at - 1) === NEWLINE;
          continue;
        }
      }
      ACTIVE.lastIndex = at;
      at = ACTIVE.test(text) ? ACTIVE.lastIndex - 1 : text.length;
      const code = text.charCodeAt(at);
      if (code === NEWLINE) {
        this.#destination = 0;
        lineStart = true;
        at += 1;
      } else if (at < text.length) at = this.#inside(at, code);
    }
    return {
      tokens: settle(this.#source, this.#marks, this.#problems),
      code: this.#code,
      comments: this.#comments,
      languages: this.#languages,
    };
  }

  /** What only begins at a line's start. Returns where to go on: `at` itself when nothing was found. */
  #line(at: number): number {
    const text = this.#text;
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      this.#afterBlank = true;
      return at;
    }
    // What most lines begin with, and nothing of the deck language does.
    if (isLetter(code) || code === HASH || isWrittenItem(text, at)) {
      this.#afterBlank = false;
      this.#inCode = false;
      this.#quoted.end();
      return at;
    }
    const next = this.#separator(at);
    if (next > at) return next;
    const first = skipBlanks(text, at);
    if (first === text.length || text.charCodeAt(first) === NEWLINE) {
      this.#afterBlank = true;
      return first;
    }
    const afterBlank = this.#afterBlank;
    this.#afterBlank = false;
    const quoted = this.#quoted.take(text, first);
    if (quoted > first) {
      this.#code.push(first, quoted);
      this.#language(/^[> \t]*(?:`{3,}|~{3,})(.*)/.exec(text.slice(first, quoted))?.[1] ?? "");
      return quoted;
    }
    const fenceEnd = this.#fence(skipListMarkers(text, first));
    if (fenceEnd > 0) {
      this.#inCode = false;
      this.#afterBlank = true;
      return fenceEnd;
    }
    this.#inCode = (afterBlank || this.#inCode) && indentation(text, at, first) >= this.#base() + 4;
    if (this.#inCode) {
      this.#code.push(first, lineEnd(text, first));
      return at;
    }
    return text[first] === "[" ? this.#definition(at, first, afterBlank) : at;
  }

  #separator(at: number): number {
    const first = this.#text.charCodeAt(at);
    if (first !== 45 && first !== 63 && first !== 60) return at;
    const to = Math.min(this.#newline(at), this.#text.length);
    const found = readSeparator(this.#text, at, to);
    if (!found) return at;
    if (found.kind === "near-miss") {
      this.#mark({ kind: "near-miss", from: at, to: at + found.length });
      return at;
    }
    // The newlines around belong to it, unless the one before belongs to something else.
    const from = at > 0 && this.#taken < at ? at - 1 : at;
    const end = Math.min(to + 1, this.#text.length);
    if (found.kind === "notes") this.#mark({ kind: "notes", from, to: end, audience: found.audience });
    else this.#mark({ kind: found.kind, from, to: end });
    this.#afterBlank = found.kind !== "increment";
    this.#inCode = false;
    this.#slide += 1;
    return this.#taken;
  }

  #mark(mark: Mark): void {
    this.#marks.push(mark);
    this.#taken = mark.to;
  }

  #fence(at: number): number {
    const fence = this.#fences.read(at, this.#brackets.length > 0);
    if (fence === null) return 0;
    if (fence === "unclosed") {
      this.#unclosedFence(at);
      return 0;
    }
    // remark: a class ends before a fence in it that was forgotten, and at the end of one shown as HTML.
    const isRunaway = this.#isRunaway(fence);
    if (this.#brackets.length > 0 && (isRunaway || fence.info.startsWith("</"))) return 0;
    this.#code.push(fence.from, fence.to);
    this.#language(fence.info);
    // In a class a fence may end as "```]": the bracket must be seen.
    const next = skipBlanks(this.#text, fence.to);
    return this.#text[next] === "]" ? next : Math.min(next + 1, this.#text.length);
  }

  #language(info: string): void {
    const language = /^[^\s{,]+/.exec(info.trimStart())?.[0];
    if (language) this.#languages.push(language);
  }

  #unclosedFence(at: number): void {
    const boundary = this.#boundary(at);
    const run = { from: at, to: at + runLength(this.#text, at) };
    this.#problems.add("unclosed-fence", run, () => [boundary === Infinity ? null : boundary]);
  }

  /** A fence over a separator and over another fence's beginning is one whose end was forgotten. */
  #isRunaway(fence: Fence): boolean {
    const separator = this.#innerSeparator(fence.body);
    if (separator >= fence.close) return false;
    const inner = innerFence(this.#text, fence, separator);
    if (inner < 0) return false;
    const opening = { from: fence.from, to: fence.from + fence.length };
    this.#problems.add("runaway-fence", opening, () => [fence.to, separator, inner]);
    return true;
  }

  #definition(at: number, first: number, afterBlank: boolean): number {
    const found = definitionAt(this.#text, first, lineEnd(this.#text, first));
    if (!found) return at;
    let to = found.to;
    if (afterBlank) while (this.#text.charCodeAt(to) === NEWLINE) to += 1;
    this.#mark({ kind: "definition", from: at, to, id: found.id, link: found.link });
    this.#afterBlank = afterBlank;
    return to;
  }

  #base(): number {
    const last = this.#brackets.at(-1);
    return last && last.slide === this.#slide ? last.base : 0;
  }

  /** A character that may begin something inside a line. Returns where to go on. */
  #inside(at: number, code: number): number {
    const text = this.#text;
    if (code === 91) return this.#bracket(at);
    if (code === 93) return this.#closeBracket(at);
    if (code === 92) return this.#backslash(at);
    if (this.#inCode) return at + 1;
    if (code === 46) return this.#dot(at, at);
    if (code === 96) return this.#backtick(at);
    if (code === 60) return this.#angle(at);
    if (code === 33) return this.#macro(at);
    if (code === 58) {
      if (at >= this.#urlEnd && text.startsWith("://", at) && at > 0 && /[A-Za-z]/.test(text[at - 1]!)) {
        this.#urlEnd = urlEnd(text, at);
      }
    } else if (this.#destination > 0) this.#destination += code === 40 ? 1 : -1;
    return at + 1;
  }

  #bracket(at: number): number {
    if (this.#brackets.length > 0) this.#push(null, this.#base());
    return at + 1;
  }

  #push(mark: OpenMark | null, base: number): void {
    this.#brackets.push({ mark, base, slide: this.#slide });
  }

  #closeBracket(at: number): number {
    const opened = this.#brackets.pop();
    if (opened?.mark) {
      opened.mark.close = this.#marks.length;
      this.#mark({ kind: "close", from: at, to: at + 1, open: opened.mark });
      this.#inCode = false;
      this.#destination = 0;
      return at + 1;
    }
    if (this.#inCode || this.#text[at + 1] !== "(") return at + 1;
    if (this.#parenthesis(at) > this.#newline(at)) return at + 1;
    this.#destination = 1;
    return at + 2;
  }

  #backslash(at: number): number {
    const next = this.#text.charCodeAt(at + 1);
    if (next === 46 && !this.#inCode) return this.#dot(at + 1, at);
    // `\\.a[x]` is literal too (remark 0.14): leave the second backslash to the dot.
    if (next === 92) return this.#text[at + 2] === "." ? at + 1 : at + 2;
    return next === 91 || next === 93 || next === 96 ? at + 2 : at + 1;
  }

  /** A class's names; `from` is its backslash or its dot. */
  #dot(at: number, from: number): number {
    const text = this.#text;
    const end = classNamesEnd(text, at);
    if (text[end] !== "[" || end === at || at < this.#urlEnd || this.#destination > 0) {
      return Math.max(end, at + 1);
    }
    const mark: OpenMark = { kind: "open", from, to: end + 1, escaped: from < at, close: -1 };
    this.#mark(mark);
    this.#push(mark, nextIndentation(text, end + 1) ?? this.#base());
    return this.#fenceInLine(end + 1);
  }

  /** `.code[```js`: a class's text is a document of its own, so its beginning is a line's. */
  #fenceInLine(at: number): number {
    const first = skipBlanks(this.#text, at);
    if (runLength(this.#text, first) < 3) return at;
    return this.#fence(first) || at;
  }

  #backtick(at: number): number {
    const to = this.#inline.end(at, Math.min(this.#newline(at), this.#text.length));
    if (to < 0) return at + runLength(this.#text, at);
    this.#code.push(at, to);
    return to;
  }

  #angle(at: number): number {
    const text = this.#text;
    if (text.startsWith("<!--", at)) return this.#comment(at);
    const to = tagEnd(text, at);
    if (to < 0 || this.#crossesSlides(at, to)) return at + 1;
    const name = /^(?:style|script)\b/i.exec(text.slice(at + 1, at + 8))?.[0].toLowerCase();
    if (name !== "style" && name !== "script") return to;
    const end = this.#rawEnd[name](to);
    return end < Infinity && !this.#crossesSlides(at, end) ? end : to;
  }

  readonly #crossesSlides = (from: number, to: number): boolean =>
    this.#newline(from) < to && this.#boundary(from) < to;

  #comment(at: number): number {
    const text = this.#text;
    const end = this.#commentEnd(at + 2);
    if (end === Infinity) return at + 4;
    if (this.#crossesSlides(at, end)) {
      const boundary = this.#boundary(at);
      this.#problems.add("separator-in-comment", { from: at, to: at + 4 }, () => [boundary]);
      return at + 4;
    }
    const to = end + 3;
    this.#comments.push(at, to);
    const property = propertyComment(text.slice(at + 4, Math.max(end, at + 4)));
    if (property) this.#mark({ kind: "comment", from: at, to, ...property });
    return to;
  }

  #macro(at: number): number {
    const call = this.#macros.read(at, this.#crossesSlides);
    if (!call) return at + 1;
    this.#mark(call);
    return call.to;
  }
}
