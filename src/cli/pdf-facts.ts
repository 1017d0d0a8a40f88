import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from "pdf-lib";

import { destinations, openPdf, targetOf } from "./pdf-marks.ts";

/** What a PDF turned out to be. */
export interface PdfFacts {
  readonly pages: readonly PageFacts[];
  /** Named place → page, from 0. */
  readonly places: ReadonlyMap<string, number>;
  readonly bookmarks: number;
  /** For assistive technology: a structure, and its language; "" for none. */
  readonly tagged: boolean;
  readonly lang: string;
  readonly title: string;
  /** Names of fonts that are not in the file, or whose text cannot be copied. */
  readonly badFonts: readonly string[];
  readonly fonts: number;
  readonly bytes: number;
}

export interface PageFacts {
  /** Points, 1/72 inch. */
  readonly width: number;
  readonly height: number;
  /** Names that its links lead to, within the file. */
  readonly inner: readonly string[];
  /** Addresses that its links lead to. */
  readonly outer: readonly string[];
  /** Whether it sets any text. */
  readonly hasText: boolean;
  /** Of its own drawing; pictures and fonts are shared. */
  readonly bytes: number;
}

/** Reads a PDF back. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const pdf = await openPdf(bytes);
  const numbers = new Map(pdf.getPages().map((page, at) => [page.ref, at]));
  const places = new Map<string, number>();
  for (const [name, place] of destinations(pdf)) {
    const page = place.get(0);
    const at = page instanceof PDFRef ? numbers.get(page) : undefined;
    if (at !== undefined) places.set(name, at);
  }
  const fonts = new Map<string, boolean>();
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && isFont(object)) fonts.set(nameOf(object), isGoodFont(object));
  }
  const lang = pdf.catalog.lookup(PDFName.of("Lang"));
  return {
    pages: pdf.getPages().map((page) => pageFacts(pdf, page.node, page.getSize())),
    places,
    bookmarks: countBookmarks(pdf),
    tagged: pdf.catalog.has(PDFName.of("StructTreeRoot")),
    lang: lang instanceof PDFString || lang instanceof PDFHexString ? lang.decodeText() : "",
    title: pdf.getTitle() ?? "",
    badFonts: [...fonts].filter(([, good]) => !good).map(([name]) => name),
    fonts: fonts.size,
    bytes: bytes.length,
  };
}

function pageFacts(
  pdf: PDFDocument,
  page: PDFDict,
  { width, height }: { readonly width: number; readonly height: number },
): PageFacts {
  const inner: string[] = [];
  const outer: string[] = [];
  const annotations = page.lookup(PDFName.of("Annots"));
  if (annotations instanceof PDFArray) {
    for (let at = 0; at < annotations.size(); at += 1) {
      const link = annotations.lookup(at);
      if (!(link instanceof PDFDict)) continue;
      const to = targetOf(link);
      if (to !== null) (to.kind === "inner" ? inner : outer).push(to.target);
    }
  }
  const resources = page.lookup(PDFName.of("Resources"));
  return { width, height, inner, outer, hasText: hasFonts(resources), bytes: drawnBytes(pdf, page) };
}

/** In the page's own resources, or in those of what it draws as one. */
function hasFonts(resources: unknown, depth = 0): boolean {
  if (!(resources instanceof PDFDict) || depth > 4) return false;
  const fonts = resources.lookup(PDFName.of("Font"));
  if (fonts instanceof PDFDict && fonts.keys().length > 0) return true;
  const forms = resources.lookup(PDFName.of("XObject"));
  if (!(forms instanceof PDFDict)) return false;
  return forms.keys().some((name) => {
    const form = forms.lookup(name);
    return form instanceof PDFStream && hasFonts(form.dict.lookup(PDFName.of("Resources")), depth + 1);
  });
}

function drawnBytes(pdf: PDFDocument, page: PDFDict): number {
  const contents = page.get(PDFName.of("Contents"));
  const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
  return parts.reduce((sum, part) => {
    const stream = part instanceof PDFRef ? pdf.context.lookup(part) : part;
    return sum + (stream instanceof PDFRawStream ? stream.contents.length : 0);
  }, 0);
}

function isFont(object: PDFDict): boolean {
  return object.lookup(PDFName.of("Type")) === PDFName.of("Font") && !object.has(PDFName.of("CIDSystemInfo"));
}

function nameOf(font: PDFDict): string {
  const name = font.lookup(PDFName.of("BaseFont")) ?? font.lookup(PDFName.of("Name"));
  return name instanceof PDFName ? name.decodeText() : "Type 3";
}

function isGoodFont(font: PDFDict): boolean {
  if (!font.has(PDFName.of("ToUnicode"))) return false;
  const kind = font.lookup(PDFName.of("Subtype"));
  if (kind === PDFName.of("Type3")) return true;
  const below = font.lookup(PDFName.of("DescendantFonts"));
  const real = below instanceof PDFArray ? below.lookup(0) : font;
  const descriptor = real instanceof PDFDict ? real.lookup(PDFName.of("FontDescriptor")) : undefined;
  if (!(descriptor instanceof PDFDict)) return false;
  return ["FontFile", "FontFile2", "FontFile3"].some((name) => descriptor.has(PDFName.of(name)));
}

function countBookmarks(pdf: PDFDocument): number {
  const count = (item: unknown): number => {
    let total = 0;
    for (let at = item; at instanceof PDFDict; at = at.lookup(PDFName.of("Next"))) {
      total += 1 + count(at.lookup(PDFName.of("First")));
    }
    return total;
  };
  const root = pdf.catalog.lookup(PDFName.of("Outlines"));
  return root instanceof PDFDict ? count(root.lookup(PDFName.of("First"))) : 0;
}
