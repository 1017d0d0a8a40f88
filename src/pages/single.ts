import { deckLines, headLines, sheetLine, wholeDocument, type TalkPage } from "./document.ts";
import { escapeHtml, escapeJson } from "./escape.ts";
import { iconAddress } from "./icon.ts";
import { asText, socialLines, type Social } from "./site.ts";

/** A deck as one file that needs no other. */
export interface SinglePage extends Pick<TalkPage, "title" | "lang" | "scheme" | "first"> {
  /** The deck's text. */
  readonly source: string;
  /** Lectern's version. */
  readonly lectern: string;
  /** What the page calls the deck. */
  readonly name: string;
  /** Text of the interface's style sheets, and of the theme's. */
  readonly styles: readonly string[];
  readonly theme: string;
  /** Text of the deck's own style sheet; "" for none. */
  readonly style: string;
  /** Text of classic scripts, in order. */
  readonly scripts: readonly string[];
  /** Address in the deck → `data:` address. */
  readonly files: ReadonlyMap<string, string>;
  readonly article: string;
  readonly social: Social;
}

export function singlePage(single: SinglePage): string {
  const { title, files } = single;
  const head = [
    ...headLines(title),
    ...(single.first === null ? [] : [`<script>{${single.first.place}}</script>`]),
    `<meta name="generator" content="Lectern ${escapeHtml(single.lectern)}">`,
    ...socialLines(title, single.social),
    `<link rel="icon" href="${escapeHtml(iconAddress)}">`,
    ...[...single.styles, single.theme, single.style].map((css) => sheetLine({ css })),
  ];
  const body = [
    ...deckLines({ ...single, page: { name: single.name, events: null, themes: {} } }),
    ...(files.size === 0
      ? []
      : [
          `<script type="application/json" id="lectern-files">${escapeJson(Object.fromEntries(files))}</script>`,
        ]),
    asText(
      title,
      withoutFiles(single.article, files),
      "<p>This is the talk as text. With scripts it is slides, and has its pictures.</p>",
    ),
    ...single.scripts.map((script) => `<script>${inlineScript(script)}</script>`),
  ];
  return wholeDocument(single, head, body);
}

/** The same program, without what an HTML parser takes for the end of a script, or for a script in it. */
function inlineScript(code: string): string {
  return code.replaceAll(/<(?=!--|\/?script)/gi, "\\x3c");
}

/** Pictures once are enough: here their words stand for them. */
function withoutFiles(article: string, files: ReadonlyMap<string, string>): string {
  return article.replaceAll(/ (?:src|poster|data|srcset)="([^"]*)"/g, (attribute, href: string) =>
    files.has(href.replaceAll("&amp;", "&").split(/\s/)[0]!) ? "" : attribute,
  );
}
