// What this browser keeps for us beyond a page: `localStorage`, which may be full, forbidden or somebody else's.

/** The text under `key`; null: nothing, or storage is closed to us. */
export function recallText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text, or forgets it when it is null. False: storage would not. */
export function keepText(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** All keys that begin so. */
export function keptKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

/** Hears what other windows keep under keys that begin so; returns how to stop. */
export function hearKept(prefix: string, heard: (key: string, text: string | null) => void): () => void {
  const hear = ({ key, newValue, storageArea }: StorageEvent): void => {
    if (key?.startsWith(prefix) && storageArea === localStorage) heard(key, newValue);
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}

/** The deck's part of a talk's name in storage, which its other talks share. */
export function deckKeyOf(talkKey: string): string {
  return talkKey.slice(0, talkKey.lastIndexOf(":"));
}
