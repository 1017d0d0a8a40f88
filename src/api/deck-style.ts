// The deck's own stylesheet, as its server tells of it.
import { effect, signal } from "@preact/signals-core";

import type { Talk } from "#views";

const ID = "lectern-style";

/** Puts on the stylesheet at an address, "" for none; while saves are held back, what is on stays on. */
export type WearStyle = (href: string) => void;

export function openDeckStyle({ show }: Talk): WearStyle {
  const told = signal(document.getElementById(ID)?.getAttribute("href") ?? "");
  effect(() => {
    if (show.state.value.held === null) wear(told.value);
  });
  return (href) => void (told.value = href);
}

/** The old one goes when the new one is there: nobody sees slides without either. */
function wear(href: string): void {
  const worn = document.getElementById(ID);
  if ((worn?.getAttribute("href") ?? "") === href) return;
  worn?.removeAttribute("id");
  if (href === "") return worn?.remove();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.id = ID;
  const settled = (): void => worn?.remove();
  link.addEventListener("load", settled);
  link.addEventListener("error", settled);
  link.href = href;
  (worn ?? document.head.querySelector("#lectern-theme") ?? document.head.lastElementChild)?.after(link);
}
