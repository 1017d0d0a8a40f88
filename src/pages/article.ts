import {
  defaultTreeAdapter as tree,
  parseFragment,
  serialize,
  type DefaultTreeAdapterTypes as Tree,
} from "parse5";

import type { Audience, Deck, Slide } from "#deck";
import { renderContent, renderNotes, type RenderOptions } from "#markdown";
import { addressFor } from "#show";
import { escapeHtml } from "./escape.ts";
import { addressesIn, type Address } from "./addresses.ts";

/** A deck as one document to read. */
export interface Article {
  /** HTML that stands by itself: every element closed, nothing that runs, nothing that ends a `<noscript>`. */
  readonly html: string;
  /** Every address that it asks for or leads to, with the slide that has it. */
  readonly addresses: readonly PlacedAddress[];
  /** What it says, slide by slide, without its headings; for a description. */
  readonly words: readonly string[];
}

export interface PlacedAddress extends Address {
  /** Index of a slide that has it. */
  readonly slide: number;
}

/** Which notes stand below their slides; those for the speaker are for nobody who reads. */
const READ: readonly Audience[] = ["reader", "handout", "speaker"];

/** Nobody reads what these do. */
const GONE = new Set([
  "script",
  "noscript",
  "template",
  "base",
  "meta",
  "title",
  "link",
  "iframe",
  "object",
  "embed",
]);

/** How many slides a description may come from. */
const DESCRIBED = 3;

/**
 * The deck's slides in order, each once, with all its increments; those addresses (`#name`, `#4`) that lead to a slide
 * on the stage lead to it here.
 */
export function deckArticle(deck: Deck, options: RenderOptions): Article {
  const ids = new Set<string>();
  const addresses: PlacedAddress[] = [];
  const words: string[] = [];
  const sections = deck.slides.flatMap((slide) => {
    const place = (address: Address): void => void addresses.push({ ...address, slide: slide.index });
    const background = slide.properties.get("background-image");
    if (background !== undefined) addressesIn({ style: background }, "div").forEach(place);
    if (slide.index !== slide.increment.last) return [];
    const content = cleaned(renderContent(deck, slide.content, options), place);
    if (words.length < DESCRIBED) words.push(plainText(content));
    const notes = READ.map((audience) => cleaned(renderNotes(deck, slide, options, audience), place));
    return section(deck, slide, serialize(content), notes.map((note) => serialize(note)).join(""), ids);
  });
  const html = sections.join("\n").replaceAll(/<\/(?=noscript)/gi, "&lt;/");
  return { html, addresses, words };
}

function section(deck: Deck, slide: Slide, content: string, notes: string, ids: Set<string>): string {
  const run = deck.slides.slice(slide.increment.first, slide.increment.last + 1);
  const names = run.flatMap((step) => step.properties.get("name") ?? []);
  const places = run.map(({ index }) => `${index + 1}`);
  const wanted = [
    ...names,
    addressFor(deck, run[0]!.index),
    ...names.map((name) => `slide-${name}`),
    ...places,
  ];
  const own = wanted.filter((id) => id !== "" && !/\s/.test(id) && !ids.has(id) && ids.add(id));
  const [id, ...more] = own;
  const anchors = more.map((other) => `<span id="${escapeHtml(other)}"></span>`).join("");
  const lang = slide.properties.get("lang");
  const attributes = [
    id === undefined ? "" : ` id="${escapeHtml(id)}"`,
    lang === undefined || lang === deck.settings.get("lang") ? "" : ` lang="${escapeHtml(lang)}"`,
    ` aria-label="Slide ${slide.number}"`,
  ];
  const link = `<a class="lectern-number" href="#${id === undefined ? slide.number : escapeHtml(encodeURIComponent(id))}" aria-label="Slide ${slide.number}">${slide.number}</a>`;
  const aside = notes.trim() === "" ? "" : `\n<aside aria-label="Notes">${notes}</aside>`;
  return `<section${attributes.join("")}>${anchors}${link}\n${content}${aside}\n</section>`;
}

/** HTML as a tree that closes what it opens, without what runs, fetches pages or is a comment. */
function cleaned(html: string, found: (address: Address) => void): Tree.DocumentFragment {
  const fragment = parseFragment(html);
  clean(fragment, found);
  return fragment;
}

function clean(parent: Tree.ParentNode, found: (address: Address) => void): void {
  for (const node of parent.childNodes.slice()) {
    if (tree.isCommentNode(node)) tree.detachNode(node);
    else if (tree.isElementNode(node)) {
      node.attrs = node.attrs.filter(({ name }) => !name.startsWith("on"));
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      if (node.tagName !== "script") addressesIn(attributes, node.tagName).forEach(found);
      if (GONE.has(node.tagName)) {
        tree.detachNode(node);
        continue;
      }
      if (node.tagName === "style") addressesIn({ style: textOf(node) }, "style").forEach(found);
      if (node.tagName === "img" && attributes["loading"] === undefined)
        node.attrs.push({ name: "loading", value: "lazy" });
      clean(node, found);
    }
  }
}

const HEADING = /^h[1-6]$/;
const NO_WORDS = new Set(["style", "pre", "svg"]);

function plainText(content: Tree.DocumentFragment): string {
  const parts: string[] = [];
  const read = (parent: Tree.ParentNode): void => {
    for (const node of parent.childNodes) {
      if (tree.isTextNode(node)) parts.push(node.value);
      else if (tree.isElementNode(node) && !HEADING.test(node.tagName) && !NO_WORDS.has(node.tagName)) {
        parts.push(" ");
        read(node);
        parts.push(" ");
      }
    }
  };
  read(content);
  return parts.join("").replaceAll(/\s+/g, " ").trim();
}

function textOf(parent: Tree.ParentNode): string {
  return parent.childNodes.map((node) => (tree.isTextNode(node) ? node.value : "")).join("");
}
