import { articleStyle } from "./article-style.ts";
import { headLines, talkDocument, wholeDocument, type Extras, type TalkPage } from "./document.ts";
import { escapeHtml, escapeJson } from "./escape.ts";

/** A deck as a page that any host can serve. */
export interface SitePage extends TalkPage {
  readonly social: Social;
  /** Lectern's version. */
  readonly lectern: string;
  /** Address of the folder's root: "" for where the page is, or "/talks/". */
  readonly base: string;
  /** Address of the index of the deck's words, which the search reads when it is first used. */
  readonly search: string;
  /** All slides as HTML, `deckArticle`'s, for who runs no scripts; or the address of a page that has them. */
  readonly article: string | { readonly href: string };
}

/** What others show of a link to the page. */
export interface Social {
  readonly description: string;
  /** The page's own address, with its host; null when nobody told it. */
  readonly url: string | null;
  /** Address of a picture of 1200 × 630; null for none. */
  readonly picture: string | null;
}

/** `index.html` of a site. */
export function sitePage(site: SitePage): string {
  const { title, article } = site;
  const text = typeof article === "string" ? textInside(title, article) : textApart(article.href);
  return talkDocument(site, {
    head: [
      `<meta name="generator" content="Lectern ${escapeHtml(site.lectern)}">`,
      ...socialLines(site.title, site.social),
      `<link rel="icon" href="${escapeHtml(site.base)}icons/talk.svg" type="image/svg+xml">`,
      `<link rel="apple-touch-icon" href="${escapeHtml(site.base)}icons/talk-192.png">`,
      `<link rel="manifest" href="${escapeHtml(site.base)}manifest.webmanifest">`,
      `<link rel="alternate" type="application/json" id="lectern-search" href="${escapeHtml(site.search)}">`,
      ...text.head,
    ],
    end: text.end,
  });
}

/** Meta lines for search engines and for cards. */
export function socialLines(title: string, { description, url, picture }: Social): string[] {
  const meta = (key: "name" | "property", name: string, content: string): string =>
    `<meta ${key}="${name}" content="${escapeHtml(content)}">`;
  return [
    ...(description === "" ? [] : [meta("name", "description", description)]),
    meta("property", "og:type", "website"),
    meta("property", "og:title", title),
    ...(description === "" ? [] : [meta("property", "og:description", description)]),
    ...(url === null
      ? []
      : [meta("property", "og:url", url), `<link rel="canonical" href="${escapeHtml(url)}">`]),
    ...(picture === null
      ? [meta("name", "twitter:card", "summary")]
      : [
          meta("property", "og:image", picture),
          meta("property", "og:image:width", "1200"),
          meta("property", "og:image:height", "630"),
          meta("property", "og:image:alt", `First slide: ${title}`),
          meta("name", "twitter:card", "summary_large_image"),
        ]),
  ];
}

/** What a page has for who runs no scripts: all slides. */
function textInside(title: string, article: string): Extras {
  const header = "<p>This is the talk as text. Where scripts are allowed, it is slides.</p>";
  return { head: [], end: [asText(title, article, header), unscripted] };
}

/** The same of a long deck: the way to the page that has them. */
function textApart(href: string): Extras {
  const address = escapeHtml(href);
  return {
    head: [
      `<link rel="alternate" type="text/html" title="The talk as text" href="${address}">`,
      `<noscript><meta http-equiv="refresh" content="0; url=${address}"></noscript>`,
    ],
    end: [`<noscript><p><a href="${address}">The talk as text</a></p></noscript>`, unscriptedApart(href)],
  };
}

/**
 * The slides of a long deck as a page of their own: in the page of the talk, a browser would read them all, twice, before
 * it shows the first one.
 */
export function textPage(site: Omit<SitePage, "article">, article: string): string {
  const { title, base } = site;
  const head = [
    ...headLines(title),
    `<meta name="generator" content="Lectern ${escapeHtml(site.lectern)}">`,
    `<link rel="icon" href="${escapeHtml(base)}icons/talk.svg" type="image/svg+xml">`,
    `<style>${articleStyle}</style>`,
  ];
  const slides = `<p>This is the talk as text. It is <a href="${escapeHtml(`${base}index.html`)}">slides</a>, too.</p>`;
  return wholeDocument(site, head, [textOf(title, article, slides)]);
}

/** All slides, in an element that is no part of the document where scripts run. */
export function asText(title: string, article: string, header: string): string {
  return `<noscript id="lectern-text"><style>${articleStyle}</style>
${textOf(title, article, header)}</noscript>`;
}

function textOf(title: string, article: string, header: string): string {
  return `<main class="lectern-text" aria-label="${escapeHtml(title)}">
<header>${header}</header>
${article}
</main>`;
}

/** Opened from a disk, where browsers load no modules, and in browsers without modules: the text is better than nothing. */
const modulesFail = 'location.protocol === "file:" || !("noModule" in HTMLScriptElement.prototype)';

function unscriptedApart(href: string): string {
  return `<script>if (${modulesFail}) location.replace(${escapeJson(href)} + location.hash);</script>`;
}

const unscripted = `<script>
if (${modulesFail}) {
  var text = document.getElementById("lectern-text").textContent;
  addEventListener("DOMContentLoaded", function () {
    document.body.innerHTML = text;
    document.querySelector(".lectern-text > header").innerHTML =
      "<p>This is the talk as text. From a web server it is slides: put the folder on one, or build it with --single-file.</p>";
    if (location.hash) location.replace(location.href);
  });
}
</script>`;
