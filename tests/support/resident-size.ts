import { execFile } from "node:child_process";
import { promisify } from "node:util";

import type { PlainBrowser } from "../bench/pipe.ts";

const run = promisify(execFile);

/** Of this computer's memory, the bytes that the browser's heaviest page takes up, as `ps` tells. */
export async function residentSize(browser: PlainBrowser): Promise<number> {
  const { processInfo } = (await browser.send("SystemInfo.getProcessInfo")) as {
    processInfo: { type: string; id: number }[];
  };
  const pages = processInfo.flatMap(({ type, id }) => (type === "renderer" ? [String(id)] : []));
  const { stdout } = await run("ps", ["-o", "rss=", "-p", pages.join(",")]);
  return 1024 * Math.max(...stdout.split("\n").map(Number));
}
