import { open, readFile } from "node:fs/promises";
import path from "node:path";

import { inStyle, kindOf, singlePage } from "#pages";

import type { App } from "./app.ts";
import { dataAddress } from "./data-address.ts";
import { CliError, exit } from "./problem.ts";
import type { Publication } from "./publication.ts";
import { siteParts } from "./site.ts";
import { inlineStyle } from "./style-text.ts";
import { version } from "./version.ts";

/** A publication as one HTML file, with everything inside. */
export async function makeSingleFile(
  publication: Publication,
  app: App,
  url: string | null,
): Promise<string> {
  const { talk, deck, code, text } = publication;
  const files = await embeddedFiles(publication);
  const scripts = [await readFile(path.join(siteParts, "single.js"), "utf8")];
  for (const grammar of code?.grammars ?? []) {
    // The usual ones are in the script.
    const part = path.join(siteParts, "languages", `${grammar}.js`);
    const script = await readFile(part, "utf8").catch(() => null);
    if (script !== null) scripts.push(script);
  }
  return singlePage({
    title: talk.title,
    lang: talk.lang,
    lectern: version(),
    name: publication.name,
    scheme: deck.settings.get("scheme") ?? "",
    source: text,
    styles: await Promise.all(app.styles.map((file) => inlineStyle(app, file, text))),
    theme: await inlineStyle(app, app.themes.get(talk.theme)!, text),
    style: await ownStyle(publication),
    scripts,
    files,
    // With pictures it would be there no sooner than the script draws it.
    first: publication.article.addresses.some(
      ({ slide, href }) => slide === deck.slides[0]!.increment.last && files.has(href),
    )
      ? null
      : publication.first,
    article: publication.article.html,
    social: { description: publication.description, url, picture: null },
  });
}

/** Every file by the addresses that the deck gives it. */
async function embeddedFiles({ article, files }: Publication): Promise<Map<string, string>> {
  const embedded = new Map<string, string>();
  for (const { href } of article.addresses) {
    const name = nameOf("", href);
    const file = name === null ? undefined : files.get(name);
    if (file === undefined || embedded.has(href)) continue;
    embedded.set(
      href,
      /\.css$/i.test(file) ? await sheetAddress(file, name!, files) : await dataAddress(file),
    );
  }
  return embedded;
}

async function ownStyle({ style, files }: Publication): Promise<string> {
  const name = nameOf("", style);
  const file = name === null ? undefined : files.get(name);
  return file === undefined ? "" : sheet(file, name!, files);
}

/** A style sheet beside the deck, with what it asks for inside. */
async function sheet(file: string, name: string, files: ReadonlyMap<string, string>): Promise<string> {
  let css = await readFile(file, "utf8");
  for (const href of new Set(inStyle(css))) {
    const asked = nameOf(path.posix.dirname(name), href);
    const found = asked === null ? undefined : files.get(asked);
    if (found === undefined || found === file) continue;
    const address = /\.css$/i.test(found)
      ? await sheetAddress(found, asked!, files)
      : await dataAddress(found);
    css = css.replaceAll(href, address);
  }
  return css;
}

async function sheetAddress(file: string, name: string, files: ReadonlyMap<string, string>): Promise<string> {
  return `data:text/css;base64,${Buffer.from(await sheet(file, name, files)).toString("base64")}`;
}

/** The path within the deck's folder that an address means; null for one that is no file there. */
function nameOf(from: string, href: string): string | null {
  if (kindOf(href) !== "local") return null;
  const address = href.replace(/[?#].*$/s, "");
  try {
    const decoded = decodeURIComponent(address);
    return path.posix.normalize(
      decoded.startsWith("/") ? decoded.replace(/^\/+/, "") : path.posix.join(from, decoded),
    );
  } catch {
    return null;
  }
}

/** Throws CliError when there is a file that we did not write. */
export async function refuseOthersFile(file: string): Promise<void> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw notOurs(file, `It cannot be read (${error.code}).`);
  });
  if (handle === null) return;
  try {
    const isFile = (await handle.stat()).isFile();
    const { buffer, bytesRead } = isFile
      ? await handle.read(Buffer.alloc(4096), 0, 4096, 0)
      : { buffer: Buffer.alloc(0), bytesRead: 0 };
    const ours = buffer.subarray(0, bytesRead).includes('<meta name="generator" content="Lectern ');
    if (!ours && (bytesRead > 0 || !isFile))
      throw notOurs(file, isFile ? "lectern build did not write it." : "It is a folder.");
  } finally {
    await handle.close();
  }
}

function notOurs(file: string, why: string): CliError {
  const { dir, name } = path.parse(path.basename(file));
  return new CliError(exit.commandLine, {
    code: "not-a-site",
    what: `"${path.basename(file)}" is there already, and was left as it is`,
    why,
    fix: `Name another file: --out ${path.join(dir, `${name}-slides.html`)}`,
  });
}
