import { writtenText, type Slide } from "#deck";

import { paperId, paperTitle } from "#pages";

import type { Browser, BrowserPage } from "./browser.ts";
import type { PaperDeck } from "./export-deck.ts";
import type { ExportOptions } from "./export-options.ts";
import { takePictures } from "./export-pictures.ts";
import type { Problem } from "./problem.ts";
import type { Terminal } from "./terminal.ts";

/** A link of a slide, as a share of its width and height. */
interface LinkBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** An address, or `#paper-7`. */
  readonly href: string;
}

/** Inches; PowerPoint's own for 16:9. */
const WIDTH = 13.333;

/** A presentation of pictures with notes, and links where the pictures show them. */
export async function writeSlides(
  deck: PaperDeck,
  options: ExportOptions,
  browser: Browser,
  terminal: Terminal,
): Promise<{ readonly bytes: Uint8Array; readonly slides: number; readonly problems: readonly Problem[] }> {
  const { default: Presentation } = await import("pptxgenjs");
  const file = new Presentation();
  const places = new Map<string, number>();
  const pages: { readonly slide: Slide; readonly picture: string; readonly links: readonly LinkBox[] }[] = [];
  const { canvas, problems } = await takePictures(deck, options, browser, terminal, {
    format: "jpeg",
    scale: options.scale,
    take: async (slide, bytes, page) => {
      const links = await linksOf(page, slide);
      const picture = `data:image/jpeg;base64,${Buffer.from(bytes).toString("base64")}`;
      pages.push({ slide, picture, links });
      places.set(`#${paperId(slide)}`, pages.length);
    },
  });
  const height = (WIDTH * canvas.height) / canvas.width;
  file.defineLayout({ name: "deck", width: WIDTH, height });
  file.layout = "deck";
  file.title = deck.talk.title;
  file.author = deck.talk.deck.settings.get("author") ?? "";
  for (const { slide, picture, links } of pages) {
    const page = file.addSlide();
    page.addImage({
      data: picture,
      x: 0,
      y: 0,
      w: WIDTH,
      h: height,
      altText: paperTitle(slide, options.choices.answers),
    });
    for (const { x, y, width, height: high, href } of links) {
      const target = href.startsWith("#") ? { slide: places.get(href)! } : { url: href };
      if (href.startsWith("#") && !places.has(href)) continue;
      // A picture of nothing over the link: text boxes would show their own underline.
      const box = { x: x * WIDTH, y: y * height, w: width * WIDTH, h: high * height };
      page.addImage({ data: CLEAR, ...box, hyperlink: target, altText: href });
    }
    const notes = slide.notes.map(({ content }) => writtenText(content).trim()).filter((text) => text !== "");
    if (notes.length > 0) page.addNotes(notes.join("\n\n"));
  }
  const bytes = (await file.write({ outputType: "nodebuffer" })) as Uint8Array;
  return { bytes, slides: pages.length, problems };
}

/** A pixel that is not seen. */
const CLEAR =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=";

async function linksOf(page: BrowserPage, slide: Slide): Promise<LinkBox[]> {
  return page.evaluate<LinkBox[]>(`(() => {
    const slide = document.getElementById("${paperId(slide)}");
    if (slide === null) return [];
    const box = slide.getBoundingClientRect();
    return Array.from(slide.querySelectorAll("a[href]"), (link) => Array.from(link.getClientRects(), (rect) => ({
      x: (rect.left - box.left) / box.width, y: (rect.top - box.top) / box.height,
      width: rect.width / box.width, height: rect.height / box.height,
      href: link.getAttribute("href").startsWith("#") ? link.getAttribute("href") : link.href,
    }))).flat().filter(({ width, height }) => width > 0 && height > 0);
  })()`);
}
