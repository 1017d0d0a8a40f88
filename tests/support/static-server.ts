import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** A host as users have one: files, and nothing of Lectern's own. */
export interface StaticServer {
  /** With the "/" at its end. */
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".md": "text/markdown; charset=utf-8",
};

/** Serves the first of `folders` that has the file, `index.html` for a folder; 404 else. */
export async function serveFolders(...folders: readonly string[]): Promise<StaticServer> {
  const find = async (name: string): Promise<string | null> => {
    for (const folder of folders) {
      const file = path.join(folder, path.normalize(`/${name.endsWith("/") ? `${name}index.html` : name}`));
      const isFile = await stat(file).then(
        (found) => found.isFile(),
        () => false,
      );
      if (isFile) return file;
    }
    return null;
  };
  const server = createServer(async (request, response) => {
    const file = await find(decodeURIComponent((request.url ?? "").replace(/[?#].*$/s, "")));
    if (file === null) return void response.writeHead(404).end();
    response.setHeader("Content-Type", TYPES[path.extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
