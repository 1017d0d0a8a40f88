import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";

export interface Refusal {
  readonly status: number;
  readonly text: string;
}

/**
 * Who may ask. A page on the web can make a browser ask our port: under a name of its own that leads here (DNS
 * rebinding), or across origins. So `Host` must be one of ours exactly, `Origin` too where there is one, and nothing
 * can be asked of us that changes anything.
 */
export function refusalFor(request: IncomingMessage, hosts: ReadonlySet<string>): Refusal | null {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return { status: 405, text: "This server answers only GET and HEAD." };
  }
  if (!hosts.has(request.headers.host?.toLowerCase() ?? "")) {
    return { status: 403, text: "This server does not answer to that host name." };
  }
  const origin = request.headers.origin;
  if (origin !== undefined && !(origin.startsWith("http://") && hosts.has(origin.slice(7).toLowerCase()))) {
    return { status: 403, text: "This server does not answer to pages of other origins." };
  }
  return null;
}

/** Every `Host` that is ours when we listen on `host` and `port`. */
export function hostsFor(host: string, port: number): ReadonlySet<string> {
  const names = ["localhost", "127.0.0.1", "[::1]", inAddress(host).toLowerCase()];
  if (listensEverywhere(host)) names.push(...ownAddresses().map((address) => inAddress(address)));
  // Browsers leave out the port that http has anyway.
  return new Set(names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));
}

/** `::1` needs brackets in an address. */
export function inAddress(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

export function listensEverywhere(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

/** This machine's addresses on its networks. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal && !address.address.startsWith("fe80:"))
    .map((address) => address.address);
}
