import { escapeHtml, escapeJson, escapeTextarea } from "./escape.ts";

/** What the page's script is told: JSON in `#lectern-page`. */
export interface PageData {
  /** What diagnostics and the channel between windows call the deck: "slides/Lab.md". */
  readonly name: string;
  /** Address of the event stream that brings saves; it names the revision this page was made from. */
  readonly events: string;
  /** Address of every theme's stylesheet, by name. */
  readonly themes: Readonly<Record<string, string>>;
}

export interface StagePage {
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
  /** What is on screen until the script has drawn: HTML of `firstSlide`. */
  readonly first: string;
  readonly page: PageData;
}

/** A slide on a stand: ours, drawn here, so that no request is made for it. */
const icon =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
      '<rect x="3" y="5" width="26" height="18" rx="3" fill="#1f4e5f"/>' +
      '<path d="M8 11h10M8 16h15" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>' +
      '<path d="M16 23v5M10 28h12" stroke="#1f4e5f" stroke-width="2.4" stroke-linecap="round"/></svg>',
  );

/** The document that `lectern present` serves: the deck as text, and the script that makes a talk of it. */
export function stagePage(stage: StagePage): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${escapeHtml(stage.title)}</title>`,
    `<link rel="icon" href="${escapeHtml(icon)}">`,
    ...stage.styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`),
    `<link rel="stylesheet" id="lectern-theme" href="${escapeHtml(stage.themeHref)}">`,
    ...(stage.styleHref === ""
      ? []
      : [`<link rel="stylesheet" id="lectern-style" href="${escapeHtml(stage.styleHref)}">`]),
    ...stage.preloads.map((href) => `<link rel="modulepreload" href="${escapeHtml(href)}">`),
    `<script type="module" src="${escapeHtml(stage.script)}"></script>`,
  ];
  const body = [
    // Before the text, which may be long.
    stage.first,
    // Without autocomplete="off" Firefox puts the text of before a reload back.
    `<textarea id="source" hidden autocomplete="off">${escapeTextarea(stage.source)}</textarea>`,
    `<script type="application/json" id="lectern-page">${escapeJson(stage.page)}</script>`,
    "<noscript><p>This talk is drawn by a script: allow scripts for this address to see it.</p></noscript>",
  ];
  return `<!doctype html>
<html lang="${escapeHtml(stage.lang)}" data-scheme="${escapeHtml(stage.scheme)}" class="lectern-page remark-container">
<head>
${head.join("\n")}
</head>
<body class="remark-container">
${body.join("\n")}
</body>
</html>
`;
}
