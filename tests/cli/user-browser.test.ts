import { expect, test } from "vitest";

import { findBrowser } from "../../src/cli/user-browser.ts";

const machine = (platform: NodeJS.Platform, env: Record<string, string>, ...files: string[]) => ({
  platform,
  env,
  exists: (file: string) => files.includes(file),
});

test("the browser that LECTERN_BROWSER names is taken, or none", () => {
  const files = ["/usr/bin/chromium", "/opt/mine"];
  expect(findBrowser(machine("linux", { LECTERN_BROWSER: "/opt/mine" }, ...files))).toBe("/opt/mine");
  expect(findBrowser(machine("linux", { LECTERN_BROWSER: "/opt/gone" }, ...files))).toBeNull();
});

test("else an installed one is found where the system has them", () => {
  expect(findBrowser(machine("linux", { PATH: "/x:/usr/bin" }, "/x/chromium"))).toBe("/x/chromium");
  const mac = "/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium";
  expect(findBrowser(machine("darwin", { HOME: "/Users/a" }, mac))).toBe(mac);
  const windows = "C:\\P\\Microsoft\\Edge\\Application\\msedge.exe";
  expect(findBrowser(machine("win32", { PROGRAMFILES: "C:\\P" }, windows))).toBe(windows);
  expect(findBrowser(machine("linux", { PATH: "" }))).toBeNull();
});
