import { readFile } from "node:fs/promises";

import { mediaType } from "./media-type.ts";

/** A file as an address that has it inside: "data:font/woff2;base64,…". */
export async function dataAddress(file: string): Promise<string> {
  return `data:${mediaType(file)};base64,${(await readFile(file)).toString("base64")}`;
}
