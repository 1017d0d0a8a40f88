import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { addressFor } from "#show";
import { iconSvg, sitePage, textPage, webManifest, type SitePage } from "#pages";
import { nearIndexText } from "#search/near";

import type { App } from "./app.ts";
import type { BuildOptions } from "./build-options.ts";
import { drawPreview } from "./preview.ts";
import type { Publication } from "./publication.ts";
import { siteScripts } from "./site-app.ts";
import { recordName, type SiteFile, type SiteRecord } from "./site-folder.ts";
import { styleText } from "./style-text.ts";
import { version } from "./version.ts";

/** A site, ready to be written. */
export interface Site {
  readonly files: ReadonlyMap<string, SiteFile>;
  readonly record: SiteRecord;
}

export interface SiteOptions extends BuildOptions {
  /** What the site said of itself that is replaced. */
  readonly before: SiteRecord | null;
  readonly say: (line: string) => void;
}

/** What the package's build made for sites: the service worker, and icons. */
export const siteParts = fileURLToPath(new URL("../site/", import.meta.url));

const ICONS = ["talk-192.png", "talk-512.png", "talk-mask-512.png"];

/** How many characters of a deck and of its slides as text a page has inside: what browsers read before they show it. */
const INSIDE = 150_000;

/** The page of a deck that is larger, with all slides as text: no name that a deck's own files have. */
const asText = "talk-text.html";

export async function makeSite(publication: Publication, app: App, options: SiteOptions): Promise<Site> {
  const { talk, code, deck } = publication;
  const { base, url } = options;
  const files = new Map<string, SiteFile>();
  for (const [name, file] of publication.files) files.set(name, { copyOf: file });
  const offline = app.chunks["src/offline.ts"]!;
  const scripts = siteScripts(app, code === null ? null : code.grammars);
  for (const file of scripts) files.set(file, { copyOf: path.join(app.folder, file) });
  const faces = (face: string): void => void files.set(face, { copyOf: path.join(app.folder, face) });
  files.set("icons/talk.svg", { content: iconSvg });
  for (const icon of ICONS) files.set(`icons/${icon}`, { copyOf: path.join(siteParts, "icons", icon) });
  files.set("manifest.webmanifest", { content: webManifest(talk.title, talk.lang, base) });

  // The preview is drawn from a folder of its own.
  const near = await sheetsOf(publication, app, "", faces);
  const picture = await drawPreview(
    publication,
    [...near, ...(publication.style === "" ? [] : [{ href: publication.style }])],
    files,
    options.say,
  );
  if (picture !== null) files.set("preview.png", { content: picture });

  const words = nearIndexText(deck);
  const search = `assets/search-${hash(words)}.json`;
  files.set(search, { content: words });

  const { html } = publication.article;
  const apart = publication.text.length + html.length > INSIDE;
  const source = `assets/deck-${hash(publication.text)}.txt`;
  if (apart) files.set(source, { content: publication.text });

  const addresses = addressesOf(publication);
  const earlier = earlierNumbers(addresses, options.before);
  const styles = base === "" ? near : await sheetsOf(publication, app, base, faces);
  const page = {
    title: deck.settings.get("title") ?? talk.title,
    lang: talk.lang,
    scheme: deck.settings.get("scheme") ?? "",
    source: apart ? null : publication.text,
    styles: styles.slice(0, -1),
    theme: styles.at(-1)!,
    styleHref: publication.style,
    scripts: [base + app.script, base + offline.file],
    preloads: app.preloads.map((file) => base + file),
    first: publication.first,
    base,
    lectern: version(),
    search: base + search,
    social: {
      description: publication.description,
      url,
      picture: picture === null ? null : `${url ?? base}preview.png`,
    },
    page: {
      name: publication.name,
      events: null,
      addresses: "stable",
      earlier,
      worker: `${base}sw.js`,
      ...(apart && { deck: base + source }),
      // No save arrives to change it.
      themes: {},
    },
  } satisfies Omit<SitePage, "article">;
  const article = apart ? { href: base + asText } : html;
  files.set("index.html", { content: sitePage({ ...page, article }) });
  if (apart) files.set(asText, { content: textPage(page, html) });
  files.set("sw.js", { content: await serviceWorker(files) });
  const record = { lectern: version(), files: [...files.keys()].sort(), addresses, earlier };
  return { files, record };
}

/**
 * The style sheets that slides wear, the theme's last, to be inside the page: the first slide waits for nothing else, and its
 * faces are asked for sooner. `found` is told of each face.
 */
function sheetsOf(
  { talk, text }: Publication,
  app: App,
  base: string,
  found: (face: string) => void,
): Promise<{ readonly css: string }[]> {
  return Promise.all(
    [...app.styles, app.themes.get(talk.theme)!].map(async (file) => ({
      css: await styleText(app, file, text, (face) => {
        found(face);
        return base + face;
      }),
    })),
  );
}

/** The worker, told of every file and of what is in it. */
async function serviceWorker(files: ReadonlyMap<string, SiteFile>): Promise<string> {
  const worker = await readFile(path.join(siteParts, "worker.js"), "utf8");
  const entries: { readonly url: string; readonly revision: string | null }[] = [];
  for (const [name, file] of files) {
    if (name === recordName || name === "preview.png") continue;
    const content = "content" in file ? file.content : await readFile(file.copyOf);
    // Names with a hash in them never mean anything else.
    const revision = /^assets\/.*-[\w-]{8}\.\w+$/.test(name) ? null : hash(content);
    entries.push({ url: name.split("/").map(encodeURIComponent).join("/"), revision });
  }
  return `self.lecternFiles=${JSON.stringify(entries)};\n${worker}`;
}

/** What every slide is called in an address, in order: number 1 leads to the first. */
function addressesOf({ deck }: Publication): string[] {
  return deck.slides.map(({ index }) => addressFor(deck, index));
}

/**
 * Numbers that led elsewhere before, where that can still be found under its name. What a number led to in the build
 * before, through its list too, it leads to for good: a link that was sent once goes on to lead to one slide.
 */
function earlierNumbers(addresses: readonly string[], before: SiteRecord | null): Record<string, string> {
  const now = new Set(addresses);
  const moved = (before?.addresses ?? []).map((address, place) => [`${place + 1}`, address] as const);
  const known = [...moved, ...Object.entries(before?.earlier ?? {})];
  return Object.fromEntries(
    known.filter(
      ([number, address]) =>
        !/^\d+$/.test(address) && now.has(address) && addresses[Number(number) - 1] !== address,
    ),
  );
}

/** Eight characters for exactly this content. */
function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 8);
}
