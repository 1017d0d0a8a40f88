import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { findFile } from "./folder.ts";
import { hostsFor, refusalFor, type Refusal } from "./gate.ts";

/** What a server serves. */
export interface Site {
  /** The page at `/`, made anew for each who asks. */
  page(): string;
  events(request: IncomingMessage, response: ServerResponse): void;
  /** The built app; its files are at `/_lectern/app/`. */
  readonly appFolder: string;
  /** The deck's folder, a real path; its files are at `/`. */
  readonly deckFolder: string;
}

/** Where the app's files are, as the page names them. */
export const appPath = "/_lectern/app/";
export const eventsPath = "/_lectern/events";

/** For every answer. The last lets no other site frame a talk. */
const headers = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Content-Security-Policy": "frame-ancestors 'self'",
};

/** Listens on exactly this host and port (0: any). Rejects with the system's error when it cannot. */
export async function serve(site: Site, host: string, port: number): Promise<Server> {
  let hosts: ReadonlySet<string> = new Set();
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refusal = refusalFor(request, hosts);
    if (refusal !== null) return answer(response, refusal);
    route(site, request, response).catch(() => answer(response, { status: 500, text: "That went wrong." }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, resolve);
  });
  hosts = hostsFor(host, portOf(server));
  return server;
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function route(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "").replace(/[?#].*$/s, "");
  if (path === "/") {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(request.method === "HEAD" ? undefined : site.page());
  } else if (path === eventsPath) {
    site.events(request, response);
  } else if (path.startsWith(appPath)) {
    // Names in assets/ carry a hash of what is in them; the others may change with the next build.
    const immutable = path.startsWith(`${appPath}assets/`);
    await give(request, response, site.appFolder, path.slice(appPath.length - 1), immutable);
  } else {
    await give(request, response, site.deckFolder, path, false);
  }
}

async function give(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  path: string,
  immutable: boolean,
): Promise<void> {
  const found = await findFile(root, path);
  if ("status" in found) return answer(response, found);
  if (!immutable) response.setHeader("Cache-Control", "no-cache");
  // Loaded with its list of media types when the first file is asked for: no page waits for it.
  const { default: send } = await import("send");
  send(request, found.parts.map((part) => encodeURIComponent(part)).join("/"), {
    root,
    immutable,
    cacheControl: immutable,
    maxAge: immutable ? "1y" : 0,
    dotfiles: "deny",
    index: false,
  })
    .on("error", (error: { readonly status?: number }) => {
      answer(response, { status: error.status ?? 500, text: "That file cannot be read." });
    })
    .on("directory", () => answer(response, { status: 404, text: "There is no such file." }))
    .pipe(response);
}

function answer(response: ServerResponse, refusal: Refusal): void {
  if (response.headersSent) return void response.destroy();
  const body = Buffer.from(`${refusal.text}\n`);
  response.writeHead(refusal.status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": body.length,
  });
  response.end(body);
}
