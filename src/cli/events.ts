import type { IncomingMessage, ServerResponse } from "node:http";

import type { Problem } from "./problem.ts";

/** A deck on its way to the windows. */
export interface DeckEvent {
  readonly text: string;
  readonly theme: string;
}

/** The event stream of one deck: what a window missed it hears when it comes back. */
export interface Events {
  /** Answers `GET /_lectern/events?since=…` and keeps the answer open. */
  connect(request: IncomingMessage, response: ServerResponse): void;
  /** A new text: to every window, and to those who come later. */
  deck(deck: DeckEvent, revision: string): void;
  /** Where the deck's own stylesheet is; "" for none. */
  style(href: string): void;
  /** All that is wrong now; replaces what was said before. */
  troubles(problems: readonly Problem[]): void;
  close(): void;
}

/** Proxies and sleeping laptops drop silent connections. */
const heartbeatMs = 15_000;
const reconnectMs = 1_000;
/** A browser keeps six connections to one server for all its windows: some must be left for pictures. */
const mostStreams = 4;

export function createEvents(): Events {
  const windows = new Map<ServerResponse, string>();
  let deck: { readonly revision: string; readonly frame: string } | null = null;
  let style = "";
  let troubles = frame("calm", {});

  const tell = (text: string): void => {
    for (const window of windows.keys()) window.write(text);
  };
  const heartbeat = setInterval(() => tell(": here\n\n"), heartbeatMs);
  heartbeat.unref();

  return {
    connect: (request, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      if (request.method === "HEAD") return void response.end();
      response.write(`retry: ${reconnectMs}\n\n`);
      if (deck !== null && deck.revision !== revisionSeen(request)) response.write(deck.frame);
      response.write(style);
      response.write(troubles);
      const browser = `${request.socket.remoteAddress} ${request.headers["user-agent"]}`;
      const streams = [...windows.values()].filter((other) => other === browser);
      // One window too many hears the news, hangs up, and asks again in a second.
      if (streams.length >= mostStreams) return void response.end();
      windows.set(response, browser);
      response.once("close", () => windows.delete(response));
    },
    deck: (event, revision) => {
      deck = { revision, frame: frame("deck", event, revision) };
      tell(deck.frame);
    },
    style: (href) => {
      // Most decks have none, ever.
      if (href === "" && style === "") return;
      style = frame("style", href);
      tell(style);
    },
    troubles: (problems) => {
      troubles = frame("calm", {}) + problems.map((problem) => frame("trouble", problem)).join("");
      tell(troubles);
    },
    close: () => {
      clearInterval(heartbeat);
      for (const window of windows.keys()) window.end();
      windows.clear();
    },
  };
}

/** A window that was connected before says what it heard last; a new one, what its page was made from. */
function revisionSeen(request: IncomingMessage): string | null {
  const heard = request.headers["last-event-id"];
  if (typeof heard === "string") return heard;
  return new URL(request.url ?? "/", "http://lectern").searchParams.get("since");
}

/** JSON has no line breaks of its own, so one `data:` line holds it. */
function frame(event: string, data: unknown, id?: string): string {
  const name = id === undefined ? "" : `id: ${id}\n`;
  return `event: ${event}\n${name}data: ${JSON.stringify(data)}\n\n`;
}
