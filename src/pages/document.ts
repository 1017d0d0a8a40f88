import { escapeHtml, escapeJson } from "./escape.ts";
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
  /** Numbers that led to other slides in an earlier build of a site, and where those are now: {"7": "intro"}. */
  readonly earlier?: Readonly<Record<string, string>>;
}

export interface TalkPage {
  readonly title: string;
  /** BCP 47: "en". */
  readonly lang: string;
  /** "dark", "light", or "" for what the theme has first. */
  readonly scheme: string;
  /** The deck's text as it is in its file. */
  readonly source: string;
  /** Addresses of the interface's stylesheets. */
  readonly styles: readonly string[];
  /** Address of the stylesheet in `#lectern-theme`, which the script changes when a save changes the theme. */
  readonly themeHref: string;
  /** Address of the deck's own stylesheet, in `#lectern-style`; "" for none. */
  readonly styleHref: string;
  /** Address of the module that opens the talk. */
  readonly script: string;
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

/** A page of ours: the deck as text, its first slide as HTML, and the script that makes a talk of it. */
export function talkDocument(talk: TalkPage, { head, end }: Extras): string {
  const lines = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${escapeHtml(talk.title)}</title>`,
    ...(talk.first === null ? [] : [talk.first.place]),
    ...head,
    ...talk.styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`),
    `<link rel="stylesheet" id="lectern-theme" href="${escapeHtml(talk.themeHref)}">`,
    ...(talk.styleHref === ""
      ? []
      : [`<link rel="stylesheet" id="lectern-style" href="${escapeHtml(talk.styleHref)}">`]),
    ...talk.preloads.map((href) => `<link rel="modulepreload" href="${escapeHtml(href)}">`),
    `<script type="module" src="${escapeHtml(talk.script)}"></script>`,
  ];
  return wholeDocument(talk, lines, [...deckLines(talk), ...end]);
}

/** What the script reads: the deck, and what else it is told. */
export function deckLines(talk: Pick<TalkPage, "first" | "source" | "page">): string[] {
  return [
    // Before the text, which may be long.
    ...(talk.first === null ? [] : [talk.first.html]),
    // No textarea, as in pages for remark: with a long deck it is what an HTML parser takes longest with.
    `<script type="application/json" id="source">${escapeJson(talk.source)}</script>`,
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
