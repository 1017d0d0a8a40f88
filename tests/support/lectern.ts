import { spawn } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** The built command, as a user's shell finds it; `npm run build` makes it. */
export const lecternCommand = path.resolve(import.meta.dirname, "../../dist/cli/main.js");

export interface PresentOptions {
  /** More files of the deck's folder, by relative path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Default 0: any that is free. "usual": none is named. */
  readonly port?: number | "usual";
  /** More words for the command line. */
  readonly args?: readonly string[];
}

/** A running `lectern present`, and the deck it presents. */
export interface Presented {
  /** Address of the stage, with the "/" at its end. */
  readonly url: string;
  /** The deck's path. */
  readonly file: string;
  readonly folder: string;
  /** Writes the deck anew, in place. */
  save(text: string): Promise<void>;
  /** All that the command has printed so far. */
  output(): string;
  /** Ends it as a service manager would, or as Ctrl-C does; resolves to its exit code. */
  close(signal?: "SIGTERM" | "SIGINT"): Promise<number | null>;
}

/** Runs the built command on a deck (its text, in a folder of its own; or its path) until `close()`. */
export async function presentDeck(
  source: string | { path: string },
  options: PresentOptions = {},
): Promise<Presented> {
  const own = typeof source === "string";
  const folder = own
    ? await realpath(await mkdtemp(path.join(tmpdir(), "lectern-test-")))
    : path.dirname(path.resolve(source.path));
  const file = own ? path.join(folder, "talk.md") : path.resolve(source.path);
  if (own) await writeFile(file, source);
  const files = Object.entries(options.files ?? {}).map(
    ([name, content]) => [path.join(folder, name), content] as const,
  );
  for (const place of new Set(files.map(([name]) => path.dirname(name))))
    await mkdir(place, { recursive: true });
  await Promise.all(files.map(([name, content]) => writeFile(name, content)));

  const { port = 0, args = [] } = options;
  const words = [...(port === "usual" ? [] : ["--port", String(port)]), ...args];
  const child = spawn(process.execPath, [lecternCommand, "present", file, "--no-open", ...words], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  let printed = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /^\s*(http:\/\/\S+\/)$/m.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", reject);
    void ended.then((code) =>
      reject(new Error(`lectern present ended with exit code ${code} before it had an address:\n${printed}`)),
    );
  });

  return {
    url,
    file,
    folder,
    save: (text) => writeFile(file, text),
    output: () => printed,
    close: async (signal = "SIGTERM") => {
      child.kill(signal);
      const code = await ended;
      if (own) await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}
