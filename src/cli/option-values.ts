import { CliError, exit } from "./problem.ts";

/** `--url`, an address on the web. Throws CliError, exit 2, for anything else. */
export function readAddress(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw wrongValue(`--url takes an address, and got "${given}"`, "Type --url https://example.org/talk/");
}

/** What a command that writes files says of a value that means nothing. */
export function wrongValue(what: string, fix: string): CliError {
  return new CliError(exit.commandLine, { code: "wrong-value", what, why: "Nothing was written.", fix });
}
