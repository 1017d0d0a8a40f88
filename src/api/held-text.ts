import { quietStore } from "#sync";

/** The text that is held, for windows that open or reload meanwhile: a server only knows the newest. */
export interface HeldText {
  read(): string | null;
  write(text: string): void;
}

/**
 * In this browser; where storage is forbidden or full, a window that reloads while a text is held shows the newest.
 *
 * @param name the deck's, as its server calls it
 */
export function keepHeldText(name: string): HeldText {
  const key = `lectern:${location.pathname}:${name}:held`;
  const store = quietStore(() => localStorage);
  return { read: () => store.getItem(key), write: (text) => store.setItem(key, text) };
}
