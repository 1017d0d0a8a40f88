import { readdirSync, readFileSync } from "node:fs";

import type { ParseOptions } from "#deck";
import type { RenderOptions } from "#markdown";

/** A deck and what it must become. Every field of a slide that is given is compared. */
export interface Case {
  readonly id: string;
  readonly source: string;
  readonly options: Omit<ParseOptions & Partial<RenderOptions>, "highlightSpans"> & {
    /** A regular expression is written as "/…/g". */
    readonly highlightSpans?: boolean | string;
  };
  /** Name of a macro → what it returns; or "@" and the name of a function in the test. */
  readonly macros: Readonly<Record<string, string>>;
  readonly slides: readonly ExpectedSlide[];
}

export interface ExpectedSlide {
  html?: string;
  notes?: string;
  props?: Record<string, string>;
  class?: string;
  id?: string;
  style?: string | null;
  number?: string;
  incremental?: boolean;
}

/** Blanks that editors like to remove, and characters nobody sees. */
const SIGNS: Readonly<Record<string, string>> = { "␠": " ", "␉": "\t", "␍": "\r" };

/**
 * A file of cases is Markdown: `## ID`, then `key: value` lines (`options` and `macros` are JSON; `why` tells
 * people why the case differs from remark 0.14), a `source` fence, and for each slide `slide {…}` with its
 * short fields, then fences with its `html` and `notes`.
 */
export function readCases(): ReadonlyMap<string, readonly Case[]> {
  const folder = new URL(".", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return new Map(files.sort().map((name) => [name, parse(readFileSync(new URL(name, folder), "utf8"))]));
}

function parse(text: string): Case[] {
  return text
    .split(/^## (?=[A-Z]+-\d+$)/m)
    .slice(1)
    .map((section) => {
      const [heading = ""] = section.split("\n", 1);
      const fences = [...section.matchAll(/^~{6} (\w+)\n([\s\S]*?)^~{6}$|^slide (\{.*\})$/gm)];
      const slides: ExpectedSlide[] = [];
      for (const [, kind, body, fields] of fences) {
        if (fields !== undefined) slides.push(JSON.parse(fields) as ExpectedSlide);
        else if (kind === "html" || kind === "notes") slides.at(-1)![kind] = (body ?? "").trim();
      }
      const source = fences.find(([, kind]) => kind === "source")?.[2] ?? "";
      return {
        id: heading.trim(),
        source: source.replace(/\n$/, "").replace(/[␠␉␍]/g, (sign) => SIGNS[sign] ?? ""),
        options: json<Case["options"]>(section, "options"),
        macros: json<Case["macros"]>(section, "macros"),
        slides,
      };
    });
}

function json<T>(section: string, key: string): T {
  const written = new RegExp(`^${key}: (.*)$`, "m").exec(section)?.[1] ?? "{}";
  return JSON.parse(written) as T;
}
