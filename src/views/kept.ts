// What a browser keeps for us beyond a page. Storage may be full, forbidden or somebody else's, and where it is forbidden even
// its name throws: here alone that is known, so nothing else has to guard itself.

/** A shelf of the browser's: `inBrowser` for all windows and for good, `inWindow` for one window and its reloads. */
export type Shelf = () => Storage;

export const inBrowser: Shelf = () => localStorage;
export const inWindow: Shelf = () => sessionStorage;

/** The text under `key`; null: nothing, or storage is closed to us. */
export function recallText(key: string, shelf = inBrowser): string | null {
  return attempt(() => shelf().getItem(key)) ?? null;
}

/** Keeps a text, or forgets it when it is null. False: storage would not. */
export function keepText(key: string, text: string | null, shelf = inBrowser): boolean {
  return (
    attempt(() => {
      if (text === null) shelf().removeItem(key);
      else shelf().setItem(key, text);
      return true;
    }) ?? false
  );
}

/** What `keepValue` kept, to be checked by whoever asks: anybody may write there. Null: nothing that can be read. */
export function recallValue(key: string, shelf = inBrowser): unknown {
  const text = recallText(key, shelf);
  return text === null ? null : (attempt<unknown>(() => JSON.parse(text)) ?? null);
}

/** The members of an object that was kept; none where it was something else. */
export function recallMembers(key: string, shelf = inBrowser): Readonly<Record<string, unknown>> {
  const value = recallValue(key, shelf);
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Keeps a value as JSON. False: storage would not. */
export function keepValue(key: string, value: unknown, shelf = inBrowser): boolean {
  return keepText(key, JSON.stringify(value), shelf);
}

/** All keys that begin so. */
export function keptKeys(prefix: string): string[] {
  return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? [];
}

function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Hears what other windows keep under keys that begin so; returns how to stop. */
export function hearKept(prefix: string, heard: (key: string, text: string | null) => void): () => void {
  const hear = ({ key, newValue, storageArea }: StorageEvent): void => {
    if (key?.startsWith(prefix) && attempt(() => storageArea === localStorage)) heard(key, newValue);
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}

/** The deck's part of a talk's name in storage, which its other talks share. */
export function deckKeyOf(talkKey: string): string {
  return talkKey.slice(0, talkKey.lastIndexOf(":"));
}
