import type { Audience } from "./types.ts";

/** What a whole line says about slides. A near miss looks like it and is text: `length` of it is the sign. */
export type SeparatorLine =
  | { readonly kind: "slide" | "increment" }
  | { readonly kind: "notes"; readonly audience: Audience }
  | { readonly kind: "near-miss"; readonly length: number };

const LINES: ReadonlyMap<string, SeparatorLine> = new Map<string, SeparatorLine>([
  ["---", { kind: "slide" }],
  ["--", { kind: "increment" }],
  ["???", { kind: "notes", audience: "speaker" }],
  ["??? speaker", { kind: "notes", audience: "speaker" }],
  ["??? handout", { kind: "notes", audience: "handout" }],
  ["??? reader", { kind: "notes", audience: "reader" }],
]);
const BREAK = /^<!--\s*break\s*-->$/;
const NEAR_MISS = /^(---?(?=[ \t]+$)|\?\?\?(?=[ \t]))/;
/** No separator is longer; of longer lines only the beginning can be a near miss. */
const LONGEST = 100;

/** Reads a line that begins with `-`, `?` or `<`, given where it begins and ends. */
export function readSeparator(text: string, from: number, to: number): SeparatorLine | null {
  const first = text.charCodeAt(from);
  if (to - from > LONGEST && first !== 63) return null;
  const line = text.slice(from, Math.min(to, from + LONGEST));
  if (first === 60) return BREAK.test(line) ? { kind: "slide" } : null;
  const exact = LINES.get(line);
  if (exact) return exact;
  const sign = NEAR_MISS.exec(line);
  return sign ? { kind: "near-miss", length: sign[0].length } : null;
}
