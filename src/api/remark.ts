import type { Macro } from "#deck";
import type { RemarkHljs } from "#highlight";
import { create } from "./create.ts";
import { insideEngine } from "./engine.ts";
import { knownCodeStyles } from "./code-styles.ts";
import { pageRemark } from "./page-remark.ts";

/** What pages written for remark find as the global `remark`. */
export interface Remark {
  readonly version: string;
  readonly create: typeof create;
  readonly macros: Record<string, Macro>;
  /** highlight.js as remark's pages use it: to add a grammar before `create`, to colour code of their own. */
  readonly highlighter: {
    /** Null where the highlighter is fetched when it is needed: only the classic script has it inside. */
    readonly engine: RemarkHljs | null;
    /** Name → address of the style sheet, of the styles used so far. remark had their text here. */
    readonly styles: Readonly<Record<string, string>>;
  };
  /** remark's adapter to the page; here it is the page's own objects. */
  readonly dom: {
    readonly XMLHttpRequest: typeof XMLHttpRequest;
    getHTMLElement(): HTMLElement;
    getBodyElement(): HTMLElement;
    getElementById(id: string): HTMLElement | null;
    getLocationHash(): string;
    setLocationHash(hash: string): void;
  };
  /** Markdown with macros → HTML, of the text's first slide; a lone paragraph loses its `<p>`. */
  convert(markdown: string): string;
}

export const remark: Remark = {
  ...pageRemark,
  create,
  highlighter: {
    get engine() {
      return insideEngine()?.hljs ?? null;
    },
    get styles() {
      return knownCodeStyles();
    },
  },
  dom: {
    // Looked up when asked for: where modules run in tests there is no page.
    get XMLHttpRequest() {
      return XMLHttpRequest;
    },
    getHTMLElement: () => document.documentElement,
    getBodyElement: () => document.body,
    getElementById: (id) => document.getElementById(id),
    getLocationHash: () => location.hash,
    setLocationHash: (hash) => history.replaceState(history.state, "", hash),
  },
};
