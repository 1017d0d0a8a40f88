import { createHighlighter } from "#highlight";
import type { Engine, Highlighter, RemarkHljs } from "#highlight";

let make: (() => Engine<RemarkHljs>) | null = null;
let engine: Engine<RemarkHljs> | null = null;

/** For a build that has the highlighter inside: slides are coloured as they are drawn, not soon after. */
export function bringEngine(createEngine: () => Engine<RemarkHljs>): void {
  make = createEngine;
}

/** The one highlighter of a page that has it inside; null where it is still to be fetched. */
export function insideEngine(): Engine<RemarkHljs> | null {
  return (engine ??= make?.() ?? null);
}

/** For one talk. */
export function talkHighlighter(): Highlighter {
  return createHighlighter(make === null ? undefined : () => insideEngine()!);
}
