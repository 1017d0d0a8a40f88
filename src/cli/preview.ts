import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { previewPage, type PageSheet } from "#pages";

import type { Publication } from "./publication.ts";
import type { SiteFile } from "./site-folder.ts";
import { findBrowser } from "./user-browser.ts";

/** How long a browser may take, in ms; a preview is no reason to wait longer. */
const PATIENCE = 30_000;

/**
 * The first slide as a PNG of 1200 × 630, drawn by an installed browser from the site's own files; null, and a line that
 * says why, where that cannot be had.
 *
 * @param sheets what it wears; their addresses are names in `files`
 */
export async function drawPreview(
  { deck, talk }: Publication,
  sheets: readonly PageSheet[],
  files: ReadonlyMap<string, SiteFile>,
  say: (line: string) => void,
): Promise<Uint8Array | null> {
  const html = previewPage(deck, talk.lang, sheets);
  if (html === null) return refuse(say, "the first slide cannot be drawn without scripts");
  const browser = findBrowser();
  if (browser === null)
    return refuse(say, "no Chrome, Chromium or Edge was found; LECTERN_BROWSER may name one");
  const folder = await mkdtemp(path.join(tmpdir(), "lectern-preview-"));
  try {
    for (const [name, file] of files) {
      if (/\.js$|\.pdf$|\.(?:mp4|webm|mov|zip)$/i.test(name)) continue;
      const target = path.join(folder, ...name.split("/"));
      await mkdir(path.dirname(target), { recursive: true });
      await ("content" in file ? writeFile(target, file.content) : copyFile(file.copyOf, target));
    }
    const page = path.join(folder, "lectern-preview.html");
    await writeFile(page, html);
    return await photograph(browser, folder, page);
  } catch {
    return refuse(say, `${path.basename(browser)} could not draw it`);
  } finally {
    // Browsers go on writing into their profile for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
  }
}

async function photograph(browser: string, folder: string, page: string): Promise<Uint8Array> {
  const picture = path.join(folder, "lectern-preview.png");
  // As root, browsers refuse to run otherwise; the page is the user's own and loads nothing from elsewhere.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const words = [
    "--headless",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-device-scale-factor=1",
    "--window-size=1200,630",
    "--virtual-time-budget=5000",
    `--user-data-dir=${path.join(folder, ".profile")}`,
    `--screenshot=${picture}`,
  ];
  await promisify(execFile)(browser, [...asRoot, ...words, pathToFileURL(page).href], { timeout: PATIENCE });
  return readFile(picture);
}

function refuse(say: (line: string) => void, why: string): null {
  say(`no preview picture: ${why}`);
  return null;
}
