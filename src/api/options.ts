import type { Macro } from "#deck";

/** What `create` takes: remark's options under remark's names, and two of ours. All are optional. */
export interface Options {
  /** The deck's text. Default: that of the element `#source`. */
  readonly source?: string;
  /** Where to fetch the deck's text instead. */
  readonly sourceUrl?: string;
  /** The element that holds the show. Default: the page's body. */
  readonly container?: HTMLElement;
  /** "4:3" is the default; a deck's own `ratio:` wins over it only where this option is not given. */
  readonly ratio?: string;
  readonly navigation?: {
    /** The wheel moves. Default true. */
    readonly scroll?: boolean;
    /** Taps and swipes move. Default true. */
    readonly touch?: boolean;
    /** Left click: next; right click: previous. Default false. */
    readonly click?: boolean;
  };
  /** Default "%current% / %total%". A function is called with the two numbers; `this` is the slideshow. */
  readonly slideNumberFormat?: string | ((this: unknown, current: number, total: number) => unknown);
  /** Increments have numbers of their own. Default true. */
  readonly countIncrementalSlides?: boolean;
  /** Class `hljs-<style>` on every slide; "" for none. Default "default". */
  readonly highlightStyle?: string;
  /** Language of code that names none. Default "". */
  readonly highlightLanguage?: string;
  /** A `*` at the start of a code line marks it. Default false. */
  readonly highlightLines?: boolean;
  /** `` `x` `` inside code is marked, or what a RegExp with flag g finds. Default false. */
  readonly highlightSpans?: boolean | RegExp;
  /** Default false. */
  readonly highlightInlineCode?: boolean;
  /** Name of the window that `createClone` opens. Default "_blank". */
  readonly cloneTarget?: string;
  /** Replaces all input: no keys, clicks or addresses move the show, only its methods. Default none. */
  readonly controller?: unknown;
  /** Slides whose own `class` has one of these names are hidden. Default none. */
  readonly excludedClasses?: readonly string[];
  /** `--` goes on with the same slide. Default false. */
  readonly disableIncrementalSlides?: boolean;
  /** Default true. */
  readonly includePresenterNotes?: boolean;
  /** Notes of earlier increments come first. Default true, as remark 0.14 always did. */
  readonly inheritPresenterNotes?: boolean;
  readonly timer?: {
    /** Default true. */
    readonly enabled?: boolean;
    /** The first move starts it. Default true. */
    readonly startOnChange?: boolean;
    /** Default true. */
    readonly resetable?: boolean;
    /** Elapsed milliseconds → what to show. Default: hours, minutes, seconds. */
    readonly formatter?: (elapsed: number) => string;
  };
  /** Macros of this deck, beside those in `remark.macros`. */
  readonly macros?: Readonly<Record<string, Macro>>;
  /**
   * Ours. Only the slides near the one that is shown are in the document, so that a thousand cost no more than ten.
   * Default false: scripts written for remark look for every slide.
   */
  readonly lazy?: boolean;
  /** Ours. What diagnostics call the deck. Default "deck". */
  readonly name?: string;
}

/** Every option of one value, with its default filled in; nested ones by their path. */
export interface Settings {
  readonly source: string | null;
  readonly sourceUrl: string | null;
  readonly container: HTMLElement | null;
  readonly ratio: string | null;
  readonly "navigation.scroll": boolean;
  readonly "navigation.touch": boolean;
  readonly "navigation.click": boolean;
  readonly slideNumberFormat: string | ((this: unknown, current: number, total: number) => unknown);
  readonly countIncrementalSlides: boolean;
  readonly highlightStyle: string;
  readonly highlightLanguage: string;
  readonly highlightLines: boolean;
  readonly highlightSpans: boolean | RegExp;
  readonly highlightInlineCode: boolean;
  readonly cloneTarget: string;
  readonly controller: boolean;
  readonly excludedClasses: readonly string[];
  readonly disableIncrementalSlides: boolean;
  readonly includePresenterNotes: boolean;
  readonly inheritPresenterNotes: boolean;
  readonly "timer.enabled": boolean;
  readonly "timer.startOnChange": boolean;
  readonly "timer.resetable": boolean;
  readonly "timer.formatter": ((elapsed: number) => string) | null;
  readonly macros: Readonly<Record<string, Macro>> | null;
  readonly lazy: boolean;
  readonly name: string;
}

interface Row<T> {
  readonly default: T;
  /** What fits, in words: "a string". */
  readonly is: string;
  readonly accepts: (value: unknown) => boolean;
  /** The value as it is used; for those that remark reads by truth rather than by type. */
  readonly read?: (value: unknown) => T;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isFlag = (value: unknown): boolean => typeof value === "boolean";
const isFunction = (value: unknown): boolean => typeof value === "function";
const anything = (): boolean => true;

const text = <T extends string | null>(fallback: T): Row<T | string> => ({
  default: fallback,
  is: "a string",
  accepts: isText,
});
const flag = (fallback: boolean): Row<boolean> => ({
  default: fallback,
  is: "true or false",
  accepts: isFlag,
});
const table: { readonly [Name in keyof Settings]: Row<Settings[Name]> } = {
  // remark: present but undefined still means "not the element #source".
  source: { default: null, is: "a string", accepts: anything, read: (value) => String(value ?? "") },
  sourceUrl: text(null),
  container: {
    default: null,
    is: "an element",
    accepts: (value) => typeof HTMLElement === "function" && value instanceof HTMLElement,
  },
  ratio: {
    default: null,
    is: 'two whole numbers like "16:9"',
    accepts: (value) => isText(value) && /^\s*[1-9]\d*\s*:\s*[1-9]\d*\s*$/.test(String(value)),
  },
  "navigation.scroll": flag(true),
  "navigation.touch": flag(true),
  "navigation.click": flag(false),
  slideNumberFormat: {
    default: "%current% / %total%",
    is: "a string or a function",
    accepts: (value) => isText(value) || isFunction(value),
  },
  countIncrementalSlides: flag(true),
  highlightStyle: text("default"),
  highlightLanguage: text(""),
  highlightLines: flag(false),
  highlightSpans: {
    default: false,
    is: "true, false or a regular expression with flag g",
    accepts: (value) => isFlag(value) || (value instanceof RegExp && value.global),
  },
  highlightInlineCode: flag(false),
  cloneTarget: text("_blank"),
  controller: { default: false, is: "an object", accepts: anything, read: Boolean },
  excludedClasses: {
    default: [],
    is: "a list of class names",
    accepts: (value) => Array.isArray(value) && value.every(isText),
  },
  disableIncrementalSlides: flag(false),
  // remark reads these two by truth: 0 and "" are false.
  includePresenterNotes: { default: true, is: "true or false", accepts: anything, read: Boolean },
  inheritPresenterNotes: { default: true, is: "true or false", accepts: anything, read: Boolean },
  "timer.enabled": flag(true),
  "timer.startOnChange": flag(true),
  "timer.resetable": flag(true),
  "timer.formatter": { default: null, is: "a function", accepts: isFunction },
  macros: {
    default: null,
    is: "an object of functions",
    accepts: (value) => typeof value === "object" && value !== null && Object.values(value).every(isFunction),
  },
  lazy: flag(false),
  name: text("deck"),
};

/** remark passes over options that are undefined; `source` alone counts when it is only named. */
function given(options: Readonly<Record<string, unknown>>, path: string): { readonly value: unknown } | null {
  const [outer = "", inner] = path.split(".");
  const value = options[outer];
  if (inner === undefined)
    return value === undefined && path !== "source" ? null : outer in options ? { value } : null;
  if (typeof value !== "object" || value === null) return null;
  const nested = (value as Readonly<Record<string, unknown>>)[inner];
  return nested === undefined ? null : { value: nested };
}

/**
 * What a page's author wrote, as settings. A value that does not fit is told to `complain` and the default used: a
 * slip in an option must not cost the talk.
 */
export function readOptions(options: unknown, complain: (message: string) => void): Settings {
  const written =
    typeof options === "object" && options !== null ? (options as Readonly<Record<string, unknown>>) : {};
  const entries = (Object.entries(table) as [string, Row<unknown>][]).map(([path, row]) => {
    const found = given(written, path);
    if (found === null) return [path, row.default];
    if (row.accepts(found.value)) return [path, row.read === undefined ? found.value : row.read(found.value)];
    complain(
      `lectern: the option ${path} should be ${row.is}; it is ${describe(found.value)}, so the default is used.`,
    );
    return [path, row.default];
  });
  return Object.fromEntries(entries) as Settings;
}

function describe(value: unknown): string {
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}
