// What a window must understand of the others to follow the talk. Messages from other windows are never trusted: what
// is not exactly a message of ours is nothing.

import type { Held, ShowState, Stamp, Timer, Zoom } from "#show";
import type { SyncMessage } from "./message.ts";

/** No deck has as many slides, and a browser could not show them. */
const MOST_SLIDES = 10_000_000;
/** The furthest moment a Date can hold, in milliseconds. */
const LATEST = 8.64e15;
/** Peers are 32 characters and revisions 14; others may need more, nobody needs much. */
const LONGEST_NAME = 64;

/** What changes a show or asks for it. */
export type News = Extract<SyncMessage, { readonly type: "hello" | "state" }>;

/** A message about the show, rebuilt from its known fields alone, or null. Never throws. */
export function decodeNews(data: unknown): News | null {
  const message = fields(data);
  if (message === null || message["lectern"] !== 1) return null;
  if (message["type"] === "state") {
    const state = decodeState(message["state"]);
    return state && { lectern: 1, type: "state", state };
  }
  const peer = peerOf(message);
  return message["type"] === "hello" && peer !== null ? { lectern: 1, type: "hello", peer } : null;
}

/** Who sent it, or null. */
export function peerOf(message: Readonly<Record<string, unknown>>): string | null {
  return name(message["peer"]) || null;
}

/** A state as another window, or this one before a reload, wrote it; or null. Its index may be of another text. */
export function decodeState(data: unknown): ShowState | null {
  const state = fields(data);
  if (state === null) return null;
  const { blank, paused, locked } = state;
  const place = decodePlace(state);
  const until = orNull(state["until"], moment);
  const zoom = orNull(state["zoom"], decodeZoom);
  const held = orNull(state["held"], decodeHeld);
  const planned = orNull(state["planned"], moment);
  const timer = decodeTimer(state["timer"]);
  const stamp = decodeStamp(state["stamp"]);
  if (place === null || timer === null || stamp === null) return null;
  if (until === undefined || zoom === undefined || held === undefined || planned === undefined) return null;
  if (typeof paused !== "boolean" || typeof locked !== "boolean") return null;
  if (blank !== "none" && blank !== "black" && blank !== "white" && blank !== "break") return null;
  if ((blank === "break") !== (until !== null)) return null;
  return { ...place, blank, until, zoom, paused, locked, held, timer, planned, stamp };
}

/** Somewhat more than a show keeps. */
const MOST_DETOURS = 50;

function decodePlace(
  state: Readonly<Record<string, unknown>>,
): Pick<ShowState, "index" | "revision" | "trail" | "undo"> | null {
  const place = (data: unknown): number | null => whole(data, MOST_SLIDES);
  const index = place(state["index"]);
  const revision = name(state["revision"]);
  const undo = orNull(state["undo"], place);
  const trail = state["trail"];
  if (index === null || revision === null || undo === undefined) return null;
  if (!Array.isArray(trail) || trail.length > MOST_DETOURS) return null;
  const homes = trail.map(place);
  return homes.every((home) => home !== null) ? { index, revision, trail: homes, undo } : null;
}

function decodeZoom(data: unknown): Zoom | null {
  const zoom = fields(data);
  if (zoom === null) return null;
  const [x, y, scale] = [between(zoom["x"], 0, 1), between(zoom["y"], 0, 1), between(zoom["scale"], 1, 8)];
  return x === null || y === null || scale === null ? null : { x, y, scale };
}

function decodeHeld(data: unknown): Held | null {
  const held = fields(data);
  if (held === null) return null;
  const { until } = held;
  const revision = name(held["revision"]);
  return revision === null || (until !== "mended" && until !== "taken") ? null : { revision, until };
}

function decodeTimer(data: unknown): Timer | null {
  const timer = fields(data);
  if (timer === null) return null;
  const elapsed = moment(timer["elapsed"]);
  const since = timer["since"] === null ? null : moment(timer["since"]);
  if (elapsed === null || (since === null && timer["since"] !== null)) return null;
  return { elapsed, since };
}

export function decodeStamp(data: unknown): Stamp | null {
  const stamp = fields(data);
  if (stamp === null) return null;
  // Far below the last safe integer: whoever hears it can still count on.
  const clock = whole(stamp["clock"], Number.MAX_SAFE_INTEGER / 2);
  const peer = name(stamp["peer"]);
  return clock === null || peer === null || (peer === "" && clock > 0) ? null : { clock, peer };
}

export function fields(data: unknown): Readonly<Record<string, unknown>> | null {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : null;
}

export function name(data: unknown): string | null {
  return typeof data === "string" && data.length <= LONGEST_NAME ? data : null;
}

function whole(data: unknown, most: number): number | null {
  return typeof data === "number" && Number.isInteger(data) && data >= 0 && data <= most ? data : null;
}

function moment(data: unknown): number | null {
  return between(data, 0, LATEST);
}

/** NaN and the infinities fail the comparisons. */
export function between(data: unknown, least: number, most: number): number | null {
  return typeof data === "number" && data >= least && data <= most ? data : null;
}

/** Null where null is said, undefined where neither null nor a value of `decode`'s is. */
export function orNull<Value>(
  data: unknown,
  decode: (data: unknown) => Value | null,
): Value | null | undefined {
  return data === null ? null : (decode(data) ?? undefined);
}
