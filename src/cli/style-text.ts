import { readFile } from "node:fs/promises";
import path from "node:path";

import type { App } from "./app.ts";
import { dataAddress } from "./data-address.ts";
import { neededFaces } from "./faces.ts";

/**
 * A style sheet of the app, with no more faces than a deck's text needs, each at the address that it is given.
 *
 * @param file path within the app
 * @param addressOf of a face, by its path within the app
 */
export async function styleText(
  app: App,
  file: string,
  text: string,
  addressOf: (face: string) => string | Promise<string>,
): Promise<string> {
  const { css, files } = neededFaces(await readFile(path.join(app.folder, file), "utf8"), text);
  let worn = css;
  for (const face of files) {
    const address = await addressOf(path.posix.join(path.posix.dirname(file), face));
    worn = worn.replaceAll(face, () => address);
  }
  return worn;
}

/** The same with its faces inside. */
export function inlineStyle(app: App, file: string, text: string): Promise<string> {
  return styleText(app, file, text, (face) => dataAddress(path.join(app.folder, face)));
}
