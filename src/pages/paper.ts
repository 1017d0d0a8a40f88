import { canvasOf, defaultCanvas, type Audience, type Canvas, type Deck, type Slide } from "#deck";
import type { RenderOptions } from "#markdown";
import { escapeHtml, escapeStyle } from "./escape.ts";
import type { PaperChoices } from "./paper-choices.ts";
import { pageStyle } from "./paper-page.ts";
import { paperRange } from "./paper-range.ts";
import { paperBox, sheetMargins, sheetOf, type Sheet } from "./paper-sheet.ts";
import { paperId, PaperSlides, paperTitle } from "./paper-slide.ts";

/** What is printed, beside the choices. */
export interface PaperInput {
  readonly deck: Deck;
  readonly options: RenderOptions;
  readonly choices: PaperChoices;
  readonly title: string;
  /** BCP 47: "en". */
  readonly lang: string;
  /** In the running head; "" for none. */
  readonly author: string;
  readonly date: string;
  /** Style sheets by their addresses, and after them others by what they say: the slides' base, the theme, paper's own. */
  readonly styles: readonly string[];
  readonly css: string;
  /** Where sections begin: index of a slide → the section's title. */
  readonly sections: ReadonlyMap<number, string>;
  /** Page of each printed slide, by index, where a first print has told; otherwise it is counted where it can be. */
  readonly pages?: ReadonlyMap<number, number>;
  /** The deck's address online, and its QR code as SVG; null when nobody told it. */
  readonly online: { readonly url: string; readonly qr: string } | null;
}

export interface PaperDocument {
  readonly html: string;
  /** Those printed, in order. */
  readonly slides: readonly Slide[];
  /** Parts of the range that name no slide. */
  readonly unknown: readonly string[];
  /** How many pages it must have; null where notes flow. */
  readonly pages: number | null;
}

/** Notes that a speaker prints, and those that others are given. */
const SPEAKERS: readonly Audience[] = ["speaker", "handout", "reader"];
const READERS: readonly Audience[] = ["handout", "reader"];

/** A deck as a document that a browser prints, with no script in it. */
export function paperDocument(input: PaperInput): PaperDocument {
  const { deck, choices } = input;
  const { slides, unknown } = paperRange(deck, choices.slides, choices.increments);
  const canvas = canvasOf(deck.settings.get("ratio") ?? "") ?? defaultCanvas;
  const drawn = new PaperSlides(deck, input.options, slides, choices.answers);
  const { body, pages, sheet } = bodyOf(input, slides, drawn, canvas);
  const front = hasContents(choices) ? contents(input, slides, sheet) : [];
  const back = choices.layout === "slides" ? "" : references(drawn);
  const html = `<!doctype html>
<html lang="${escapeHtml(input.lang)}" class="lectern-paper" data-layout="${choices.layout}" data-ink="${choices.ink}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(input.title)}</title>
${input.styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`).join("\n")}
<style>${escapeStyle(input.css)}
${pageStyle(input, canvas, sheet)}</style>
</head>
<body>
<nav hidden>${slides.map((slide) => `<a href="#${paperId(slide)}">${slide.number}</a>`).join("")}</nav>
${front.join("\n")}
${body}
${back}
</body>
</html>
`;
  const counted = pages === null || back !== "" ? null : pages + front.length;
  return { html, slides, unknown, pages: counted };
}

interface Body {
  readonly body: string;
  /** Null where text flows. */
  readonly pages: number | null;
  readonly sheet: Sheet | null;
}

function bodyOf(input: PaperInput, slides: readonly Slide[], drawn: PaperSlides, canvas: Canvas): Body {
  const { choices } = input;
  const sheet = sheetOf(choices.layout, choices.paper, choices.binding, canvas);
  if (sheet !== null) {
    const sheets = Array.from({ length: Math.ceil(slides.length / perSheet(sheet)) }, (_, at) =>
      slides.slice(at * perSheet(sheet), (at + 1) * perSheet(sheet)),
    );
    return {
      body: sheets.map((some) => sheetHtml(input, some, drawn, sheet)).join("\n"),
      pages: sheets.length,
      sheet,
    };
  }
  switch (choices.layout) {
    case "notes":
      return { body: slides.map((slide) => notesPage(slide, drawn)).join("\n"), pages: null, sheet };
    case "lecture":
      return { body: slides.map((slide) => lecturePart(input, slide, drawn)).join("\n"), pages: null, sheet };
    case "outline":
      return { body: outline(input, slides), pages: null, sheet };
    default:
      return {
        body: slides.map((slide) => `<div class="lectern-paper-slide">${drawn.face(slide)}</div>`).join("\n"),
        pages: slides.length,
        sheet,
      };
  }
}

function perSheet({ columns, rows }: Sheet): number {
  return columns * rows;
}

function sheetHtml(input: PaperInput, slides: readonly Slide[], drawn: PaperSlides, sheet: Sheet): string {
  const cells = slides.map((slide) => {
    const lines = sheet.writing ? writingLines(sheet, input.choices.lines) : "";
    const face = `<div class="lectern-paper-cell">${drawn.face(slide)}</div>`;
    return `<figure class="lectern-paper-figure">${face}${lines}<figcaption>${caption(input, slide)}</figcaption></figure>`;
  });
  return `<section class="lectern-paper-sheet">${cells.join("")}</section>`;
}

/** "12 · What orchestration is", the section where it begins. */
function caption({ sections }: PaperInput, slide: Slide): string {
  const section = sections.get(slide.increment.first);
  const words = section === undefined ? "" : ` <strong>${escapeHtml(section)}</strong>`;
  return `<span>${slide.number}</span>${words}`;
}

/** About as far apart as those of a school book. */
const LINE = 8;

function writingLines({ cell }: Sheet, kind: PaperChoices["lines"]): string {
  const count = Math.max(1, Math.floor(cell.height / LINE));
  return `<div class="lectern-paper-lines" data-kind="${kind}" aria-hidden="true">${"<i></i>".repeat(count)}</div>`;
}

function notesPage(slide: Slide, drawn: PaperSlides): string {
  return `<section class="lectern-paper-notes"><div class="lectern-paper-cell">${drawn.face(slide)}</div>
<div class="lectern-paper-words">${drawn.notes(slide, SPEAKERS)}</div></section>`;
}

function lecturePart(input: PaperInput, slide: Slide, drawn: PaperSlides): string {
  const section = input.sections.get(slide.increment.first);
  const heading =
    section === undefined ? "" : `<h2 class="lectern-paper-section">${escapeHtml(section)}</h2>`;
  return `${heading}<section class="lectern-paper-part">
<figure class="lectern-paper-figure"><div class="lectern-paper-cell">${drawn.face(slide)}</div><figcaption>${slide.number}</figcaption></figure>
<div class="lectern-paper-words">${drawn.notes(slide, READERS)}</div></section>`;
}

function outline(input: PaperInput, slides: readonly Slide[]): string {
  return `<h1 class="lectern-paper-title" >${escapeHtml(input.title)}</h1>
<ol class="lectern-paper-outline">${slides.map((slide) => outlineEntry(input, slide)).join("")}</ol>`;
}

function outlineEntry({ sections, choices }: PaperInput, slide: Slide): string {
  const kind = sections.has(slide.increment.first) ? ' data-kind="section"' : "";
  return `<li id="${paperId(slide)}"${kind} value="${slide.number}"><span>${slide.number}</span> ${escapeHtml(paperTitle(slide, choices.answers))}</li>`;
}

function hasContents({ contents, layout }: PaperChoices): boolean {
  return contents && layout !== "slides" && layout !== "outline" && layout !== "1";
}

/** Of a line in the contents, as paper.css has it; of the title above, and of the deck's address. Millimetres. */
const ENTRY = 5.6;
const TITLE = 20;
const ONLINE = 32;

/** Pages of titles with their numbers, each a page of its own so that its place is known before it is printed. */
function contents(input: PaperInput, slides: readonly Slide[], sheet: Sheet | null): string[] {
  const listed = slides.filter(
    (slide, at) => at === 0 || slides[at - 1]!.increment.first !== slide.increment.first,
  );
  const page = sheet?.page ?? paperBox(input.choices.paper);
  const [top, , bottom] = sheetMargins(input.choices.binding);
  const room = page.height - top - bottom - TITLE - (input.online === null ? 0 : ONLINE);
  const column = Math.floor(room / ENTRY);
  // A turned sheet is wide enough for two.
  const most = page.width > page.height ? column * 2 : column;
  const count = Math.ceil(listed.length / most);
  const places = new Map(slides.map((slide, at) => [slide, at]));
  const pageOf = (slide: Slide): string => {
    const told = input.pages?.get(slide.index);
    if (told !== undefined) return `${told}`;
    return sheet === null ? "" : `${count + 1 + Math.floor(places.get(slide)! / perSheet(sheet))}`;
  };
  return Array.from({ length: count }, (_, at) => {
    const entries = listed.slice(at * most, (at + 1) * most).map((slide) => {
      const kind = input.sections.has(slide.increment.first) ? ' data-kind="section"' : "";
      return `<li${kind}><a href="#${paperId(slide)}"><span>${escapeHtml(paperTitle(slide, input.choices.answers))}</span><i></i><b>${pageOf(slide)}</b></a></li>`;
    });
    const head =
      at === 0 ? `<h1 class="lectern-paper-title">${escapeHtml(input.title)}</h1>${online(input)}` : "";
    const lists = [entries.slice(0, column), entries.slice(column)]
      .filter((some) => some.length > 0)
      .map((some) => `<ol>${some.join("")}</ol>`);
    return `<section class="lectern-paper-contents">${head}<div>${lists.join("")}</div></section>`;
  });
}

function online({ online }: PaperInput): string {
  if (online === null) return "";
  return `<p class="lectern-paper-online">${online.qr}<a href="${escapeHtml(online.url)}">${escapeHtml(online.url)}</a></p>`;
}

/** What links outwards, by the numbers of the slides that do. */
function references({ links }: PaperSlides): string {
  if (links.length === 0) return "";
  const rows = links.map(
    ({ slide, href, words }) =>
      `<li><span>${slide.number}</span> ${words === "" || words === href ? "" : `${escapeHtml(words)}: `}<a href="${escapeHtml(href)}">${escapeHtml(href)}</a></li>`,
  );
  return `<section class="lectern-paper-references"><h2>Links</h2><ol>${rows.join("")}</ol></section>`;
}
