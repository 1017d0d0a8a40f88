// marked's expressions, where the flavour of remark's decks differs. Everything else is marked's own.
import { Lexer, Tokenizer, type Rules } from "marked";

import { INLINE_ELEMENTS } from "./elements.ts";

const FENCE = " *(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~{3,})";
const HEADING = " *(?=#[^\\n]*[^#\\s])#";
const SETEXT = "[^\\n\u0090]+\\n {0,3}(?:={2,}|-{2,}) *(?:\\n|$)";
const LIST = " *(?:[*+-]|\\d{1,9}\\.) +\\S";
const RULE = " {0,3}(?:(?:- *){3,}|(?:_ *){3,}|(?:\\* *){3,})(?:\\n|$)";
/** Not where it is indented (remark). */
const HTML = `<(?!(?:${INLINE_ELEMENTS})\\b)[A-Za-z]\\w*(?=[\\s/>])`;
export const TABLE = "[^\\n]*\\|[^\\n]*\\n(?=[^\\n]*-)(?=[^\\n]*\\|)[-:| ]+(?:\\n|$)";

/** What ends a paragraph without an empty line before it. */
const INTERRUPT = [
  " *(?:\\n|$)",
  " *\u0090",
  HEADING,
  FENCE,
  " {0,3}>",
  LIST,
  RULE,
  HTML,
  SETEXT,
  TABLE,
].join("|");

/** Anchored, or it would be tried everywhere. */
const NEVER = /^(?!)/;

/** remark 0.14: a backslash escapes these and is printed before all others, as LaTeX wants it. */
const ESCAPABLE = "[\\\\`*{}[\\]()#+\\-.!_>~|]";

/**
 * A code span, or backticks that begin none. Those are taken all at once: from each of them a span would be looked for to
 * the text's end.
 */
export const CODE = "(`+)(?:[^`]|[^`][\\s\\S]*?[^`])\\1(?!`)|`+";

// What may stand beside emphasis. CommonMark asks for blanks where a marker touches punctuation; remark does
// not, and CJK text has no blanks: **“粗体”**字. So a `*` opens before anything but a blank or closing
// punctuation, and closes after anything but a blank or opening punctuation.
const BESIDE = {
  PUNCT: "(?!~)[\\p{P}\\p{S}]",
  SPACE_PUNCT: "(?!~)[\\s\\p{P}\\p{S}]",
  LETTER: "(?:[^\\s\\p{P}\\p{S}]|~)",
  OPENING: "[\\p{Ps}\\p{Pi}]",
  QUOTE: "[\\p{Ps}\\p{Pi}\"']",
  CLOSING: "[\\p{Pe}\\p{Pf}.,;:!?…、。，；：！？]",
};

const beside = (pattern: string): string =>
  pattern.replace(/[A-Z]+(?:_[A-Z]+)*/g, (name) => BESIDE[name as keyof typeof BESIDE] ?? name);

// Classes of Unicode take an engine a millisecond each to make, so what decks usually have is spelt out.
const LETTERS = "\u00A0\u00AD²³¹ªºµ¼-¾À-ÖØ-öø-ɏΑ-ϵЀ-ҁ々ぁ-ゖァ-ヺー一-鿿가-힣";
const OPENING = "«‘‚‛“„‟‹《「『【（";
const CLOSING = "»’”›》」』】）";
const SIGNS = "¡-©¬®-±´¶-¸¿×÷‐-‧‰-⁄€™←-⋿☀-⛿✁-❧、-〃！，：；？";
const UNUSUAL = new RegExp(`[^\\0-\\u009F${LETTERS}${OPENING}${CLOSING}${SIGNS}]`);

/** What the classes above are where no character is unusual. */
const USUAL: readonly (readonly [string, string])[] = [
  ["\\p{P}\\p{S}", `!-/:-@[-\`{-~${SIGNS}${OPENING}${CLOSING}`],
  ["\\p{Ps}\\p{Pi}", `([{${OPENING}`],
  ["\\p{Pe}\\p{Pf}", `)\\]}${CLOSING}`],
];

/** remark: what begins as a tag and ends as one is one: `<img src="a.png" , width="9" / >`. Bounded, or it would look far. */
const LOOSE_TAG = `<\\/?[A-Za-z]\\w*(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^'"<>]){0,999}>`;

const gfm = Lexer.rules;

/** remark: `<?php` and `<!DOCTYPE` within a line are text; a browser would hide them. */
function withoutInstructions(tag: string): string {
  return tag
    .split("|^")
    .filter((one) => !/^<(?:!|\\\?)/.test(one))
    .join("|^");
}

/** What an expression is made from. */
type Recipe = Pick<RegExp, "source" | "flags">;

/** Our build hands out marked's expressions unmade (see `quickMarked`): it has 45 of them, and we need a dozen. */
const made = ({ source, flags }: Recipe): RegExp => new RegExp(source, flags);

const block: Rules["block"] = {
  ...gfm.block.gfm,
  // Closing hashes are marked's affair.
  heading: /^ *(?=#[^\n]*[^#\s])(#{1,6})([^\n]*)(?:\n+|$)/,
  // remark: two signs at least, and only the paragraph's last line is the heading.
  lheading: /^([^\n\u0090]+)\n {0,3}(={2,}|-{2,}) *(?:\n+|$)/,
  paragraph: new RegExp(`^([^\\n]+(?:\\n(?!${INTERRUPT})[^\\n]+)*)`),
};

const inline = {
  ...gfm.inline.gfm,
  autolink: made(gfm.inline.gfm.autolink),
  blockSkip: made(gfm.inline.gfm.blockSkip),
  link: made(gfm.inline.gfm.link),
  nolink: made(gfm.inline.gfm.nolink),
  reflink: made(gfm.inline.gfm.reflink),
  reflinkSearch: made(gfm.inline.gfm.reflinkSearch),
  escape: new RegExp(`^\\\\(${ESCAPABLE})`),
  anyPunctuation: new RegExp(`\\\\(${ESCAPABLE})`, "g"),
  anyPunctuationOutsideCode: new RegExp(`${CODE}|\\\\(${ESCAPABLE})`, "g"),
  tag: new RegExp(`${withoutInstructions(gfm.inline.gfm.tag.source)}|^${LOOSE_TAG}`),
  // A backslash at a line's end is printed.
  br: /^( {2,})\n(?!\s*$)[ \t]*/,
  // Only http and https; no www, no mail addresses.
  url: /^(https?:\/\/)[^\s<\u0081\u0090\u009D]{1,2000}/i,
  _backpedal: /(?:[^?!.,:;*_'"~()[\]&]+|\([^)]*\)|\[[^\]]*\]|&(?![a-zA-Z0-9]+;$)|[?!.,:;*_'"~)\]]+(?!$))+/,
  // The tokenizer says where it ends.
  text: /^[\s\S]+/,
};

type Emphasis =
  | "punctuation"
  | "delLDelim"
  | "delRDelim"
  | "emStrongLDelim"
  | "emStrongRDelimAst"
  | "emStrongRDelimUnd";

const emphasis: Readonly<Record<Emphasis, Recipe>> = {
  punctuation: gfm.inline.gfm.punctuation,
  // `~one~` is text.
  delLDelim: { source: "^~~(?:((?!~)[\\p{P}\\p{S}])|[^\\s~])", flags: "u" },
  delRDelim: gfm.inline.gfm.delRDelim,
  emStrongLDelim: {
    source: beside("^(?:\\*+(?:((?!\\*)CLOSING)|([^\\s*]))?)|^_+(?:((?!_)PUNCT)|([^\\s_]))?"),
    flags: "u",
  },
  emStrongRDelimAst: {
    source: beside(
      "^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])" +
        "|(?!\\*)PUNCT(\\*+)(?=[\\s]|$)" +
        "|LETTER(\\*+)(?!\\*)(?=(?!QUOTE)SPACE_PUNCT|$)" +
        "|(?:\\s|OPENING)(\\*+)(?=LETTER)" +
        "|[\\s](\\*+)(?!\\*)(?=PUNCT)" +
        "|(?:(?!\\*)PUNCT(?=\\*+(?!\\*)PUNCT)|LETTER(?=\\*+QUOTE))(\\*+)" +
        "|(?:(?!\\*)PUNCT|LETTER)(\\*+)(?=LETTER)",
    ),
    flags: "gu",
  },
  emStrongRDelimUnd: gfm.inline.gfm.emStrongRDelimUnd,
};

/** `other` are marked's small expressions, which it hands to every tokenizer. */
const common = { other: other(), block };

function withEmphasis(make: (recipe: Recipe) => RegExp): Rules {
  const own = Object.fromEntries(Object.entries(emphasis).map(([name, one]) => [name, make(one)]));
  return { ...common, inline: { ...inline, ...(own as Record<Emphasis, RegExp>) } };
}

/** For lines without signs of emphasis, or without unusual characters: nearly all. */
export const usualRules = withEmphasis(({ source, flags }) => {
  let usual = source;
  for (const [general, those] of USUAL) usual = usual.replaceAll(general, those);
  return new RegExp(usual, flags.replace("u", ""));
});

let generalRules: Rules | null = null;

/** More signs of emphasis than any paragraph has: it takes marked far too long to pair thousands of them. */
const MOST_SIGNS = 500;

/** For a tokenizer that reads `text`: one line or paragraph that has signs of emphasis, with all that is nested in it. */
export function rulesFor(text: string): Rules {
  const rules = UNUSUAL.test(text) ? general() : usualRules;
  return isOverloaded(text) ? { ...rules, inline: { ...rules.inline, emStrongLDelim: NEVER } } : rules;
}

function general(): Rules {
  return (generalRules ??= withEmphasis(made));
}

function isOverloaded(text: string): boolean {
  return text.length > MOST_SIGNS && (text.match(/[*_]/g)?.length ?? 0) > MOST_SIGNS;
}

function other(): Rules["other"] {
  const tokenizer = new Tokenizer();
  return new Lexer({ tokenizer }).options.tokenizer?.rules.other ?? tokenizer.rules.other;
}
