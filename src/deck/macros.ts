import { assemble, type RawSlide } from "./assemble.ts";
import { nearest } from "./nearest.ts";
import { filled } from "./pieces.ts";
import { Problems } from "./problems.ts";
import { scan } from "./scan.ts";
import { readSource } from "./source.ts";
import type { MacroToken } from "./tokens.ts";
import type { Macro, Range, Source } from "./types.ts";

/** Macros in what macros returned: how deep, and how many in a deck. */
const DEEPEST = 16;
const MOST_NESTED = 10_000;

const BUILT_IN: Readonly<Record<string, Macro>> = { hello: () => "hello!" };

/**
 * Runs the macros of a deck. A string that one returns is a deck of its own (remark 0.14), all of whose nodes and
 * slides go where the call was. A call that cannot be run is shown as code, with a diagnostic.
 */
export class Macros {
  readonly languages = new Set<string>();
  readonly #source: Source;
  readonly #macros: Readonly<Record<string, Macro>>;
  readonly #joinIncrements: boolean;
  readonly #problems: Problems;
  #depth = 0;
  #nested = 0;

  constructor(
    source: Source,
    macros: Readonly<Record<string, Macro>> | undefined,
    joinIncrements: boolean,
    problems: Problems,
  ) {
    this.#source = source;
    this.#macros = macros ?? BUILT_IN;
    this.#joinIncrements = joinIncrements;
    this.#problems = problems;
  }

  /** The slides that a call stands for, every piece of which has the call's `range`. */
  readonly expand = (call: MacroToken, range: Range): readonly RawSlide[] => {
    if (this.#depth > 0) this.#nested += 1;
    if (this.#depth >= DEEPEST || this.#nested > MOST_NESTED) {
      this.#problems.add("endless-macro", range, () => [call.name]);
      return [shown(call, range)];
    }
    const text = this.#run(call, range);
    if (text === null) return [shown(call, range)];
    if (text === "") return [];
    this.#depth += 1;
    const slides = this.#read(text, range);
    this.#depth -= 1;
    return slides;
  };

  #run({ name, args, object }: MacroToken, range: Range): string | null {
    const macro = find(this.#macros, name) ?? find(BUILT_IN, name);
    if (!macro) {
      const names = [...Object.keys(this.#macros), ...Object.keys(BUILT_IN)];
      this.#problems.add("unknown-macro", range, () => [name, nearest(name, names)]);
      return null;
    }
    try {
      const result = macro.apply(object, [...args]);
      return result === undefined || result === null ? "" : String(result);
    } catch (error) {
      this.#problems.add("failed-macro", range, () => [name, messageOf(error)]);
      return null;
    }
  }

  #read(text: string, range: Range): readonly RawSlide[] {
    const source = readSource(text, this.#source.name);
    // Places in a macro's result mean nothing to an author: only what goes wrong with macros is told.
    const { tokens, languages } = scan(source, new Problems());
    for (const language of languages) this.languages.add(language);
    return assemble(tokens, {
      source,
      problems: new Problems(),
      joinIncrements: this.#joinIncrements,
      call: range,
      expand: this.expand,
    });
  }
}

function find(macros: Readonly<Record<string, Macro>>, name: string): Macro | undefined {
  const macro = Object.hasOwn(macros, name) ? macros[name] : undefined;
  return typeof macro === "function" ? macro : undefined;
}

function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return "it threw something that cannot be shown";
  }
}

/** The call itself, as inline code: seen, and without effect. */
function shown({ name, args, object }: MacroToken, range: Range): RawSlide {
  const inside = `${name} ${args.join(", ")}`.trim();
  const text = `![:${inside}]${object === undefined ? "" : `(${object})`}`.replace(/\s+/g, " ");
  let fence = "`";
  for (const [run] of text.matchAll(/`+/g)) if (run.length >= fence.length) fence = `${run}\``;
  return {
    range,
    separator: null,
    newline: range,
    increment: false,
    properties: [],
    content: [filled(`${fence} ${text} ${fence}`, range)],
    notes: [],
    links: [],
  };
}
