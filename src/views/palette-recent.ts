import { keymap } from "#show";
import type { CommandName } from "#show";
import { keepValue, recallValue } from "./kept.ts";

const KEY = "lectern:recent";
const KEPT = 5;

/** The commands used of late, the latest first; at most five. */
export function recentCommands(): readonly CommandName[] {
  const kept = recallValue(KEY);
  return Array.isArray(kept) ? [...new Set(kept.filter(isName))].slice(0, KEPT) : [];
}

export function rememberCommand(id: CommandName): void {
  keepValue(KEY, [...new Set([id, ...recentCommands()])].slice(0, KEPT));
}

function isName(value: unknown): value is CommandName {
  return typeof value === "string" && Object.hasOwn(keymap, value);
}
