import { readFile } from "node:fs/promises";

import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF as another program reads it than the one that checked it. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** Titles, those of a section's slides in a list after it. */
  readonly outline: readonly OutlineEntry[];
  readonly title: string;
  readonly author: string;
  readonly lang: string;
  readonly labels: readonly string[] | null;
  /** Of its XMP: "dc:title" and the like. */
  about(name: string): unknown;
}

export interface ReadPage {
  /** Points. */
  readonly size: readonly [number, number];
  readonly text: string;
  /** Pages, from 0, that its inner links lead to; -1 for nowhere. */
  readonly inner: readonly number[];
  readonly outer: readonly string[];
  /** What its links are called by those who read them aloud. */
  readonly linkNames: readonly string[];
  /** Names of its structure's elements: "H1", "P", "Figure" … */
  readonly tags: readonly string[];
}

export interface OutlineEntry {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  readonly under: readonly OutlineEntry[];
}

export async function readPdfFile(file: string): Promise<ReadPdf> {
  const task = getDocument({
    data: new Uint8Array(await readFile(file)),
    verbosity: 0,
    useSystemFonts: true,
  });
  const pdf = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
  const { info, metadata } = (await pdf.getMetadata()) as unknown as {
    info: Record<string, string | undefined>;
    metadata: { get(name: string): unknown } | null;
  };
  const read: ReadPdf = {
    pages,
    outline: await readOutline(pdf, ((await pdf.getOutline()) ?? []) as readonly RawEntry[]),
    title: info["Title"] ?? "",
    author: info["Author"] ?? "",
    lang: info["Language"] ?? "",
    labels: await pdf.getPageLabels(),
    about: (name) => metadata?.get(name) ?? null,
  };
  await task.destroy();
  return read;
}

interface RawEntry {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly RawEntry[];
}

async function readOutline(pdf: PDFDocumentProxy, items: readonly RawEntry[]): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  for (const { title, dest, items: under } of items) {
    entries.push({ title, page: await pageOf(pdf, dest), under: await readOutline(pdf, under) });
  }
  return entries;
}

async function pageOf(pdf: PDFDocumentProxy, dest: unknown): Promise<number> {
  const place =
    typeof dest === "string" ? await pdf.getDestination(dest) : (dest as readonly unknown[] | null);
  const page = place?.[0];
  if (typeof page === "number") return page;
  return page ? pdf.getPageIndex(page as { num: number; gen: number }) : -1;
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await pdf.getPage(number);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const { items } = await page.getTextContent();
  const inner: number[] = [];
  const outer: string[] = [];
  const linkNames: string[] = [];
  for (const link of (await page.getAnnotations()) as readonly {
    url?: string;
    contentsObj?: { str: string };
    dest?: unknown;
    subtype: string;
  }[]) {
    if (link.subtype !== "Link") continue;
    linkNames.push(link.contentsObj?.str ?? "");
    if (link.url === undefined) inner.push(await pageOf(pdf, link.dest));
    else outer.push(link.url);
  }
  const tags: string[] = [];
  const walk = (node: { role?: string; children?: readonly object[] } | null): void => {
    if (node?.role !== undefined) tags.push(node.role);
    for (const child of node?.children ?? []) walk(child);
  };
  walk(await page.getStructTree());
  return {
    size: [right - left, top - bottom],
    text: items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""),
    inner,
    outer,
    linkNames,
    tags,
  };
}
