// A browser as its user has it: no flag that keeps hidden windows awake, nothing that pretends they are visible.
// (Playwright tells every page that it is visible and focused.) Spoken to through the two pipes of
// `--remote-debugging-pipe`: JSON with a NUL after each message.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import type { Readable, Writable } from "node:stream";

import { provideBrowser } from "../support/browser.ts";

export type Reply = Readonly<Record<string, unknown>>;

/** One page of the browser. */
export interface Tab {
  readonly id: string;
  send(method: string, params?: object): Promise<Reply>;
  /** The value of an expression, awaited, as JSON. Throws what it throws. */
  evaluate<T>(expression: string): Promise<T>;
  /** A key pressed and let go, as trusted as a finger's. */
  press(key: string): Promise<void>;
}

export interface PlainBrowser {
  /** A page in a window of its own. */
  open(url: string): Promise<Tab>;
  /** The page that `act` made the browser open. */
  opened(act: () => Promise<void>): Promise<Tab>;
  send(method: string, params?: object): Promise<Reply>;
  close(): Promise<void>;
  /** Ends it as a power cut would: nothing more is written. */
  kill(): Promise<void>;
}

/** How long anything may take, ms: a bench that waits for ever tells nobody anything. */
const patience = 20_000;

/** An expression that waits until another has a value: looked at often, by messages, which hidden windows get too. */
export const waitFor = (expression: string): string => `new Promise((resolve) => {
  const { port1, port2 } = (window.looking = new MessageChannel());
  port1.onmessage = () => {
    const value = (${expression});
    if (value === undefined || value === null) port2.postMessage(0);
    else resolve(value);
  };
  port2.postMessage(0);
})`;

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly targetInfo?: { readonly targetId: string; readonly type: string } };
  readonly result?: Reply;
  readonly error?: { readonly message: string };
}

/**
 * @param flags more words for its command line
 * @param kept  folder of the user's profile, which outlives the browser; default: one of its own, removed by `close`
 */
export async function openPlainBrowser(flags: readonly string[] = [], kept?: string): Promise<PlainBrowser> {
  const profile = kept ?? (await mkdtemp(path.join(tmpdir(), "lectern-bench-")));
  const browser = spawn(
    provideBrowser(),
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--window-size=1280,800",
      `--user-data-dir=${profile}`,
      "--remote-debugging-pipe",
      ...flags,
    ],
    // A group of its own: its helpers die with it.
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"], detached: true },
  );
  const ended = new Promise<void>((resolve) => browser.once("exit", () => resolve()));
  const [to, from] = [browser.stdio[3] as Writable, browser.stdio[4] as Readable];

  const waiting = new Map<number, Waiting>();
  const created = new Set<(targetId: string) => void>();
  const hear = ({ id, method, params, result, error }: Message): void => {
    if (id !== undefined) {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) asked?.resolve(result ?? {});
      else asked?.reject(new Error(error.message));
    } else if (method === "Target.targetCreated" && params?.targetInfo?.type === "page") {
      for (const tell of created) tell(params.targetInfo.targetId);
    }
  };
  let unfinished = "";
  from.setEncoding("utf8").on("data", (chunk: string) => {
    const messages = (unfinished + chunk).split("\0");
    unfinished = messages.pop()!;
    for (const message of messages) hear(JSON.parse(message) as Message);
  });

  let asked = 0;
  const ask = (method: string, params: object, sessionId?: string): Promise<Reply> =>
    new Promise((resolve, reject) => {
      asked += 1;
      const id = asked;
      waiting.set(id, { resolve, reject });
      setTimeout(
        () => waiting.get(id)?.reject(new Error(`No answer to ${method} in time.`)),
        patience,
      ).unref();
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });

  const attach = async (id: string): Promise<Tab> => {
    const { sessionId } = await ask("Target.attachToTarget", { targetId: id, flatten: true });
    const send = (method: string, params: object = {}): Promise<Reply> =>
      ask(method, params, sessionId as string);
    // A window that was just made has no page yet to ask anything of.
    for (let tries = 100; tries > 0; tries -= 1) {
      const ready = await send("Runtime.evaluate", { expression: "location.href !== 'about:blank'" }).catch(
        () => null,
      );
      if ((ready?.result as { readonly value?: unknown } | undefined)?.value === true) break;
      await rest(20);
    }
    return {
      id,
      send,
      async evaluate<T>(expression: string): Promise<T> {
        const { result, exceptionDetails } = (await send("Runtime.evaluate", {
          expression,
          awaitPromise: true,
          returnByValue: true,
        })) as { result: { value: T }; exceptionDetails?: { exception?: { description?: string } } };
        if (exceptionDetails !== undefined) {
          throw new Error(exceptionDetails.exception?.description ?? "The page threw something.");
        }
        return result.value;
      },
      async press(key) {
        const text = key.length === 1 ? { text: key, code: `Key${key.toUpperCase()}` } : { code: key };
        await send("Input.dispatchKeyEvent", {
          type: key.length === 1 ? "keyDown" : "rawKeyDown",
          key,
          windowsVirtualKeyCode: keyCodes[key] ?? key.toUpperCase().charCodeAt(0),
          ...text,
        });
        await send("Input.dispatchKeyEvent", { type: "keyUp", key, code: text.code });
      },
    };
  };

  await ask("Target.setDiscoverTargets", { discover: true });
  return {
    async open(url) {
      const { targetId } = await ask("Target.createTarget", { url, newWindow: true });
      return attach(targetId as string);
    },
    async opened(act) {
      let tell: ((targetId: string) => void) | undefined;
      const coming = new Promise<string>((resolve) => {
        tell = resolve;
        created.add(resolve);
      });
      await act();
      const id = await coming;
      created.delete(tell!);
      return attach(id);
    },
    send: (method, params = {}) => ask(method, params),
    async close() {
      await ask("Browser.close", {}).catch(() => undefined);
      await ended;
      if (kept === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    async kill() {
      process.kill(-browser.pid!, "SIGKILL");
      await ended;
    },
  };
}

const keyCodes: Readonly<Record<string, number>> = {
  ArrowRight: 39,
  ArrowLeft: 37,
  Home: 36,
  End: 35,
  Escape: 27,
};
