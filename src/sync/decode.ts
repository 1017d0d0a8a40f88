// What windows say to each other beside the show: who they are, and where the speaker points.

import { between, decodeNews, decodeStamp, fields, name, orNull, peerOf } from "./decode-news.ts";
import type { Point, SyncMessage, WindowReport } from "./message.ts";

/** A message, rebuilt from its known fields alone, or null. Never throws. */
export function decodeMessage(data: unknown): SyncMessage | null {
  const message = fields(data);
  if (message === null || message["lectern"] !== 1) return null;
  const peer = peerOf(message);
  if (peer === null || message["type"] === "state") return decodeNews(data);
  switch (message["type"]) {
    case "bye":
      return { lectern: 1, type: "bye", peer };
    case "point": {
      const at = orNull(message["at"], decodePoint);
      return at === undefined ? null : { lectern: 1, type: "point", peer, at };
    }
    case "here": {
      const window = decodeReport(message["window"]);
      return window && { lectern: 1, type: "here", peer, window };
    }
    default:
      return decodeNews(data);
  }
}

function decodePoint(data: unknown): Point | null {
  const point = fields(data);
  if (point === null) return null;
  const { kind } = point;
  const [x, y] = [between(point["x"], 0, 1), between(point["y"], 0, 1)];
  if (x === null || y === null || (kind !== "laser" && kind !== "spotlight")) return null;
  return { kind, x, y };
}

function decodeReport(data: unknown): WindowReport | null {
  const report = fields(data);
  if (report === null) return null;
  // Older windows do not tell the later three.
  const { role, visible, fullscreen = false, build = "", stamp = null } = report;
  if (role !== "stage" && role !== "presenter" && role !== "notes") return null;
  if (typeof visible !== "boolean") return null;
  if (typeof fullscreen !== "boolean" || name(build) === null) return null;
  const told = stamp === null ? null : decodeStamp(stamp);
  if (told === null && stamp !== null) return null;
  return { role, visible, fullscreen, build: name(build)!, stamp: told };
}

/** A window that speaks another protocol than ours, as far as that can be understood. */
export interface Stranger {
  readonly type: "here" | "bye";
  readonly peer: string;
  readonly role: WindowReport["role"];
}

/** What a window of another build says of itself: any protocol number but ours, a peer, perhaps a role. Never throws. */
export function decodeStranger(data: unknown): Stranger | null {
  const message = fields(data);
  if (message === null || typeof message["lectern"] !== "number" || message["lectern"] === 1) return null;
  const { type } = message;
  const peer = peerOf(message);
  if (peer === null || (type !== "here" && type !== "bye")) return null;
  const presenter = fields(message["window"])?.["role"] === "presenter";
  return { type, peer, role: presenter ? "presenter" : "stage" };
}
