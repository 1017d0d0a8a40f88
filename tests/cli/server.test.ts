import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { portOf, serve } from "../../src/cli/server.ts";

let top = "";
let server: Server;
let port = 0;

beforeAll(async () => {
  top = await realpath(await mkdtemp(path.join(tmpdir(), "lectern-server-")));
  await mkdir(path.join(top, "deck"));
  await mkdir(path.join(top, "app", "assets"), { recursive: true });
  await writeFile(path.join(top, "canary.txt"), "canary");
  await writeFile(path.join(top, "deck", ".env"), "canary");
  await writeFile(path.join(top, "deck", "clip.mp4"), "0123456789");
  await writeFile(path.join(top, "deck", "a b.svg"), "<svg/>");
  await writeFile(path.join(top, "app", "assets", "main-abc.js"), "1");
  await writeFile(path.join(top, "app", "lectern.js"), "2");
  const site = {
    page: () => "<!doctype html>page",
    events: () => {},
    appFolder: path.join(top, "app"),
    deckFolder: path.join(top, "deck"),
  };
  server = await serve(site, "127.0.0.1", 0);
  port = portOf(server);
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(top, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends exactly these words: clients would tidy the path up, or refuse to lie about the host. */
function ask(
  target: string,
  { method = "GET", host = `127.0.0.1:${port}`, more = [] as readonly string[] } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, "Connection: close", ...more, "", ""];
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(lines.join("\r\n")));
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => (heard += chunk));
    socket.on("error", reject);
    socket.on("end", () => {
      const [head = "", body = ""] = heard.split(/\r\n\r\n(.*)/s);
      const [first = "", ...rest] = head.split("\r\n");
      const headers = rest.map((line) => line.split(/: (.*)/s) as [string, string]);
      resolve({
        status: Number(first.split(" ")[1]),
        headers: new Map(headers.map(([name, value]) => [name.toLowerCase(), value])),
        body,
      });
    });
  });
}

describe("the server of a talk", () => {
  it.each([
    ["/", 200, "text/html; charset=utf-8", "no-store", "<!doctype html>page"],
    ["/?talk=1#2", 200, "text/html; charset=utf-8", "no-store", "<!doctype html>page"],
    ["/a%20b.svg", 200, "image/svg+xml", "no-cache", "<svg/>"],
    [
      "/_lectern/app/assets/main-abc.js",
      200,
      "text/javascript; charset=utf-8",
      "public, max-age=31536000, immutable",
      "1",
    ],
    ["/_lectern/app/lectern.js", 200, "text/javascript; charset=utf-8", "no-cache", "2"],
  ])("gives %s", async (target, status, type, cache, body) => {
    const answer = await ask(target);
    expect(answer).toMatchObject({ status, body });
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("cache-control")).toBe(cache);
  });

  it("gives a part of a film, so that it can be wound", async () => {
    const answer = await ask("/clip.mp4", { more: ["Range: bytes=2-4"] });
    expect(answer).toMatchObject({ status: 206, body: "234" });
    expect(answer.headers.get("content-range")).toBe("bytes 2-4/10");
  });

  it("does not send again what a browser has", async () => {
    const tag = (await ask("/clip.mp4")).headers.get("etag")!;
    expect(await ask("/clip.mp4", { more: [`If-None-Match: ${tag}`] })).toMatchObject({
      status: 304,
      body: "",
    });
  });

  it("answers HEAD without a body", async () => {
    expect(await ask("/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
    expect(await ask("/clip.mp4", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  });

  it.each([
    "/../canary.txt",
    "/..%2fcanary.txt",
    "/%2e%2e/canary.txt",
    "/%252e%252e/canary.txt",
    "/..\\canary.txt",
    "/..%5ccanary.txt",
    "/.env",
    "/%2eenv",
    "/canary.txt%00.svg",
    "/_lectern/app/../canary.txt",
    "/_lectern/app/%2e%2e/canary.txt",
    "/_lectern/app/..%2fdeck%2f.env",
    "/_lectern/app/assets/../../../canary.txt",
    "/_lectern/../../canary.txt",
    "http://127.0.0.1/../canary.txt",
    "/",
  ])("never gives what is outside or hidden: %s", async (target) => {
    const answer = await ask(target);
    if (target !== "/") expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain("canary");
  });

  it("says in a sentence why a path outside the deck's folder is refused", async () => {
    expect(await ask("/../canary.txt")).toMatchObject({
      status: 403,
      body: "This server gives only what is in the deck's folder.\n",
    });
  });

  it.each([
    ["localhost", 200],
    ["LOCALHOST", 200],
    ["127.0.0.1", 200],
    ["[::1]", 200],
    ["evil.test", 403],
    ["localhost.evil.test", 403],
    ["evil.localhost", 403],
    ["192.168.1.5", 403],
    ["0.0.0.0", 403],
    ["", 403],
  ])("answers to host %j with %i", async (name, status) => {
    expect((await ask("/", { host: `${name}:${port}` })).status).toBe(status);
  });

  it.each(["localhost", "localhost:1", "127.0.0.1:80", "", "localhost:"])(
    "does not answer to host %j, which lacks its port",
    async (host) => {
      expect((await ask("/", { host })).status).toBe(403);
    },
  );

  it.each<[string, number]>([
    ["http://localhost:PORT", 200],
    ["http://127.0.0.1:PORT", 200],
    ["http://localhost:9999", 403],
    ["https://localhost:PORT", 403],
    ["http://evil.test", 403],
    ["http://evil.test:PORT", 403],
    ["null", 403],
    ["file://", 403],
  ])("answers to origin %s with %i", async (origin, status) => {
    const more = [`Origin: ${origin.replace("PORT", String(port))}`];
    expect((await ask("/", { more })).status).toBe(status);
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])("refuses %s", async (method) => {
    expect((await ask("/", { method, more: ["Content-Length: 0"] })).status).toBe(405);
  });

  it.each(["/", "/clip.mp4", "/none", "/.env", "/_lectern/app/lectern.js"])(
    "tells browsers at %s to keep other sites out",
    async (target) => {
      const { headers } = await ask(target);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("content-security-policy")).toBe("frame-ancestors 'self'");
      expect(headers.has("access-control-allow-origin")).toBe(false);
    },
  );
});
