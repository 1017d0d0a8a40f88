import { escapeHtml, escapeJson, escapeStyle } from "./escape.ts";
import type { FirstSlide } from "./first-slide.ts";

/** What the page's script is told: JSON in `#lectern-page`. */
export interface PageData {
  /** What diagnostics and the channel between windows call the deck: "slides/Lab.md". */
  readonly name: string;
  /** Address of the event stream that brings saves; it names the revision this page was made from. Null: none come. */
  readonly events: string | null;
  /** Address of every theme's stylesheet, by name. */
  readonly themes: Readonly<Record<string, string>>;
  /** "stable": the address bar names slides by words that survive edits. Default: by number. */
  readonly addresses?: "stable";
  /** Address of the deck's text, of a page that has it not in `#source`. */
  readonly deck?: string;
  /** Address of the service worker that keeps a site for when there is no network. */
  readonly worker?: string;
  /** Numbers that led to other slides in an earlier build of a site, and where those are now: {"7": "intro"}. */
  readonly earlier?: Readonly<Record<string, string>>;
}

/** A style sheet: where it is, or what it says. */
export type PageSheet = { readonly href: string } | { readonly css: string };

export interface TalkPage {
  readonly title: string;
  /** BCP 47: "en". */
  readonly lang: string;
  /** "dark", "light", or "" for what the theme has first. */
  readonly scheme: string;
  /** The deck's text as it is in its file; null: `page.deck` tells where it is. */
  readonly source: string | null;
  /** The interface's style sheets. */
  readonly styles: readonly PageSheet[];
  /** The theme's. One with an address is `#lectern-theme`, which the script changes when a save changes the theme. */
  readonly theme: PageSheet;
  /** Address of the deck's own stylesheet, in `#lectern-style`; "" for none. */
  readonly styleHref: string;
  /** Addresses of modules: the one that opens the talk, and others. */
  readonly scripts: readonly string[];
  /** Addresses of modules it imports, so that they are fetched beside it and not after it. */
  readonly preloads: readonly string[];
  /** What is on screen until the script has drawn; null for nothing. */
  readonly first: FirstSlide | null;
  readonly page: PageData;
}

/** What one kind of page has and the others have not. */
export interface Extras {
  /** Lines of the head, before its style sheets. */
  readonly head: readonly string[];
  /** Lines at the body's end. */
  readonly end: readonly string[];
}

type Scripts = Pick<TalkPage, "scripts" | "preloads" | "page">;

function beginningAtOnce({ scripts, preloads, page }: Scripts): string[] {
  return [
    ...(page.deck === undefined
      ? []
      : [`<link rel="preload" as="fetch" crossorigin href="${escapeHtml(page.deck)}">`]),
    ...preloads.map((href) => `<link rel="modulepreload" href="${escapeHtml(href)}">`),
    ...scripts.map((src) => `<script type="module" src="${escapeHtml(src)}"></script>`),
  ];
}

/**
 * Asks for the talk's scripts when the page's first slide has been painted: a dozen files asked for before it cost more than
 * all the rest of it. At once where it is not shown, or where nobody looks and no frame comes; at the latest after a
 * quarter of a second. They run when the whole document is there, as modules in it would.
 */
function beginningAfter({ scripts, preloads, page: { deck } }: Scripts): string {
  const fetchDeck =
    deck === undefined
      ? ""
      : `add("link", { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: ${escapeJson(deck)} });`;
  return `let begun = false;
const add = (tag, attributes) => document.head.append(Object.assign(document.createElement(tag), attributes));
const begin = () => {
  if (begun) return;
  begun = true;
  ${fetchDeck}
  for (const href of ${escapeJson([...preloads, ...scripts])}) add("link", { rel: "modulepreload", href });
  const run = () => {
    for (const src of ${escapeJson(scripts)}) add("script", { type: "module", src });
  };
  if (document.readyState === "loading") document.addEventListener("readystatechange", run, { once: true });
  else run();
};
const look = () => {
  if (document.getElementById("lectern-first") !== null) setTimeout(begin);
  else if (!begun) requestAnimationFrame(look);
};
if (known || document.hidden) begin();
else {
  requestAnimationFrame(look);
  setTimeout(begin, 250);
}`;
}

/** A page of ours: the deck as text, its first slide as HTML, and the script that makes a talk of it. */
export function talkDocument(talk: TalkPage, { head, end }: Extras): string {
  const lines = [
    ...headLines(talk.title),
    ...(talk.first === null ? [] : [`<script>{${talk.first.place}\n${beginningAfter(talk)}}</script>`]),
    ...head,
    ...talk.styles.map((sheet) => sheetLine(sheet)),
    sheetLine(talk.theme, "lectern-theme"),
    ...(talk.styleHref === ""
      ? []
      : [`<link rel="stylesheet" id="lectern-style" href="${escapeHtml(talk.styleHref)}">`]),
    ...(talk.first === null ? beginningAtOnce(talk) : []),
  ];
  return wholeDocument(talk, lines, [...deckLines(talk), ...end]);
}

/** What every page of a talk has first in its head. */
export function headLines(title: string): string[] {
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${escapeHtml(title)}</title>`,
  ];
}

/** A line of a head; `id`: what scripts find the sheet by, when it has an address that can change. */
export function sheetLine(sheet: PageSheet, id?: string): string {
  if ("css" in sheet) return `<style>${escapeStyle(sheet.css)}</style>`;
  return `<link rel="stylesheet"${id === undefined ? "" : ` id="${id}"`} href="${escapeHtml(sheet.href)}">`;
}

/** What the script reads: the deck, and what else it is told. */
export function deckLines(talk: Pick<TalkPage, "first" | "source" | "page">): string[] {
  return [
    // Before the text, which may be long.
    ...(talk.first === null ? [] : [talk.first.html]),
    // No textarea, as in pages for remark: with a long deck it is what an HTML parser takes longest with.
    ...(talk.source === null
      ? []
      : [`<script type="application/json" id="source">${escapeJson(talk.source)}</script>`]),
    `<script type="application/json" id="lectern-page">${escapeJson(talk.page)}</script>`,
  ];
}

export function wholeDocument(
  { lang, scheme }: Pick<TalkPage, "lang" | "scheme">,
  head: readonly string[],
  body: readonly string[],
): string {
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" data-scheme="${escapeHtml(scheme)}" class="lectern-page remark-container">
<head>
${head.join("\n")}
</head>
<body class="remark-container">
${body.join("\n")}
</body>
</html>
`;
}
