// The log of a talk in other people's formats: a table, and the chapters of its video. Pure.

import { parseDuration } from "./pace.ts";
import { lastRun, stretches } from "./visits.ts";
import type { Visit } from "./visits.ts";

const HEAD = ["started", "elapsed", "seconds", "number", "name", "title", "kind"];

/**
 * One row for each line of the log, after RFC 4180: when, where on the talk's timer, for how long, which slide, what.
 *
 * @param end milliseconds on the timer now
 */
export function csvOf(log: readonly Visit[], end: number): string {
  const rows = stretches(log, end).map(({ visit, from, to }, at) => [
    new Date(visit.at).toISOString(),
    timestamp(from),
    // A timer that was set to zero does not say what it had come to.
    log[at + 1]?.kind === "reset" ? "" : ((to - from) / 1000).toFixed(3),
    `${visit.number}`,
    visit.name,
    visit.title,
    visit.kind,
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

/** Spreadsheets run what looks like a formula; an apostrophe tells them that it is text. */
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A WebVTT file of chapters: one cue for each visit of a slide since the timer was last at zero, its steps together.
 *
 * @param end    milliseconds on the timer now
 * @param offset milliseconds from the start of the recording to the start of the timer; what came before it is left out
 */
export function chaptersOf(log: readonly Visit[], end: number, offset = 0): string {
  const cues: { readonly key: string; readonly title: string; readonly from: number; to: number }[] = [];
  for (const { visit, from, to } of stretches(lastRun(log), end)) {
    if (to === from) continue;
    const last = cues.at(-1);
    if (last?.key === visit.key) last.to = to;
    else cues.push({ key: visit.key, title: visit.title, from, to });
  }
  const texts = cues.flatMap(({ title, from, to }) => {
    const start = Math.max(0, Math.round(from + offset));
    const stop = Math.round(to + offset);
    return stop > start ? [`${timestamp(start)} --> ${timestamp(stop)}\n${cueText(title)}\n`] : [];
  });
  return ["WEBVTT\n", ...texts].join("\n");
}

function cueText(title: string): string {
  const plain = title.replaceAll(/\s+/g, " ").trim();
  if (plain === "") return "Untitled";
  return plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** hh:mm:ss.mmm */
export function timestamp(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  const part = (value: number, digits: number): string => `${value}`.padStart(digits, "0");
  const seconds = Math.floor(whole / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((value) => part(value, 2)).join(":")}.${part(whole % 1000, 3)}`;
}

/**
 * `1:30`, `-0:20`, `0`: milliseconds, negative for a recording that began after the timer. Null: no time.
 */
export function parseOffset(text: string): number | null {
  const [, sign, rest] = /^([-+−–]?)\s*(.*)$/.exec(text.trim())!;
  const length = /^0*(?::00?)*$/.test(rest!) ? 0 : parseDuration(rest);
  if (length === null) return null;
  return sign === "" || sign === "+" || length === 0 ? length : -length;
}

/** What a file of this deck is called: "talk-times.csv" for talk.md. */
export function fileName(deck: string, what: string): string {
  const plain = deck
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.\w+$/, "")
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-");
  return `${plain || "talk"}-${what}`;
}
