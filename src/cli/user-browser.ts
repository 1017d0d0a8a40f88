import { existsSync } from "node:fs";

/** Where Chrome, Chromium and Edge are usually installed. */
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const WINDOWS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];
const LINUX = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];

/** What the choice depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (file: string) => boolean;
}

/** A browser that can take a picture: the one that LECTERN_BROWSER names, else an installed one; null for none. */
export function findBrowser(machine: Machine = { ...process, exists: existsSync }): string | null {
  const named = machine.env["LECTERN_BROWSER"];
  if (named) return machine.exists(named) ? named : null;
  return usualPlaces(machine).find((place) => machine.exists(place)) ?? null;
}

function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === "darwin") return MAC.flatMap((file) => [file, `${env["HOME"] ?? ""}${file}`]);
  if (platform === "win32") {
    const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]];
    return folders.flatMap((folder) => (folder ? WINDOWS.map((file) => `${folder}\\${file}`) : []));
  }
  const folders = (env["PATH"] ?? "").split(":").filter((folder) => folder.startsWith("/"));
  const places = [...new Set([...folders, "/usr/bin", "/usr/local/bin"])];
  return [
    ...LINUX.flatMap((name) => places.map((folder) => `${folder}/${name}`)),
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
  ];
}
