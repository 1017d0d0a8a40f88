import { ahead, type Ahead } from "./ahead.ts";
import type { MacroToken } from "./tokens.ts";

/**
 * `![:name a, b](object)` (remark 0.14): the name ends at a blank or `]`, the arguments at the first `]`, the object
 * at the first `)`. Commas part the arguments, quotes mean nothing; no arguments are one that is empty.
 */
export class MacroCalls {
  readonly #text: string;
  readonly #bracket: Ahead;
  readonly #parenthesis: Ahead;

  constructor(text: string) {
    this.#text = text;
    this.#bracket = ahead(text, "]");
    this.#parenthesis = ahead(text, ")");
  }

  /** The call at `at`, or null; `crosses` says whether a stretch leaves its slide, which a call may not. */
  read(at: number, crosses: (from: number, to: number) => boolean): MacroToken | null {
    const text = this.#text;
    if (!text.startsWith("![:", at)) return null;
    const bracket = this.#bracket(at);
    if (bracket === Infinity || crosses(at, bracket)) return null;
    const inside = text.slice(at + 3, bracket);
    const name = /^\S+/.exec(inside)?.[0];
    if (name === undefined) return null;
    const args = inside
      .slice(name.length)
      .split(",")
      .map((each) => each.trim());
    let close = text[bracket + 1] === "(" ? this.#parenthesis(bracket + 1) : Infinity;
    if (crosses(at, close)) close = Infinity;
    const object = close === Infinity ? undefined : text.slice(bracket + 2, close);
    return { kind: "macro", from: at, to: close === Infinity ? bracket + 1 : close + 1, name, args, object };
  }
}
