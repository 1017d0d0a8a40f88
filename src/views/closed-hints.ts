import { keepText, recallText } from "./kept.ts";

/** Hints that their reader closed and need not see again; in this browser, or as long as this page does. */
const closed = new Set<string>();

export function isClosed(hint: string): boolean {
  return closed.has(hint) || recallText(keyOf(hint)) !== null;
}

export function closeForGood(hint: string): void {
  closed.add(hint);
  keepText(keyOf(hint), "closed");
}

function keyOf(hint: string): string {
  return `lectern:hint:${hint}`;
}
