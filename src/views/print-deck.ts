import { sectionTitles } from "#deck/sections";
import { paperDocument, readPaperQuery, type PaperChoices, type PaperDocument } from "#pages";
import paper from "#themes/paper.css?inline";
import { wornStyle } from "./print-style.ts";
import { reachOf } from "./share-link.ts";
import type { Talk } from "./talk.ts";

/** The deck that is shown, as a document to print. `qr`: of the deck's address online, as SVG; "" for none yet. */
export function deckOnPaper(talk: Talk, choices: PaperChoices, qr: string): PaperDocument {
  const deck = talk.show.deck.peek();
  const worn = wornStyle();
  const url = deck.settings.get("url") ?? (reachOf(location.href) === "anyone" ? pageAddress() : null);
  return paperDocument({
    deck,
    options: talk.render.peek(),
    choices,
    title: talk.title.peek(),
    lang: deck.settings.get("lang") ?? "en",
    author: deck.settings.get("author") ?? "",
    date: deck.settings.get("date") ?? "",
    styles: worn.links,
    css: `${worn.css}\n${paper}`,
    sections: sectionTitles(deck),
    online: url === null ? null : { url, qr },
  });
}

/** Hides all that is on the page, while the deck is on it for the printer. */
const ALONE = `@media screen{.lectern-print-whole{display:none}}
@media print{.lectern-paper>body>:not(.lectern-print-whole){display:none!important}}`;

/**
 * The browser's own command for printing prints this page as it stands, and waits for nobody: the whole deck is put on it, as
 * the address says or a slide a page. Returns what takes it away again.
 */
export function putOnPaper(talk: Talk): () => void {
  const { html, slides } = deckOnPaper(talk, readPaperQuery(location.search.slice(1)), "");
  if (slides.length === 0) return () => undefined;
  const printed = new DOMParser().parseFromString(html, "text/html");
  const root = document.documentElement;
  const { layout, ink } = printed.documentElement.dataset;
  const whole = document.createElement("div");
  whole.className = "lectern-print-whole";
  whole.append(...printed.body.childNodes);
  for (const image of whole.querySelectorAll("img")) image.loading = "eager";
  const style = document.createElement("style");
  // The page wears the deck's style already.
  style.textContent = `${ALONE}\n@media print{${paper}\n}${pageStyleOf(printed)}`;
  root.classList.add("lectern-paper");
  root.dataset["layout"] = layout;
  root.dataset["ink"] = ink;
  document.head.append(style);
  document.body.append(whole);
  return () => {
    whole.remove();
    style.remove();
    root.classList.remove("lectern-paper");
    delete root.dataset["layout"];
    delete root.dataset["ink"];
  };
}

/** The rules that are this deck's own: from its size of pages on. */
function pageStyleOf(printed: Document): string {
  const text = printed.querySelector("head > style")?.textContent ?? "";
  return text.slice(text.lastIndexOf("@page{size:"));
}

function pageAddress(): string {
  const address = new URL(location.href);
  address.search = address.hash = "";
  return address.href;
}
