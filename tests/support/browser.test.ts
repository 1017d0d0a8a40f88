import { describe, expect, it } from "vitest";

import { chooseBrowser, usualPlaces, type Machine } from "./browser.ts";

/** A machine where exactly `programs` run; a download or an installation adds its program to them. */
function machine(programs: readonly string[], more: Partial<Machine> & { comes?: readonly string[] } = {}) {
  const running = new Set(programs);
  const done: string[] = [];
  const world: Machine = {
    platform: "linux",
    env: { PATH: "/usr/bin" },
    runs: (program) => running.has(program),
    downloaded: "/cache/chrome",
    download: () => {
      done.push("download");
      if (more.comes?.includes("/cache/chrome")) running.add("/cache/chrome");
    },
    mayInstall: false,
    install: () => {
      done.push("install");
      if (more.comes?.includes("/usr/bin/chromium")) running.add("/usr/bin/chromium");
    },
    ...more,
  };
  return { world, done };
}

describe("a browser for the tests", () => {
  it.each<[string, readonly string[], Parameters<typeof machine>[1], string, string[]]>([
    [
      "is the one named",
      ["/my/chrome", "/usr/bin/chromium"],
      { env: { LECTERN_BROWSER: "/my/chrome" } },
      "/my/chrome",
      [],
    ],
    ["is an installed one", ["/usr/bin/chromium", "/cache/chrome"], {}, "/usr/bin/chromium", []],
    [
      "is Chrome rather than Edge",
      ["/usr/bin/microsoft-edge", "/usr/bin/google-chrome"],
      {},
      "/usr/bin/google-chrome",
      [],
    ],
    ["is what was downloaded before", ["/cache/chrome"], {}, "/cache/chrome", []],
    ["is downloaded when none is there", [], { comes: ["/cache/chrome"] }, "/cache/chrome", ["download"]],
    [
      "is Debian's when nothing can be downloaded",
      [],
      { mayInstall: true, comes: ["/usr/bin/chromium"] },
      "/usr/bin/chromium",
      ["download", "install"],
    ],
  ])("%s", (_name, programs, more, chosen, doings) => {
    const { world, done } = machine(programs, more);
    expect(chooseBrowser(world)).toBe(chosen);
    expect(done).toEqual(doings);
  });

  it("that is named and does not run is an error, not a reason to take another", () => {
    const { world } = machine(["/usr/bin/chromium"], { env: { LECTERN_BROWSER: "/my/chrome" } });
    expect(() => chooseBrowser(world)).toThrow("LECTERN_BROWSER names /my/chrome, which does not run");
  });

  it("that cannot be had is an error that says what to install", () => {
    const { world, done } = machine([], { mayInstall: true });
    expect(() => chooseBrowser(world)).toThrow(/Install Google Chrome.*LECTERN_BROWSER.*neither did apt-get/);
    expect(done).toEqual(["download", "install"]);
  });

  it.each<[NodeJS.Platform, Machine["env"], string]>([
    ["linux", { PATH: "/home/me/bin:relative:/usr/bin" }, "/home/me/bin/google-chrome"],
    ["linux", {}, "/usr/bin/chromium"],
    [
      "darwin",
      { HOME: "/Users/me" },
      "/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    ["win32", { PROGRAMFILES: "C:\\Programs" }, "C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe"],
  ])("is looked for on %s with %o at %s", (platform, env, place) => {
    expect(usualPlaces(platform, env)).toContain(place);
  });

  it("is never looked for in a relative folder", () => {
    expect(usualPlaces("linux", { PATH: "bin:.:" }).filter((place) => !place.startsWith("/"))).toEqual([]);
  });
});
