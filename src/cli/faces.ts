/** A style sheet with no more faces than its page needs, and the files of those. */
export interface Faced {
  readonly css: string;
  /** Addresses as the style sheet has them. */
  readonly files: readonly string[];
}

const FACE = /@font-face\s*\{[^}]*\}/g;

/** What the interface says, and what a reader may type. */
const LATIN = " ~";

/**
 * Leaves out the faces whose characters (`unicode-range`) the text has none of, and the formats for browsers that the
 * rest of a page is too new for.
 */
export function neededFaces(css: string, text: string): Faced {
  const characters = new Set<number>();
  for (const character of text) characters.add(character.codePointAt(0)!);
  for (let code = LATIN.charCodeAt(0); code <= LATIN.charCodeAt(1); code += 1) characters.add(code);
  const sorted = [...characters].sort((one, other) => one - other);
  const files: string[] = [];
  const kept = css.replaceAll(FACE, (face) => {
    const range = /unicode-range\s*:([^;}]*)/i.exec(face)?.[1];
    if (range !== undefined && !range.split(",").some((part) => hasOne(sorted, part.trim()))) return "";
    return face.replace(/src\s*:([^;}]*)/i, (_, list: string) => {
      const sources = list.split(/,(?=\s*(?:url|local)\()/).map((source) => source.trim());
      const modern = sources.filter((source) => /format\(\s*["']?woff2/.test(source));
      const chosen = modern.length > 0 ? modern : sources;
      for (const source of chosen) {
        const address = /url\(\s*["']?([^"')]+)/.exec(source)?.[1];
        if (address !== undefined) files.push(address);
      }
      return `src:${chosen.join(",")}`;
    });
  });
  return { css: kept, files: [...new Set(files)] };
}

/** `U+26`, `U+0-7F`, `U+4??`: has the sorted list one of them? */
function hasOne(codes: readonly number[], range: string): boolean {
  const [, start = "", end = start] = /^U\+([\da-f?]+)(?:-([\da-f]+))?$/i.exec(range) ?? [];
  if (start === "") return true;
  const from = Number.parseInt(start.replaceAll("?", "0"), 16);
  const to = Number.parseInt(end.replaceAll("?", "f"), 16);
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codes[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low < codes.length && codes[low]! <= to;
}
