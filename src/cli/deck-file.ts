import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

import type { Problem } from "./problem.ts";

/** What a look at the deck's file found. */
export type Reading = GoodReading | BadReading;

/** A reading, and which state of the file it is of: equal only while nothing touched the file. */
export interface Sighting {
  readonly reading: Reading;
  readonly state: string;
}

export interface GoodReading {
  readonly ok: true;
  readonly text: string;
  /** A name for exactly this text. */
  readonly revision: string;
}

export interface BadReading {
  readonly ok: false;
  readonly problem: Problem;
  /** The path leads to nothing that could be a deck, rather than to a deck that cannot be read. */
  readonly wrongPath: boolean;
}

/** A talk's text: what a person writes is a thousandth of it; more is a log or a mistake. */
const mostBytes = 20 * 1024 * 1024;
const settleMs = 30;

/** Reads the deck's file when it has stopped changing, so never the half of a save. `name` is for messages. */
export async function readDeck(file: string, name: string): Promise<Reading> {
  return (await sightDeck(file, name)).reading;
}

/** `readDeck`, for who watches. */
export async function sightDeck(file: string, name: string): Promise<Sighting> {
  try {
    let before = await look(file);
    while (true) {
      const refusal = refuse(before, name);
      if (refusal !== null) return { reading: refusal, state: before.key };
      await wait(settleMs);
      const settled = await look(file);
      if (settled.key === before.key) {
        const bytes = await readBytes(file, settled.size);
        before = await look(file);
        if (before.key === settled.key && bytes.length === settled.size) {
          return { reading: decodeDeck(bytes, name), state: settled.key };
        }
      } else {
        before = settled;
      }
    }
  } catch (error) {
    return { reading: unreadable(error as NodeJS.ErrnoException, name), state: "unreadable" };
  }
}

interface Look {
  /** Equal for two looks at one finished file. */
  readonly key: string;
  readonly size: number;
  readonly isFile: boolean;
}

async function look(file: string): Promise<Look> {
  const { ino, size, mtimeNs, ...rest } = await stat(file, { bigint: true });
  return { key: `${ino} ${size} ${mtimeNs}`, size: Number(size), isFile: isFile(rest.mode) };
}

function isFile(mode: bigint): boolean {
  return (Number(mode) & constants.S_IFMT) === constants.S_IFREG;
}

/** One byte more than it should have, so that a file that grew meanwhile is noticed. */
async function readBytes(file: string, size: number): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const buffer = new Uint8Array(size + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

function refuse(found: Look, name: string): BadReading | null {
  if (!found.isFile) {
    return bad(name, true, {
      code: "not-a-file",
      what: "this is not a file",
      why: "A deck is one Markdown file.",
      fix: "Name the file: lectern present talk.md",
    });
  }
  if (found.size > mostBytes) {
    return bad(name, false, {
      code: "deck-too-big",
      what: `the deck has ${Math.ceil(found.size / 1024 / 1024)} MB`,
      why: "More than 20 MB of text is not read: no talk is that long.",
      fix: "Keep pictures in files of their own, beside the deck.",
    });
  }
  return null;
}

/** Bytes to text: UTF-8, or UTF-16 that says so. */
export function decodeDeck(bytes: Uint8Array, name: string): Reading {
  const encoding = encodingOf(bytes);
  const nuls = encoding === "utf-8" ? count(bytes, 0) : 0;
  if (nuls > 2 && nuls * 1000 > bytes.length) return binary(name);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll("\0", "\uFFFD");
    return { ok: true, text, revision: createHash("sha256").update(text).digest("hex").slice(0, 16) };
  } catch {
    return nuls > 0 ? binary(name) : notUtf8(bytes, encoding, name);
  }
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function count(bytes: Uint8Array, byte: number): number {
  let found = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) found++;
  return found;
}

function binary(name: string): BadReading {
  return bad(name, false, {
    code: "binary-deck",
    what: "this is not text",
    why: "It has the zero bytes of a picture, a program or a document; a deck is Markdown, as plain text.",
    fix: "Name the deck's Markdown file, or save it as UTF-8 text.",
  });
}

function notUtf8(bytes: Uint8Array, encoding: string, name: string): BadReading {
  const where = encoding === "utf-8" ? `${name}:${lineThatFails(bytes)}:1` : name;
  return bad(where, false, {
    code: "not-utf-8",
    what: `this is not ${encoding === "utf-8" ? "UTF-8" : "UTF-16"} text`,
    why: "Its letters cannot be told apart; shown as they are, some would be wrong.",
    fix: "Save it as UTF-8 in your editor.",
  });
}

/** 1-based. */
function lineThatFails(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const newline = bytes.indexOf(10, from);
    const to = newline === -1 ? bytes.length : newline + 1;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
  }
  return line;
}

function unreadable(error: NodeJS.ErrnoException, name: string): BadReading {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") {
    return bad(name, true, {
      code: "no-such-deck",
      what: "there is no such file",
      why: "Nothing was found at that path.",
      fix: "Check the path; it starts at the folder you are in.",
    });
  }
  return bad(name, false, {
    code: "unreadable-deck",
    what: `the file cannot be read (${error.code ?? error.message})`,
    why: "The system refused it.",
    fix: "Check its permissions.",
  });
}

function bad(
  where: string,
  wrongPath: boolean,
  problem: Pick<Problem, "code" | "what" | "why" | "fix">,
): BadReading {
  return { ok: false, wrongPath, problem: { severity: "error", where, ...problem } };
}
