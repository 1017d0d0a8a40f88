import { keymap } from "#show";
import type { CommandName } from "#show";

const KEY = "lectern:recent";
const KEPT = 5;

/** The commands used of late, the latest first; at most five. Storage may hold anything: it is checked. */
export function recentCommands(): readonly CommandName[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? [...new Set(kept.filter(isName))].slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberCommand(id: CommandName): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([id, ...recentCommands()])].slice(0, KEPT)));
  } catch {
    // Nothing is remembered where storage is full or forbidden.
  }
}

function isName(value: unknown): value is CommandName {
  return typeof value === "string" && Object.hasOwn(keymap, value);
}
