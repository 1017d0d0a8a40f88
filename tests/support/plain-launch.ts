import config from "../../playwright.config.ts";

/** For `test.use({ launchOptions: throttled })`: the browser as its users have it, whose hidden windows may sleep. */
export const throttled = {
  ...config.use?.launchOptions,
  // Playwright keeps them awake with these.
  ignoreDefaultArgs: [
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
  ],
};
