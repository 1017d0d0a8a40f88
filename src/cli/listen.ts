import type { Server } from "node:http";

import { CliError, exit } from "./problem.ts";
import { serve, type Site } from "./server.ts";

const usualPort = 4100;
const portsToTry = 20;

/** Listens on `port`; without one, on the usual port or the next that is free. Throws CliError, exit 3. */
export async function listen(site: Site, host: string, port: number | undefined): Promise<Server> {
  const first = port ?? usualPort;
  const last = port ?? usualPort + portsToTry - 1;
  for (let candidate = first; ; candidate++) {
    try {
      return await serve(site, host, candidate);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EADDRINUSE" || candidate === last) throw cannotListen(error, host, first, last);
    }
  }
}

function cannotListen(error: unknown, host: string, first: number, last: number): unknown {
  const ports = first === last ? `port ${first} is` : `ports ${first} to ${last} are`;
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new CliError(exit.outside, {
        code: "port-in-use",
        what: `${ports} in use`,
        why: "Another program listens there, perhaps another talk.",
        fix: first === last ? "End that program, or leave --port out." : "Name a free one with --port N.",
      });
    case "EACCES":
      return new CliError(exit.outside, {
        code: "port-not-allowed",
        what: `${ports} not allowed`,
        why: "The system keeps the low numbers for itself.",
        fix: "Name one from 1024 up, or leave --port out.",
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EINVAL":
      return new CliError(exit.outside, {
        code: "no-such-host",
        what: `this computer is not ${host}`,
        why: "A server can listen only on an address of its own computer.",
        fix: "Leave --host out for this computer alone, or type --host 0.0.0.0 for its whole network.",
      });
    default:
      return error;
  }
}
