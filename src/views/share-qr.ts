import { encode } from "uqr";

/** A QR code as the path of an SVG whose sides are `size` units, with the four units of quiet around it that readers ask for. */
export interface Code {
  readonly size: number;
  readonly path: string;
}

/** Null: the text is longer than a code can be. */
export function codeOf(text: string): Code | null {
  try {
    const { size, data } = encode(text, { ecc: "M", border: 4 });
    const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
    return { size, path };
  } catch {
    return null;
  }
}
