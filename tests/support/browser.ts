/** Path of a Chromium, Chrome or Edge that tests may drive. */
export function provideBrowser(): string {
  return process.env.LECTERN_BROWSER ?? "/usr/bin/chromium";
}
