import type { Server } from "node:http";

import { inAddress, isLoopback, listensEverywhere, ownAddresses } from "./gate.ts";
import { portOf } from "./server.ts";
import type { Talk } from "./talk.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The address of the stage for this computer's browser. A number and not "localhost", which may lead to another
 * program that listens on the same port of `::1`.
 */
export function addressOf(server: Server, host: string): string {
  const here = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${inAddress(here)}:${portOf(server)}/`;
}

/** What `present` prints once it can be reached. The stage's address is alone on its line, for programs to find. */
export function greeting(talk: Talk, server: Server, host: string, terminal: Terminal): string {
  const address = addressOf(server, host);
  const count = talk.deck.slides.length === 1 ? "1 slide" : `${talk.deck.slides.length} slides`;
  return [
    `${talk.deck.source.name}, ${count}`,
    "",
    `  ${terminal.bold(address)}`,
    `  ${address}#p1   presenter view`,
    "",
    terminal.dim(
      "  Keys: p presenter view, c audience window, f fullscreen, h all of them. Ctrl-C ends the talk.",
    ),
    "",
    ...openToOthers(server, host),
  ].join("\n");
}

function openToOthers(server: Server, host: string): string[] {
  if (isLoopback(host)) return [];
  const names = listensEverywhere(host) ? ownAddresses() : [host];
  const addresses = names.map((name) => `http://${inAddress(name)}:${portOf(server)}/`);
  return [
    `warning: everyone on this network can open ${addresses.join(" and ")} [open-to-others]`,
    "  why  They see the slides, the presenter's notes and every visible file in the deck's folder.",
    "  fix  Leave --host out to be alone.",
    "",
  ];
}
