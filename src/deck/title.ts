import type { Content } from "./types.ts";

/**
 * Plain text of the first heading in reading order, content classes included; null without one. A slide of two
 * columns is titled by both: "Kubernetes: Architecture", as its left column often only repeats the section.
 */
export function titleOf(content: Content): string | null {
  const first = firstHeading(content);
  if (first === null) return null;
  const left = content.find((piece) => piece.kind === "class" && piece.classes.includes("left-column"));
  const right = content.find((piece) => piece.kind === "class" && piece.classes.includes("right-column"));
  if (left?.kind !== "class" || right?.kind !== "class" || firstHeading(left.content) !== first) return first;
  const second = firstHeading(right.content);
  if (second === null || second === first) return first;
  return `${first}${/[?!:.…]$/.test(first) ? "" : ":"} ${second}`;
}

const FENCE = /^[ \t]*(?:[-*+>][ \t]+)*(`{3,}|~{3,})([^`]*)$/;
const HASHES = /^[ \t]*#{1,6}([^#\n].*)$/;
const UNDERLINE = /^[ \t]*(?:={2,}|-{2,})[ \t]*$/;
const HTML = /<h([1-6])\b[^>]*>/i;

function firstHeading(content: Content): string | null {
  let before = "";
  let fence = "";
  let html: string | null = null;
  for (const line of lines(content)) {
    const run = FENCE.exec(line)?.[1] ?? "";
    if (fence !== "") {
      if (run.startsWith(fence)) fence = "";
      continue;
    }
    if (html !== null || HTML.test(line)) {
      html = html === null ? line.slice(HTML.exec(line)!.index) : `${html} ${line}`;
      if (!/<\/h[1-6]/i.test(html) && html.length < 1000) continue;
      const text = plain(html.replace(/<\/h[1-6][^]*$/i, ""));
      if (text !== "") return text;
      html = null;
    } else if (run !== "") fence = run;
    else {
      const hashes = HASHES.exec(line)?.[1];
      const text = hashes !== undefined ? plain(hashes) : UNDERLINE.test(line) ? plain(before) : "";
      if (text !== "") return text;
    }
    before = line;
  }
  return null;
}

/** Lines longer than this are no headings. */
const LONGEST = 1000;

/** The lines of a content, as far as they are asked for; inline classes are part of their line. */
function* lines(content: Content): Generator<string> {
  let line = "";
  for (const part of texts(content)) {
    let at = 0;
    for (let end = part.indexOf("\n"); end >= 0; end = part.indexOf("\n", at)) {
      line += part.slice(at, Math.min(end, at + LONGEST));
      yield line.slice(0, LONGEST);
      line = "";
      at = end + 1;
    }
    line += part.slice(at, at + LONGEST);
  }
  yield line.slice(0, LONGEST);
}

function* texts(content: Content): Generator<string> {
  for (const piece of content) {
    if (piece.kind === "text") yield piece.text;
    else {
      if (piece.block) yield "\n";
      yield* texts(piece.content);
      if (piece.block) yield "\n";
    }
  }
}

/** The ones that headings have; any other stays as it is written. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  shy: "",
  mu: "μ",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  middot: "·",
  times: "×",
  rarr: "→",
  larr: "←",
  copy: "©",
  reg: "®",
  trade: "™",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
};

function decode(entity: string, name: string): string {
  if (!name.startsWith("#")) return ENTITIES[name] ?? entity;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

/** A heading's source without its markup: links and images leave their text, code and emphasis their inside. */
function plain(markdown: string): string {
  return markdown
    .replace(/<!--[^]*?-->|<\/?[A-Za-z][^<>]*>/g, " ")
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replace(/(\*\*|__|~~)(?=\S)(.+?)\1/g, "$2")
    .replace(/(?<![\w\\])([*_])(?=\S)(.+?)\1(?!\w)/g, "$2")
    .replace(/`+/g, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, decode)
    .replace(/\s+#+\s*$/, "")
    .replace(/\s+/g, " ")
    .trim();
}
