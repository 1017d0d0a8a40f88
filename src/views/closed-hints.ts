/** Hints that their reader closed and need not see again; in this browser, or as long as this page does. */
const closed = new Set<string>();

export function isClosed(hint: string): boolean {
  try {
    return closed.has(hint) || localStorage.getItem(keyOf(hint)) !== null;
  } catch {
    return closed.has(hint);
  }
}

export function closeForGood(hint: string): void {
  closed.add(hint);
  try {
    localStorage.setItem(keyOf(hint), "closed");
  } catch {
    // It comes back with the next page.
  }
}

function keyOf(hint: string): string {
  return `lectern:hint:${hint}`;
}
