import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable, Writable } from "node:stream";

import { CliError, exit } from "./problem.ts";
import { findBrowser } from "./user-browser.ts";

/** What the browser answers, by its protocol's names. */
export type Reply = Readonly<Record<string, unknown>>;

/** A browser without a window, for printing and for pictures. Every promise rejects when it ends or takes too long. */
export interface Browser {
  /** A page; resolves when its HTML was read, whatever its pictures do. */
  open(url: string): Promise<BrowserPage>;
  close(): Promise<void>;
}

export interface BrowserPage {
  send(method: string, params?: object): Promise<Reply>;
  /** The value of an expression, awaited, as JSON. */
  evaluate<Value>(expression: string): Promise<Value>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** Whether pages may fetch from other hosts. */
  readonly remote: boolean;
  /** How long the browser may be silent about one thing, ms. */
  readonly patience: number;
  /** Ends it at once, also while it starts. */
  readonly signal: AbortSignal;
}

/** How long a browser may take to end, ms. */
const FAREWELL = 3000;

/** How long it may take to start, ms. */
const START = 20_000;

/** Starts the user's browser. Throws CliError, exit 3, when there is none or it does not start. */
export async function openBrowserForPages({ remote, patience, signal }: BrowserOptions): Promise<Browser> {
  const program = findBrowser();
  if (program === null) throw noBrowser();
  // What it leaves behind when it is ended goes with its profile. (Paths of sockets would be too long elsewhere.)
  const isKept = process.platform === "linux";
  const profile = await mkdtemp(path.join(tmpdir(), "lectern-browser-"));
  const browser = spawn(program, wordsFor(profile, remote), {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    env: isKept ? { ...process.env, TMPDIR: profile } : process.env,
    // A group of its own: its helpers end with it.
    detached: process.platform !== "win32",
  });
  const [to, from] = [browser.stdio[3] as Writable, browser.stdio[4] as Readable];
  const wire = createWire(to, from, patience);
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      wire.fail(new Error("The browser ended by itself."));
      resolve();
    };
    browser.once("exit", end);
    browser.once("error", end);
  });
  const end = (): void => {
    if (browser.pid === undefined) return;
    try {
      // Helpers that hang outlive a browser that ended.
      if (process.platform !== "win32") process.kill(-browser.pid, "SIGKILL");
      else if (browser.exitCode === null) browser.kill("SIGKILL");
    } catch {
      // All of them ended meanwhile.
    }
  };
  // Its last process may still write there; what then stays, the system's own sweeping takes.
  const sweeping = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };
  const sweep = (): void => {
    end();
    try {
      rmSync(profile, sweeping);
    } catch {}
  };
  process.once("exit", sweep);
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();

  const close = async (): Promise<void> => {
    // Where its temporary files are not in its profile it is asked: then it takes them along, if it answers.
    const last = setTimeout(end, FAREWELL);
    if (isKept) end();
    else wire.ask("Browser.close").catch(end);
    await ended;
    clearTimeout(last);
    end();
    await rm(profile, sweeping).catch(() => undefined);
    process.off("exit", sweep);
  };
  let first: Attached | null;
  try {
    first = await inTime(attachFirst(wire));
  } catch (error) {
    await close();
    throw notStarted(program, error);
  }
  return {
    close,
    async open(url) {
      const page = first ?? (await attachNew(wire));
      first = null;
      return openPage(wire, page, url);
    },
  };
}

/** A page that can be spoken to. */
interface Attached {
  readonly targetId: string;
  readonly sessionId: string;
}

/** The page that it starts with: another one would be another process. */
async function attachFirst(wire: Wire): Promise<Attached | null> {
  const { targetInfos } = (await wire.ask("Target.getTargets")) as {
    readonly targetInfos: readonly { readonly targetId: string; readonly type: string }[];
  };
  const page = targetInfos.find(({ type }) => type === "page");
  return page === undefined ? null : attach(wire, page.targetId);
}

async function attachNew(wire: Wire): Promise<Attached> {
  const { targetId } = (await wire.ask("Target.createTarget", { url: "about:blank" })) as {
    readonly targetId: string;
  };
  return attach(wire, targetId);
}

async function attach(wire: Wire, targetId: string): Promise<Attached> {
  const { sessionId } = (await wire.ask("Target.attachToTarget", { targetId, flatten: true })) as {
    readonly sessionId: string;
  };
  return { targetId, sessionId };
}

async function inTime<Value>(started: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It does not answer for ${START / 1000} seconds.`)), START);
  });
  return Promise.race([started, late]).finally(() => clearTimeout(timer));
}

function wordsFor(profile: string, remote: boolean): string[] {
  return [
    "--headless=new",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--disable-quic",
    "--force-color-profile=srgb",
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
    ...(remote ? [] : ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]),
    // Chromium refuses to be root's with its sandbox; containers are.
    ...(process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : []),
    "about:blank",
  ];
}

/** Messages over two pipes: JSON, with a NUL after each. */
interface Wire {
  ask(method: string, params?: object, sessionId?: string): Promise<Reply>;
  /** Resolves at the next event of this name in the session. */
  next(method: string, sessionId: string): Promise<void>;
  fail(error: Error): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: Reply;
  readonly error?: { readonly message: string };
}

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

function createWire(to: Writable, from: Readable, patience: number): Wire {
  const waiting = new Map<string, Waiting>();
  let failure: Error | null = null;
  let count = 0;
  let rest: string[] = [];

  const settle = (key: string, { result, error }: Pick<Message, "result" | "error">): void => {
    const asked = waiting.get(key);
    waiting.delete(key);
    if (error === undefined) asked?.resolve(result ?? {});
    else asked?.reject(new Error(error.message));
  };
  const hear = (message: Message): void => {
    if (message.id !== undefined) settle(`${message.id}`, message);
    else settle(`${message.method} ${message.sessionId}`, {});
  };
  from.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = chunk.split("\0");
    rest.push(parts[0]!);
    for (const part of parts.slice(1)) {
      hear(JSON.parse(rest.join("")) as Message);
      rest = [part];
    }
  });
  // Writing to a browser that ended is answered by its end.
  to.on("error", () => undefined);

  const wait = (key: string, what: string): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (failure !== null) return reject(failure);
      const timer = setTimeout(
        () => settle(key, { error: { message: `The browser hangs at ${what}.` } }),
        patience,
      );
      waiting.set(key, {
        resolve: (reply) => (clearTimeout(timer), resolve(reply)),
        reject: (error) => (clearTimeout(timer), reject(error)),
      });
    });
  return {
    ask(method, params = {}, sessionId) {
      count += 1;
      const reply = wait(`${count}`, method);
      to.write(`${JSON.stringify({ id: count, method, params, ...(sessionId && { sessionId }) })}\0`);
      return reply;
    },
    next: async (method, sessionId) => void (await wait(`${method} ${sessionId}`, method)),
    fail(error) {
      failure = error;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

async function openPage(wire: Wire, { targetId, sessionId }: Attached, url: string): Promise<BrowserPage> {
  const send = (method: string, params?: object): Promise<Reply> => wire.ask(method, params, sessionId);
  await send("Page.enable");
  const read = wire.next("Page.domContentEventFired", sessionId);
  await Promise.all([read, send("Page.navigate", { url })]);
  return {
    send,
    async evaluate<Value>(expression: string): Promise<Value> {
      const { result, exceptionDetails } = (await send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })) as {
        readonly result: { readonly value: Value };
        readonly exceptionDetails?: { readonly text: string };
      };
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
      return result.value;
    },
    close: async () => void (await wire.ask("Target.closeTarget", { targetId })),
  };
}

function noBrowser(): CliError {
  return new CliError(exit.outside, {
    code: "no-browser",
    what: "there is no browser that can print",
    why: "A browser draws the slides; nothing was written.",
    fix: "Install Chrome, Chromium or Edge, or name one: LECTERN_BROWSER=/path/to/chrome lectern export …",
  });
}

function notStarted(program: string, error: unknown): CliError {
  return new CliError(exit.outside, {
    code: "browser-not-started",
    what: `the browser ${program} does not start`,
    why: `${(error as Error).message} Nothing was written.`,
    fix: "Try again; or name another with LECTERN_BROWSER.",
  });
}
