// One slide of the reading view, as elements: what its heading and its text become there.
import type { Slide } from "#deck";
import { renderNotes } from "#markdown";
import { stableHash } from "#show";
import { slideFrom } from "./draw.ts";
import { numberOf, titleOf } from "./find.ts";
import type { Group } from "./find.ts";
import { layoutOf, letters, levelsUnder } from "./read-layout.ts";
import { holdMedia } from "./media.ts";
import type { Talk } from "./talk.ts";

/** A slide's place in the page; empty but for its heading until `fill`. */
export interface ReadSection {
  readonly group: Group;
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  /** Where its picture goes; null: it is shown as text. */
  readonly frame: HTMLElement | null;
}

const FEET = "[class*=foot], .header";
const HEADINGS = "h1, h2, h3, h4, h5, h6";
/** What belongs to the slide's look or would run. */
const DROPPED = "style, script, link, meta, base, .remark-slide-number";

/**
 * @param level  of its heading, 2 or more
 * @param narrow columns begin as text
 */
export function readSection(talk: Talk, group: Group, level: number, narrow: boolean): ReadSection {
  const deck = talk.show.deck.peek();
  const { first, last } = group;
  const element = document.createElement("section");
  element.className = "lectern-read-slide";
  element.dataset["index"] = `${first.index}`;
  if (level === 2) element.dataset["head"] = "";
  element.setAttribute("aria-labelledby", `lectern-read-${first.index}`);
  for (const name of ["lang", "dir"] as const) {
    const own = last.properties.get(name);
    if (own !== undefined) element.setAttribute(name, own);
  }

  const number = document.createElement("a");
  number.className = "lectern-read-number";
  number.href = stableHash(deck, first.index);
  number.dataset["goto"] = `${first.index}`;
  number.textContent = numberOf(group);
  number.setAttribute("aria-label", `${numberOf(group)}: see this slide`);

  const heading = document.createElement(`h${level}`);
  heading.className = `lectern-read-heading${last.title === null ? " lectern-hidden" : ""}`;
  heading.id = `lectern-read-${first.index}`;
  heading.tabIndex = -1;
  heading.textContent = last.title === null ? `Slide ${numberOf(group)}` : titleOf(last);
  element.append(number, heading);

  const layout = layoutOf(last);
  let frame: HTMLElement | null = null;
  if (layout !== "text") {
    frame = document.createElement("div");
    frame.className = "lectern-read-picture";
    element.dataset["as"] = layout === "columns" && narrow ? "text" : "picture";
    element.append(frame);
  }
  return { group, element, heading, frame };
}

/**
 * Draws its text and the reader's notes; again when it was filled before.
 *
 * @param said feet that many slides repeat, by their letters: a page says them nowhere
 */
export function fillSection(
  { group, element, heading, frame }: ReadSection,
  talk: Talk,
  said: ReadonlySet<string>,
): void {
  for (const old of element.querySelectorAll(":scope > .lectern-read-text, :scope > aside, :scope > button"))
    old.remove();
  const deck = talk.show.deck.peek();
  const slide = group.last;
  const content = slideFrom(talk.slideHtml(deck, slide.index)).querySelector(".remark-slide-content");
  const text = box("div", content?.innerHTML ?? "");
  takeHeading(text, heading, slide);
  const words =
    (text.textContent ?? "").trim() !== "" || text.querySelector("img, video, audio, iframe") !== null;
  prepare(text, heading);
  for (const foot of text.querySelectorAll(FEET))
    if (said.has(letters(foot.textContent ?? ""))) foot.remove();
  if (words) element.append(text);
  if (frame !== null && words) element.append(asOther(element));

  const notes = renderNotes(deck, slide, talk.render.peek(), "reader");
  if (notes.trim() === "") return;
  const aside = box("aside", notes);
  aside.classList.add("lectern-read-notes");
  aside.setAttribute("aria-label", `Notes to slide ${numberOf(group)}`);
  prepare(aside, heading);
  element.append(aside);
}

function box(tag: "div" | "aside", html: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = "lectern-read-text";
  const template = document.createElement("template");
  template.innerHTML = html;
  made.append(template.content);
  return made;
}

/** Picture or text, whichever is not up. The text is read out in both cases. */
function asOther(element: HTMLElement): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lectern-button lectern-read-other";
  button.textContent = element.dataset["as"] === "picture" ? "Show as text" : "Show as picture";
  return button;
}

/** The slide's own heading keeps its emphasis; two columns give it two ("Kubernetes: Architecture"). */
function takeHeading(text: HTMLElement, heading: HTMLElement, { title }: Slide): void {
  const plain = (element: Element): string => (element.textContent ?? "").replace(/\s+/g, " ").trim();
  const [first, ...others] = text.querySelectorAll(HEADINGS);
  if (first === undefined || title === null) return;
  if (plain(first) === title) {
    heading.replaceChildren(...first.childNodes);
    first.remove();
    return;
  }
  const second = others.find((other) => plain(first) !== "" && title.endsWith(plain(other)));
  if (second === undefined || !title.startsWith(plain(first))) return;
  first.remove();
  second.remove();
}

function prepare(text: HTMLElement, heading: HTMLElement): void {
  for (const dropped of text.querySelectorAll(DROPPED)) dropped.remove();
  for (const named of text.querySelectorAll("[id], [for]")) {
    // Slides repeat each other's ids; in one page of all of them an id is nobody's.
    named.removeAttribute("id");
    named.removeAttribute("for");
  }
  const found = [...text.querySelectorAll(HEADINGS)].filter((one) => {
    const empty = (one.textContent ?? "").trim() === "" && one.querySelector("img") === null;
    if (empty) one.remove();
    return !empty;
  });
  const levels = levelsUnder(
    Number(heading.localName.slice(1)),
    found.map(({ localName }) => Number(localName.slice(1))),
  );
  for (const [at, old] of found.entries()) {
    const fresh = document.createElement(`h${levels[at]}`);
    fresh.className = "lectern-read-subheading";
    fresh.append(...old.childNodes);
    old.replaceWith(fresh);
  }
  for (const image of text.querySelectorAll("img")) {
    image.loading = "lazy";
    if (!image.hasAttribute("alt")) image.alt = "";
  }
  for (const line of text.querySelectorAll("br")) {
    // Room that the slide needed; between words it stays a new line.
    const before = line.previousSibling;
    if (before === null || (before instanceof Element && !before.matches("a, b, code, em, i, span, strong")))
      line.remove();
    else if (before.textContent?.trim() === "" && before.previousSibling instanceof HTMLElement)
      line.remove();
  }
  for (const paragraph of text.querySelectorAll("p")) {
    if (paragraph.childElementCount === 0 && paragraph.textContent?.trim() === "") paragraph.remove();
  }
  for (const table of text.querySelectorAll("table")) {
    const scroller = document.createElement("div");
    scroller.className = "lectern-read-scroll";
    table.replaceWith(scroller);
    scroller.append(table);
  }
  for (const own of text.querySelectorAll<HTMLElement>("[style]")) {
    // A slide's px and colours are the slide's.
    for (const name of [
      "position",
      "width",
      "height",
      "font-size",
      "color",
      "background-color",
      "background",
      "float",
    ])
      own.style.removeProperty(name);
  }
  for (const font of text.querySelectorAll("font")) font.replaceWith(...font.childNodes);
  holdMedia(text);
}

/** A box that scrolls is reached by Tab and has a name; one that does not is nothing to stop at. */
export function nameScrollers(element: HTMLElement): void {
  for (const box of element.querySelectorAll<HTMLElement>(".lectern-read-scroll, pre")) {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    if (scrolls) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", box.localName === "pre" ? "Code" : "Table");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  }
}
