import { RAW_ELEMENTS, VOID_ELEMENTS } from "./elements.ts";

/**
 * Watches an author's tags go by, to tell whether they close each other in order. Most do, and need no
 * `balance`, which reads the whole result.
 */
export class Nesting {
  readonly #open: string[] = [];
  /** How few were open since `within` began. */
  #fewest = 0;
  #isBroken = false;
  #isUsed = false;

  /** Whether the author wrote HTML. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  get isClosed(): boolean {
    return !this.#isBroken && this.#open.length === 0;
  }

  /** The next piece of HTML, in the order of the document. */
  add(html: string): void {
    this.#isUsed = true;
    if (/^<!--[^>]*-->\s*$/.test(html)) return;
    for (const [whole, slash, word = "", end] of html.matchAll(/<(?:(\/?)([A-Za-z][\w-]*)[^<>]*?(\/?>))?/g)) {
      const name = word.toLowerCase();
      if (whole === "<" || UNUSUAL.has(name) || (whole.match(/["']/g)?.length ?? 0) % 2)
        this.#isBroken = true;
      else if (slash) {
        this.#isBroken ||= this.#open.pop() !== name;
        this.#fewest = Math.min(this.#fewest, this.#open.length);
      } else if (!VOID_ELEMENTS.has(name)) {
        this.#open.push(name);
        this.#isBroken ||= end === "/>";
      }
    }
  }

  /** An element of ours: what is open where it begins must be open at its end, and nothing else. */
  within(draw: () => string): string {
    const [depth, fewest] = [this.#open.length, this.#fewest];
    this.#fewest = depth;
    const drawn = draw();
    this.#isBroken ||= this.#fewest < depth || this.#open.length !== depth;
    this.#fewest = Math.min(fewest, this.#fewest);
    return drawn;
  }
}

const UNUSUAL = new Set([...RAW_ELEMENTS, "html", "head", "body", "frameset", "plaintext"]);
