import { accessSync, constants } from "node:fs";
import path from "node:path";

import { installPackages, mayInstall, runs } from "../support/programs.ts";

export type EngineName = "firefox" | "webkit";

/** Absolute paths, by the name under which `needs` knows them. */
export type Programs = Readonly<Record<string, string>>;

interface Needs {
  /** Names of programs that do it, the likeliest first, by what they are for. */
  readonly programs: Readonly<Record<string, readonly string[]>>;
  readonly debian: readonly string[];
  readonly elsewhere: string;
}

const needs: Readonly<Record<EngineName, Needs>> = {
  firefox: {
    programs: { browser: ["firefox", "firefox-esr"] },
    debian: ["firefox-esr"],
    elsewhere:
      "Install Firefox (https://www.mozilla.org/firefox), or put the folder of its program into PATH.",
  },
  webkit: {
    programs: { driver: ["WebKitWebDriver"], screen: ["Xvfb"] },
    debian: ["webkit2gtk-driver", "xvfb"],
    elsewhere:
      "WebKitGTK and its driver exist for Linux alone: install the packages that hold WebKitWebDriver and Xvfb " +
      "(Debian and Ubuntu: webkit2gtk-driver xvfb; Fedora: webkit2gtk-driver xorg-x11-server-Xvfb).",
  },
};

/**
 * What an engine's journeys run; installed when it is missing and that needs nobody's leave.
 * Throws an Error that says what to install.
 */
export function providePrograms(engine: EngineName): Programs {
  const { debian, elsewhere } = needs[engine];
  const found = findPrograms(engine);
  if (found !== null) return found;
  if (mayInstall()) {
    process.stderr.write(`Nothing to test ${engine} with; trying apt-get install ${debian.join(" ")}\n`);
    installPackages(...debian);
  }
  const installed = findPrograms(engine);
  if (installed !== null) return installed;
  const other = engine === "firefox" ? "webkit" : "firefox";
  throw new Error(
    `Nothing to test ${engine} with. ${elsewhere}\n` +
      `For the other engine alone: npm run test:engines -- --project ${other}`,
  );
}

function findPrograms(engine: EngineName): Programs | null {
  const found = Object.entries(needs[engine].programs).map(
    ([role, names]) => [role, names.flatMap(places).find(isProgram)] as const,
  );
  return found.every(([, place]) => place !== undefined) ? (Object.fromEntries(found) as Programs) : null;
}

function places(name: string): string[] {
  const { PATH = "", PROGRAMFILES = "C:\\Program Files" } = process.env;
  const folders = PATH.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const program = process.platform === "win32" ? `${name}.exe` : name;
  return [
    ...folders.map((folder) => path.join(folder, program)),
    ...(name !== "firefox" ? [] : ["/Applications/Firefox.app/Contents/MacOS/firefox"]),
    ...(name !== "firefox" ? [] : [`${PROGRAMFILES}\\Mozilla Firefox\\firefox.exe`]),
  ];
}

function isProgram(place: string): boolean {
  try {
    accessSync(place, constants.X_OK);
  } catch {
    return false;
  }
  // Some Firefoxes are scripts that only say what to install; the others know no `--version`.
  return !path.basename(place).startsWith("firefox") || runs(place);
}
