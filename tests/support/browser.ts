import { createRequire } from "node:module";
import path from "node:path";

import { chromium } from "@playwright/test";

import { installPackages, mayInstall, runAloud, runs } from "./programs.ts";

/** What the choice of a browser depends on; `thisMachine` is the real one. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** There is such a program, and it runs. */
  runs(program: string): boolean;
  /** Where Playwright keeps the browser it downloads. */
  readonly downloaded: string;
  /** Has Playwright download it. */
  download(): void;
  /** Debian or a child of it, and we are root. */
  readonly mayInstall: boolean;
  /** Installs the distribution's Chromium. */
  install(): void;
}

/**
 * Path of a Chromium, Chrome or Edge that tests may drive, downloaded or installed when there is none; kept in
 * LECTERN_BROWSER, so that Playwright's workers need not look again.
 */
export function provideBrowser(): string {
  const browser = chooseBrowser(thisMachine());
  process.env.LECTERN_BROWSER = browser;
  return browser;
}

/** The first that works, cheapest first. Throws an Error that says what to install. */
export function chooseBrowser(machine: Machine): string {
  const named = machine.env.LECTERN_BROWSER;
  if (named !== undefined && named !== "") {
    if (machine.runs(named)) return named;
    throw new Error(
      `LECTERN_BROWSER names ${named}, which does not run. Set it to a Chrome, Chromium or Edge.`,
    );
  }
  const installed = usualPlaces(machine.platform, machine.env).find((place) => machine.runs(place));
  if (installed !== undefined) return installed;
  if (machine.runs(machine.downloaded)) return machine.downloaded;
  machine.download();
  if (machine.runs(machine.downloaded)) return machine.downloaded;
  if (machine.mayInstall) {
    machine.install();
    if (machine.runs("/usr/bin/chromium")) return "/usr/bin/chromium";
  }
  throw new Error(
    "No browser to test with. Install Google Chrome, Chromium or Microsoft Edge, or set LECTERN_BROWSER to the path " +
      "of one. (Looked in the usual places; Playwright's download did not work" +
      (machine.mayInstall ? ", and neither did apt-get install chromium.)" : ".)"),
  );
}

const names = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];

/** Where an installed browser would be, as absolute paths, the likeliest first. */
export function usualPlaces(platform: NodeJS.Platform, env: Machine["env"]): string[] {
  if (platform === "darwin") {
    const apps = [
      "Google Chrome.app/Contents/MacOS/Google Chrome",
      "Chromium.app/Contents/MacOS/Chromium",
      "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
    const folders = ["/Applications", ...(env.HOME === undefined ? [] : [`${env.HOME}/Applications`])];
    return folders.flatMap((folder) => apps.map((app) => `${folder}/${app}`));
  }
  if (platform === "win32") {
    const programs = [
      "Google\\Chrome\\Application\\chrome.exe",
      "Chromium\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
    ];
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    return folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => programs.map((program) => `${folder}\\${program}`));
  }
  const folders = (env.PATH ?? "").split(":").filter((folder) => folder.startsWith("/"));
  const places = [...new Set([...folders, "/usr/bin", "/usr/local/bin"])];
  return [
    ...names.flatMap((name) => places.map((folder) => `${folder}/${name}`)),
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
  ];
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    runs,
    downloaded: chromium.executablePath(),
    download,
    mayInstall: mayInstall(),
    install: () => {
      say("apt-get install chromium");
      installPackages("chromium");
    },
  };
}

function download(): void {
  say("playwright install chromium");
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve("@playwright/test")), "cli.js");
  // Playwright tries five times; a host that never answers then costs half a minute, not three.
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "6000", ...process.env };
  runAloud(process.execPath, [cli, "install", "chromium"], env);
}

function say(doing: string): void {
  process.stderr.write(`No browser found to test with; trying ${doing}\n`);
}
