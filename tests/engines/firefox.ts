import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { type Engine, type EngineWindow, calling, pressing, usualSize } from "./engine.ts";
import type { Programs } from "./programs.ts";

// Firefox through WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/), which it speaks without a driver.

/** A Firefox that asks nobody anything, and stops pop-ups as a user's does. */
const preferences = {
  "app.normandy.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.disable_open_during_load": true,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

export async function openFirefox({ browser }: Programs): Promise<Engine> {
  const profile = await mkdtemp(path.join(tmpdir(), "lectern-firefox-"));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});\n`);
  await writeFile(path.join(profile, "user.js"), lines.join(""));
  const words = ["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile];
  const child = spawn(browser!, words, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("error", reject);
    void ended.then(() => reject(new Error(`Firefox ended before it could be driven:\n${said}`)));
  });

  let errors: string[] = [];
  let strangers: string[] = [];
  const { send, hangUp } = await connect(`${address}/session`, (event) => {
    if (event.method === "log.entryAdded" && event.params.level === "error") errors.push(event.params.text);
    if (event.method === "network.beforeRequestSent") {
      const { url } = event.params.request;
      if (isStranger(url)) strangers.push(url);
    }
  });
  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });

  const contexts = async (): Promise<string[]> => {
    const { contexts } = (await send("browsingContext.getTree", { maxDepth: 0 })) as Tree;
    return contexts.map(({ context }) => context);
  };
  const kept = new Set(await contexts());
  const windowOf = (context: string): EngineWindow => ({
    id: context,
    goto: async (url) => void (await send("browsingContext.navigate", { context, url, wait: "complete" })),
    reload: async () => void (await send("browsingContext.reload", { context, wait: "complete" })),
    evaluate: async (task, ...given) => {
      const answer = (await send("script.evaluate", {
        expression: calling(task, given),
        target: { context },
        awaitPromise: true,
      })) as Evaluated;
      if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
      return JSON.parse(answer.result.value);
    },
    press: async (key) => void (await send("input.performActions", { context, actions: pressing(key) })),
    resize: async (width, height) =>
      void (await send("browsingContext.setViewport", { context, viewport: { width, height } })),
    screenshot: async () => {
      const { data } = (await send("browsingContext.captureScreenshot", { context })) as { data: string };
      return Buffer.from(data, "base64");
    },
    close: async () => void (await send("browsingContext.close", { context })),
  });
  const windows = async (): Promise<EngineWindow[]> =>
    (await contexts()).filter((context) => !kept.has(context)).map(windowOf);

  return {
    windows,
    async open(address) {
      const { context } = (await send("browsingContext.create", { type: "window" })) as { context: string };
      const opened = windowOf(context);
      await opened.resize(usualSize.width, usualSize.height);
      await opened.goto(address);
      return opened;
    },
    errors: () => Promise.resolve(errors),
    strangers: () => strangers,
    async clear() {
      for (const window of await windows()) await window.close();
      errors = [];
      strangers = [];
    },
    async close() {
      await send("browser.close");
      hangUp();
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

function isStranger(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return /^(http|ws)s?:$/.test(protocol) && hostname !== "127.0.0.1" && hostname !== "localhost";
}

interface Tree {
  readonly contexts: readonly { readonly context: string }[];
}
type Evaluated =
  | { readonly type: "success"; readonly result: { readonly value: string } }
  | { readonly type: "exception"; readonly exceptionDetails: { readonly text: string } };
type Event =
  | { readonly method: "log.entryAdded"; readonly params: { readonly level: string; readonly text: string } }
  | {
      readonly method: "network.beforeRequestSent";
      readonly params: { readonly request: { readonly url: string } };
    };
type Message =
  | ({ readonly type: "event" } & Event)
  | { readonly type: "success"; readonly id: number; readonly result: unknown }
  | { readonly type: "error"; readonly id: number; readonly error: string; readonly message: string };

interface Line {
  send(method: string, params?: object): Promise<unknown>;
  hangUp(): void;
}

/** Commands are answered under their number; events come whenever they want. */
async function connect(address: string, hear: (event: Event) => void): Promise<Line> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { answer(result: unknown): void; fail(error: Error): void }>();
  let count = 0;
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(data as string) as Message;
    if (message.type === "event") return hear(message);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === "success") asked?.answer(message.result);
    else asked?.fail(new Error(`${message.error}: ${message.message}`));
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error(`No answer from ${address}`)));
  });
  return {
    send: (method, params = {}) =>
      new Promise((answer, fail) => {
        count += 1;
        waiting.set(count, { answer, fail });
        socket.send(JSON.stringify({ id: count, method, params }));
      }),
    hangUp: () => socket.close(),
  };
}
