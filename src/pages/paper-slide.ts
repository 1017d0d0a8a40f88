import { writtenText, type Audience, type Content, type Deck, type Piece, type Slide } from "#deck";
import { renderFace, renderNotes, type RenderOptions } from "#markdown";
import { escapeHtml } from "./escape.ts";

/** A link that leads out of the deck; paper cannot be clicked, so it is printed as a reference too. */
export interface PaperLink {
  readonly slide: Slide;
  readonly href: string;
  /** Plain text. */
  readonly words: string;
}

/** A deck's slides for paper, and what their links lead to. */
export class PaperSlides {
  readonly links: PaperLink[] = [];
  readonly #collected = new Set<string>();
  readonly #deck: Deck;
  readonly #options: RenderOptions;
  readonly #answers: boolean;
  /** Of every slide that is printed, or a step of one: the printed slide. */
  readonly #printed = new Map<number, Slide>();

  constructor(deck: Deck, options: RenderOptions, printed: readonly Slide[], answers: boolean) {
    this.#deck = deck;
    this.#options = options;
    this.#answers = answers;
    for (const slide of printed) {
      const { first, last } = slide.increment;
      for (let index = first; index <= last; index += 1) {
        if (!this.#printed.has(index)) this.#printed.set(index, slide);
      }
    }
  }

  /** A slide's element, as large as on screen. Of a slide's steps only the first is read aloud and led to. */
  face(slide: Slide): string {
    const isFirst = this.#printed.get(slide.index) === slide;
    const shown = this.#answers ? slide : withContent(slide, slide.content.map(blanked));
    const html = this.#still(slide, renderFace(this.#deck, shown, this.#options), true);
    const marks = isFirst ? ` id="${paperId(slide)}"` : ' aria-hidden="true"';
    const own = isFirst ? html : html.replaceAll(/(<[^>]*?)\sid="[^"]*"/g, "$1");
    const picture = isPictureOnly(slide) ? " lectern-paper-picture" : "";
    return `<div class="remark-slide-container${picture}"${marks} data-slide="${slide.number}">${own}</div>`;
  }

  /** Notes for these readers, in this order; "" for none. */
  notes(slide: Slide, audiences: readonly Audience[]): string {
    return audiences
      .map((audience) => renderNotes(this.#deck, slide, this.#options, audience))
      .filter((html) => html.trim() !== "")
      .map((html) => this.#still(slide, html, false))
      .join("\n");
  }

  /** HTML that paper can hold: links within it, pictures that wait for nobody, no players. */
  #still(slide: Slide, html: string, isFace: boolean): string {
    if (isFace) this.#collect(slide, html);
    return html
      .replaceAll(/<a\b[^>]*>/gi, (tag) => this.#led(tag))
      .replaceAll(/(<img\b[^>]*?\sloading\s*=\s*)["']?lazy["']?/gi, '$1"eager"')
      .replaceAll(/<(iframe|video|audio|object|embed)\b([^>]*)>(?:[^]*?<\/\1\s*>)?/gi, (whole) =>
        replaced(whole),
      );
  }

  #led(tag: string): string {
    const href = attribute(tag, "href");
    if (href === null || !href.startsWith("#")) return tag;
    const target = this.#target(decode(href.slice(1)));
    const to = target === undefined ? "" : ` href="#${paperId(target)}"`;
    return tag.replace(/\shref\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/i, to);
  }

  /** `#name`, `#7`, `#p7`: the printed slide, if it is printed. */
  #target(name: string): Slide | undefined {
    const index = this.#deck.names.get(name.replace(/^slide-(?=.)/, "")) ?? this.#deck.names.get(name);
    if (index !== undefined) return this.#printed.get(index);
    // As the stage reads it: the first, the second … that is shown, whatever its corner says.
    const place = /^p?(\d+)$/.exec(name)?.[1];
    return place === undefined ? undefined : this.#printed.get(Number(place) - 1);
  }

  #collect(slide: Slide, html: string): void {
    for (const [, tag = "", inside = ""] of html.matchAll(/(<a\b[^>]*>)([^]*?)<\/a\s*>/gi)) {
      const href = attribute(tag, "href");
      if (href === null || !/^(?:https?:|mailto:)/i.test(href)) continue;
      const words = unescaped(inside.replaceAll(/<[^>]*>/g, ""))
        .replaceAll(/\s+/g, " ")
        .trim();
      const key = `${slide.index} ${href}`;
      if (!this.#collected.has(key)) this.links.push({ slide, href, words });
      this.#collected.add(key);
    }
  }
}

/** The id of a slide's box, which links lead to. */
export function paperId(slide: Slide): string {
  return `paper-${slide.index + 1}`;
}

/** A slide's title where readers see it; answers stay open in it, too. */
export function paperTitle(slide: Slide, answers: boolean): string {
  const title = slide.title ?? slide.properties.get("name") ?? `Slide ${slide.number}`;
  if (answers) return title;
  return blanksOf(slide.content).reduce((open, answer) => open.replace(answer, "…"), title);
}

/** Plain words of every `.blank[…]`. */
function blanksOf(content: Content): string[] {
  return content.flatMap((piece) => {
    if (piece.kind === "text") return [];
    if (!piece.classes.includes("blank")) return blanksOf(piece.content);
    const words = writtenText(piece.content).replaceAll(/[*_`]/g, "").trim();
    return words === "" ? [] : [words];
  });
}

function withContent(slide: Slide, content: Content): Slide {
  const { index, number, increment, properties, notes, range, title } = slide;
  return { index, number, increment, properties, content, notes, range, title };
}

/** `.blank[answer]`: as much room, and not a letter of the answer. */
function blanked(piece: Piece): Piece {
  if (piece.kind === "text") return piece;
  const open = piece.classes.includes("blank");
  return { ...piece, content: open ? piece.content.map(emptied) : piece.content.map(blanked) };
}

function emptied(piece: Piece): Piece {
  if (piece.kind === "class") return { ...piece, content: piece.content.map(emptied) };
  // Handwriting is wider than print.
  return { ...piece, text: piece.text.replaceAll(/[^\n]/g, "\u00A0\u00A0") };
}

function isPictureOnly(slide: Slide): boolean {
  return slide.properties.has("background-image") && writtenText(slide.content).trim() === "";
}

/** A player's poster, and where what it plays is. */
function replaced(html: string): string {
  const tag = /^<[^>]*>/.exec(html)?.[0] ?? html;
  const source =
    attribute(tag, "src") ??
    attribute(tag, "data") ??
    attribute(/<source\b[^>]*>/i.exec(html)?.[0] ?? "", "src");
  const poster = attribute(tag, "poster");
  const title = attribute(tag, "title") ?? attribute(tag, "aria-label") ?? source ?? "";
  const picture = poster === null ? "" : `<img src="${escapeHtml(poster)}" alt="${escapeHtml(title)}">`;
  if (source === null) return picture;
  return `<span class="lectern-paper-player">${picture}<a href="${escapeHtml(source)}">${escapeHtml(title)}</a></span>`;
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(tag);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? null : unescaped(value);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00A0" };

function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
