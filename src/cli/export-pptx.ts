import type Presentation from "pptxgenjs";

import { writtenText, type Slide } from "#deck";

import { paperId, paperTitle } from "#pages";

import type { Browser, BrowserPage } from "./browser.ts";
import { checkPptx } from "./export-check.ts";
import type { PaperDeck } from "./export-deck.ts";
import type { ExportOptions } from "./export-options.ts";
import { takePictures } from "./export-pictures.ts";
import { mendPptx, readPptx, TITLE } from "./pptx-file.ts";
import { addParts, linkOf, placeOf, type Measure } from "./pptx-parts.ts";
import type { Problem } from "./problem.ts";
import { takenParts } from "./slide-blocks.ts";
import type { PartBox, SlideParts } from "./slide-parts.ts";
import type { Terminal } from "./terminal.ts";

/** A link of a slide; lengths are CSS px of the slide. */
interface LinkBox extends PartBox {
  /** An address, or `#paper-7`. */
  readonly href: string;
}

/** A slide's picture, and what is on it; `ground`: the colour that its picture has all over, if it has. */
interface Page {
  readonly slide: Slide;
  readonly picture: string;
  readonly links: readonly LinkBox[];
  readonly parts: SlideParts | null;
  readonly ground: string | null;
}

/** Inches; PowerPoint's own for 16:9. */
const WIDTH = 13.333;

/**
 * A presentation with notes: each slide a picture, its links where the picture shows them; or, editable, words, tables and
 * pictures on a picture of the rest.
 */
export async function writeSlides(
  deck: PaperDeck,
  options: ExportOptions,
  browser: Browser,
  terminal: Terminal,
  label: string,
): Promise<{ readonly bytes: Uint8Array; readonly slides: number; readonly problems: readonly Problem[] }> {
  const { default: Presentation } = await import("pptxgenjs");
  const pages: Page[] = [];
  let parts: SlideParts | null = null;
  const { canvas, problems } = await takePictures(deck, options, browser, terminal, {
    format: "jpeg",
    scale: options.scale,
    label,
    ready: async ({ at, page }) => {
      if (options.editable) parts = await page.evaluate<SlideParts>(takenParts(at, options.scale));
    },
    take: async ({ slide, at, page }, bytes) => {
      const picture = `data:image/jpeg;base64,${Buffer.from(bytes).toString("base64")}`;
      const links = parts === null ? await linksOf(page, at) : [];
      const ground = parts === null ? null : await page.evaluate<string | null>(oneColour(picture));
      pages.push({ slide, picture, links, parts, ground });
    },
  });
  const places = new Map<string, number>();
  for (const [at, { slide }] of pages.entries()) places.set(`#${paperId(slide)}`, at + 1);
  const measure: Measure = {
    inch: WIDTH / canvas.width,
    lang: deck.talk.lang,
    placeOf: (href) => places.get(href),
  };
  const file = new Presentation();
  file.defineLayout({ name: "deck", width: WIDTH, height: canvas.height * measure.inch });
  file.layout = "deck";
  file.title = escaped(deck.talk.title);
  file.author = escaped(deck.talk.deck.settings.get("author") ?? "");
  for (const page of pages) {
    const shown = file.addSlide();
    const title = paperTitle(page.slide, options.choices.answers);
    if (page.parts === null) addPicture(shown, page, title, measure);
    else {
      shown.background = page.ground === null ? { data: page.picture } : { color: page.ground };
      addParts(shown, page.parts, measure);
    }
    if (!page.parts?.texts.some(({ kind }) => kind === "title")) addUnseenTitle(shown, title, measure);
    const notes = page.slide.notes
      .map(({ content }) => writtenText(content).trim())
      .filter((text) => text !== "");
    if (notes.length > 0) shown.addNotes(notes.join("\n\n"));
  }
  const bytes = await mendPptx((await file.write({ outputType: "nodebuffer" })) as Uint8Array);
  const facts = await readPptx(bytes);
  const found = checkPptx(facts, pages.length, deck.talk.deck.source.name);
  return { bytes, slides: facts.slides, problems: [...problems, ...found] };
}

function addPicture(
  shown: Presentation.Slide,
  { picture, links }: Page,
  title: string,
  measure: Measure,
): void {
  shown.addImage({ data: picture, x: 0, y: 0, w: "100%", h: "100%", altText: title, objectName: "Slide" });
  for (const link of links) {
    const hyperlink = linkOf(link.href, measure);
    if (hyperlink === undefined) continue;
    // A picture of nothing over the link: text boxes would show their own underline.
    const target = hyperlink.url === undefined ? hyperlink : { url: escaped(hyperlink.url) };
    shown.addImage({
      data: CLEAR,
      ...placeOf(link, measure),
      hyperlink: target,
      altText: link.href,
      objectName: "Link",
    });
  }
}

/** Above the slide, for lists of slides and for those who do not see them, as PowerPoint itself has it. */
function addUnseenTitle(shown: Presentation.Slide, title: string, { inch, lang }: Measure): void {
  const height = 0.6;
  shown.addText(title, {
    x: 0,
    y: -height - 20 * inch,
    w: WIDTH,
    h: height,
    fontSize: 18,
    lang,
    objectName: TITLE,
    isTextBox: true,
  });
}

/** The library writes these as they are. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A pixel that is not seen. */
const CLEAR =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=";

async function linksOf(page: BrowserPage, at: number): Promise<LinkBox[]> {
  return page.evaluate<LinkBox[]>(`(() => {
    const slide = document.querySelectorAll(".remark-slide-container")[${at}];
    const box = slide.getBoundingClientRect();
    return Array.from(slide.querySelectorAll("a[href]"), (link) => Array.from(link.getClientRects(), (rect) => ({
      x: rect.left - box.left, y: rect.top - box.top, width: rect.width, height: rect.height,
      href: link.getAttribute("href").startsWith("#") ? link.getAttribute("href") : link.href,
    }))).flat().filter(({ width, height }) => width > 0 && height > 0);
  })()`);
}

/** An expression: "1a1a1a" for a picture that has this colour all over, else null. */
function oneColour(picture: string): string {
  return `(async () => {
    const bitmap = await createImageBitmap(await (await fetch(${JSON.stringify(picture)})).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const pixels = canvas.getImageData(0, 0, bitmap.width, bitmap.height).data;
    for (let at = 4; at < pixels.length; at += 1) if (Math.abs(pixels[at] - pixels[at % 4]) > 2) return null;
    return Array.from(pixels.slice(0, 3), (part) => part.toString(16).padStart(2, "0")).join("");
  })()`;
}
