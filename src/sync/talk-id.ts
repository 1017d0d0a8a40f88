import { quietStore } from "./store.ts";
import type { Store } from "./store.ts";

/** 128 random bits as 32 hexadecimal digits: for talks, and for the peer that a window is. Works without HTTPS. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Which talk this window belongs to: the one its address names (`?talk=…`, an audience window), else the one this tab
 * was giving before a reload, else a new one. Two talks of one deck never share an id, so they never hear each other.
 * `open` gives the storage (`() => sessionStorage`); `key` names the deck: "lectern:<deck path>".
 */
export function talkId(search: string, open: () => Store | null | undefined, key: string): string {
  const store = quietStore(open);
  const id = valid(new URLSearchParams(search).get("talk")) ?? valid(store.getItem(key)) ?? randomId();
  store.setItem(key, id);
  return id;
}

/** Long enough not to be guessed or met by chance, short enough for an address. */
function valid(id: string | null): string | null {
  return id !== null && /^[\w-]{16,64}$/.test(id) ? id : null;
}
