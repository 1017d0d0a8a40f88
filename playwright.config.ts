import { defineConfig } from "@playwright/test";

import { provideBrowser } from "./tests/support/browser.ts";

/** Found or installed once, here; workers inherit the path through the environment. */
const executablePath = provideBrowser();

export default defineConfig({
  testDir: "tests/e2e",
  fullyParallel: true,
  // Most of a test is waiting for a browser.
  workers: "100%",
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  // The same on every system: what is compared is drawn by the same programs.
  snapshotPathTemplate: "{testDir}/pictures/{testFileName}/{arg}{ext}",
  use: {
    viewport: { width: 1280, height: 720 },
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    trace: "retain-on-failure",
  },
});
