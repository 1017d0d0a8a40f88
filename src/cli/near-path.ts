import { readdir } from "node:fs/promises";
import path from "node:path";

import { nearest } from "#deck";

/** The existing path below `root` that was probably meant by `asked`, in parts with "/"; null when none is near. */
export async function nearPath(root: string, asked: string): Promise<string | null> {
  const found: string[] = [];
  for (const part of asked.split("/").filter((part) => part !== "" && part !== ".")) {
    const names = await readdir(path.join(root, ...found)).catch(() => []);
    const visible = names.filter((name) => !name.startsWith("."));
    const name = visible.includes(part) ? part : nearest(part, visible);
    if (name === null) return null;
    found.push(name);
  }
  return found.join("/");
}
