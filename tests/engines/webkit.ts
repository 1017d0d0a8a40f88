import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

import { type Engine, type EngineWindow, calling, pressing, usualSize } from "./engine.ts";
import type { Programs } from "./programs.ts";

// WebKitGTK, which is Safari's engine in another coat, through WebDriver (https://www.w3.org/TR/webdriver2/) on a
// screen that nobody sees.

export async function openWebKit({ driver, screen }: Programs): Promise<Engine> {
  const xvfb = spawn(screen!, ["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const display = await new Promise<string>((resolve, reject) => {
    xvfb.stdout.once("data", (number: Buffer) => resolve(`:${number.toString().trim()}`));
    xvfb.once("error", reject);
    xvfb.once("close", () => reject(new Error("Xvfb ended before it had a screen.")));
  });
  const proxy = await openProxy();
  const { child, ask, sessionId } = await startDriver(driver!, display, {
    proxyType: "manual",
    httpProxy: proxy.address,
    sslProxy: proxy.address,
    noProxy: ["127.0.0.1", "localhost"],
  }).catch(async (error: unknown) => {
    proxy.close();
    await end(xvfb);
    throw error;
  });

  const session = `/session/${sessionId}`;
  const home = (await ask("GET", `${session}/window`)) as string;
  let errors: string[] = [];

  // A session has one current window: a command and the choice of its window stay together.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = last.then(task, task);
    last = turn;
    return turn;
  };
  const windowOf = (handle: string): EngineWindow => {
    const tell = (method: Method, command: string, body?: object): Promise<unknown> =>
      inTurn(async () => {
        await ask("POST", `${session}/window`, { handle });
        return ask(method, session + command, body);
      });
    const evaluate: EngineWindow["evaluate"] = async (task, ...given) => {
      const script =
        `const done = arguments[arguments.length - 1];` +
        `${calling(task, given)}.then((json) => done({ json }), (error) => done({ error: String(error) }));`;
      const answer = (await tell("POST", "/execute/async", { script, args: [] })) as Evaluated;
      if ("error" in answer) throw new Error(answer.error);
      return JSON.parse(answer.json);
    };
    const window: EngineWindow = {
      id: handle,
      evaluate,
      async goto(url) {
        await tell("POST", "/url", { url });
        await evaluate(collectErrors);
      },
      async reload() {
        errors.push(...(await evaluate(collectErrors)));
        await tell("POST", "/refresh");
        await evaluate(collectErrors);
      },
      press: async (key) => void (await tell("POST", "/actions", { actions: pressing(key) })),
      async resize(width, height) {
        // How much of a window is toolbar is not ours to know, and a window takes its time to change.
        let asked = { width, height };
        for (let attempt = 0; attempt < 100; attempt++) {
          await tell("POST", "/window/rect", { x: 0, y: 0, ...asked });
          const size = await evaluate(() => ({ outerWidth, outerHeight, innerWidth, innerHeight }));
          if (size.innerWidth === width && size.innerHeight === height) return;
          asked = {
            width: width + size.outerWidth - size.innerWidth,
            height: height + size.outerHeight - size.innerHeight,
          };
        }
        throw new Error(`The window does not become ${width} × ${height}.`);
      },
      async screenshot() {
        // A window that has just been opened or sized is blank until it was drawn twice.
        await evaluate(async () => {
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
          await new Promise((resolve) => setTimeout(resolve, 100));
        });
        return Buffer.from((await tell("GET", "/screenshot")) as string, "base64");
      },
      close: async () => void (await tell("DELETE", "/window")),
    };
    return window;
  };
  const windows = async (): Promise<EngineWindow[]> => {
    const handles = (await inTurn(() => ask("GET", `${session}/window/handles`))) as string[];
    return handles.filter((handle) => handle !== home).map(windowOf);
  };

  return {
    windows,
    async open(address) {
      const { handle } = (await inTurn(async () => {
        await ask("POST", `${session}/window`, { handle: home });
        return ask("POST", `${session}/window/new`, { type: "window" });
      })) as { handle: string };
      const opened = windowOf(handle);
      await opened.resize(usualSize.width, usualSize.height);
      await opened.goto(address);
      return opened;
    },
    async errors() {
      for (const window of await windows()) errors.push(...(await window.evaluate(collectErrors)));
      return errors;
    },
    strangers: () => proxy.asked(),
    async clear() {
      for (const window of await windows()) await window.close();
      errors = [];
      proxy.forget();
    },
    async close() {
      await inTurn(() => ask("DELETE", session));
      await Promise.all([child, xvfb].map(end));
      proxy.close();
    },
  };
}

type Method = "GET" | "POST" | "DELETE";
type Evaluated = { readonly json: string } | { readonly error: string };
type Ask = (method: Method, path: string, body?: object) => Promise<unknown>;

/** In the page: the errors since this was last asked. The driver has none to give, so the page listens to itself. */
function collectErrors(): string[] {
  const page = globalThis as typeof globalThis & { heardErrors?: string[] };
  if (page.heardErrors === undefined) {
    const heard: string[] = [];
    page.heardErrors = heard;
    const { error } = console;
    console.error = (...words: unknown[]) => {
      heard.push(words.join(" "));
      error.apply(console, words);
    };
    addEventListener("error", (event) => heard.push(event.message));
    addEventListener("unhandledrejection", (event) => heard.push(String(event.reason)));
  }
  return page.heardErrors.splice(0);
}

function speakTo(driver: string): Ask {
  return async (method, path, body) => {
    const post = method === "POST" ? { body: JSON.stringify(body ?? {}) } : {};
    const response = await fetch(driver + path, { method, ...post });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  };
}

interface Driver {
  readonly child: ChildProcess;
  readonly ask: Ask;
  readonly sessionId: string;
}

/** Once in a while, on a busy machine, the browser ends as it starts, and its driver waits for it for ever. */
async function startDriver(program: string, display: string, proxy: object): Promise<Driver> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const env = { ...process.env, DISPLAY: display, GDK_BACKEND: "x11" };
    const child = spawn(program, [`--port=${port}`], { stdio: "ignore", env });
    const ask = speakTo(`http://127.0.0.1:${port}`);
    try {
      await answers(ask);
      const asked = ask("POST", "/session", { capabilities: { alwaysMatch: { proxy } } });
      const started = await Promise.race([asked, pause(15_000, null, { ref: false })]);
      if (started === null) throw new Error("WebKitGTK does not start.");
      return { child, ask, sessionId: (started as { sessionId: string }).sessionId };
    } catch (error) {
      await end(child);
      if (attempt === 3) throw error;
    }
  }
}

async function answers(ask: Ask): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await ask("GET", "/status");
      return;
    } catch (error) {
      if (attempt === 200) throw new Error("WebKitWebDriver does not answer.", { cause: error });
      await pause(50);
    }
  }
}

interface Proxy {
  readonly address: string;
  asked(): readonly string[];
  forget(): void;
  close(): void;
}

/** The way to everything that is not on this machine: nobody gets there, and who wanted to is known. */
async function openProxy(): Promise<Proxy> {
  let asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(502).end();
  });
  // For an https address WebKitGTK speaks TLS to the proxy too, which keeps the address to itself.
  server.on("clientError", (_, socket) => {
    asked.push("https://");
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    forget: () => (asked = []),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("close", () => resolve());
    child.kill();
  });
}
