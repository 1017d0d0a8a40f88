import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  ParseSpeeds,
  type PDFObject,
} from "pdf-lib";

/** What a browser does not write into its PDF. */
export interface PdfMarks {
  readonly title: string;
  /** "" for none. */
  readonly author: string;
  /** BCP 47: "en". */
  readonly lang: string;
  /** As the deck has it; "" for none. */
  readonly date: string;
  readonly keywords: readonly string[];
  readonly version: string;
  /** In order; a section's slides follow it. */
  readonly bookmarks: readonly Bookmark[];
  /** What each page is called, "5.1"; null where pages count from one. */
  readonly labels: readonly string[] | null;
}

export interface Bookmark {
  readonly title: string;
  /** The name of its destination in the PDF. */
  readonly to: string;
  readonly under: readonly Bookmark[];
}

/** What readers of XMP are told: the same as the PDF's own information. */
function xmpOf(
  { title, author, lang, date, keywords, version }: PdfMarks,
  made: Date | undefined,
): Uint8Array {
  const plain = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const list = (name: string, kind: "Seq" | "Bag", items: readonly string[]): string =>
    items.length === 0
      ? ""
      : `<dc:${name}><rdf:${kind}>${items.map((item) => `<rdf:li>${plain(item)}</rdf:li>`).join("")}</rdf:${kind}></dc:${name}>`;
  const xml = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${plain(title)}</rdf:li></rdf:Alt></dc:title>
${list("creator", "Seq", author === "" ? [] : [author])}${list("language", "Bag", [lang])}${list("subject", "Bag", keywords)}
${list("date", "Seq", /^\d{4}(?:-\d\d){0,2}$/.test(date) ? [date] : [])}
<xmp:CreatorTool>Lectern ${plain(version)}</xmp:CreatorTool>
${made === undefined ? "" : `<xmp:CreateDate>${made.toISOString()}</xmp:CreateDate>`}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  return new TextEncoder().encode(xml);
}

/** A browser's PDF with bookmarks, labels and its author, packed tighter. Throws for bytes that are no PDF. */
export async function markPdf(bytes: Uint8Array, marks: PdfMarks): Promise<Uint8Array> {
  const pdf = await openPdf(bytes);
  pdf.setTitle(marks.title, { showInWindowTitleBar: true });
  if (marks.author !== "") pdf.setAuthor(marks.author);
  if (marks.keywords.length > 0) pdf.setKeywords([...marks.keywords]);
  pdf.setCreator(`Lectern ${marks.version}`);
  const about = pdf.context.stream(xmpOf(marks, pdf.getCreationDate()), { Type: "Metadata", Subtype: "XML" });
  pdf.catalog.set(PDFName.of("Metadata"), pdf.context.register(about));
  const places = destinations(pdf);
  const bookmarks = known(marks.bookmarks, places);
  if (bookmarks.length > 0) {
    pdf.catalog.set(PDFName.of("Outlines"), outline(pdf, bookmarks, places));
    pdf.catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
  }
  nameLinks(pdf, bookmarks);
  if (marks.labels !== null) {
    const numbers = marks.labels.flatMap((label, page) => [page, { P: PDFHexString.fromText(label) }]);
    pdf.catalog.set(PDFName.of("PageLabels"), pdf.context.obj({ Nums: numbers }));
  }
  return pdf.save({ useObjectStreams: true, objectsPerTick: Infinity });
}

/** At one go: nobody waits for this process meanwhile. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
}

/** Every named place of a PDF: name → [page, /XYZ, left, top, zoom]. */
export function destinations(pdf: PDFDocument): ReadonlyMap<string, PDFArray> {
  const places = new Map<string, PDFArray>();
  const take = (name: string, value: PDFObject | undefined): void => {
    const object = value instanceof PDFRef ? pdf.context.lookup(value) : value;
    const place = object instanceof PDFDict ? object.lookup(PDFName.of("D")) : object;
    if (place instanceof PDFArray) places.set(name, place);
  };
  const direct = pdf.catalog.lookup(PDFName.of("Dests"));
  if (direct instanceof PDFDict) {
    for (const [name, value] of direct.entries()) take(name.decodeText(), value);
  }
  const names = pdf.catalog.lookup(PDFName.of("Names"));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of("Dests")) : undefined;
  if (tree instanceof PDFDict) walkNames(tree, take);
  return places;
}

function walkNames(node: PDFDict, take: (name: string, value: PDFObject | undefined) => void): void {
  const kids = node.lookup(PDFName.of("Kids"));
  if (kids instanceof PDFArray) {
    for (let at = 0; at < kids.size(); at += 1) walkNames(kids.lookup(at, PDFDict), take);
  }
  const names = node.lookup(PDFName.of("Names"));
  if (!(names instanceof PDFArray)) return;
  for (let at = 0; at + 1 < names.size(); at += 2) {
    const name = names.lookup(at);
    if (name instanceof PDFString || name instanceof PDFHexString) take(name.decodeText(), names.get(at + 1));
  }
}

/** Links say where they lead, for those who do not see what is around them. */
function nameLinks(pdf: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const titles = new Map<string, string>();
  const collect = ({ to, title, under }: Bookmark): void => {
    titles.set(to, title);
    under.forEach(collect);
  };
  bookmarks.forEach(collect);
  for (const page of pdf.getPages()) {
    const annotations = page.node.lookup(PDFName.of("Annots"));
    if (!(annotations instanceof PDFArray)) continue;
    for (let at = 0; at < annotations.size(); at += 1) {
      const link = annotations.lookup(at);
      if (!(link instanceof PDFDict) || link.has(PDFName.of("Contents"))) continue;
      const to = targetOf(link);
      if (to === null) continue;
      const words = to.kind === "outer" ? to.target : (titles.get(to.target) ?? to.target);
      link.set(PDFName.of("Contents"), PDFHexString.fromText(words));
    }
  }
}

/** Where a link leads: the name of a place within the file, or an address. Null for what is no link. */
export function targetOf(
  link: PDFDict,
): { readonly kind: "inner" | "outer"; readonly target: string } | null {
  const action = link.lookup(PDFName.of("A"));
  const [uri, place] =
    action instanceof PDFDict ? [action.lookup(PDFName.of("URI")), action.lookup(PDFName.of("D"))] : [];
  if (uri instanceof PDFString || uri instanceof PDFHexString)
    return { kind: "outer", target: uri.decodeText() };
  const to = link.lookup(PDFName.of("Dest")) ?? place;
  if (to instanceof PDFName || to instanceof PDFString || to instanceof PDFHexString)
    return { kind: "inner", target: to.decodeText() };
  return null;
}

/** Those whose place there is; a section whose own slide is not printed gives its place to its first. */
function known(bookmarks: readonly Bookmark[], places: ReadonlyMap<string, PDFArray>): Bookmark[] {
  return bookmarks.flatMap((bookmark) => {
    const under = known(bookmark.under, places);
    return places.has(bookmark.to) ? [{ ...bookmark, under }] : under;
  });
}

function outline(
  pdf: PDFDocument,
  bookmarks: readonly Bookmark[],
  places: ReadonlyMap<string, PDFArray>,
): PDFRef {
  const root = pdf.context.nextRef();
  const { first, last, count } = level(pdf, bookmarks, root, places);
  pdf.context.assign(root, pdf.context.obj({ Type: "Outlines", First: first, Last: last, Count: count }));
  return root;
}

function level(
  pdf: PDFDocument,
  bookmarks: readonly Bookmark[],
  parent: PDFRef,
  places: ReadonlyMap<string, PDFArray>,
): { readonly first: PDFRef; readonly last: PDFRef; readonly count: number } {
  const refs = bookmarks.map(() => pdf.context.nextRef());
  let count = bookmarks.length;
  for (const [at, { title, to, under }] of bookmarks.entries()) {
    const below = under.length > 0 ? level(pdf, under, refs[at]!, places) : null;
    count += below?.count ?? 0;
    const item = pdf.context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Dest: places.get(to)!,
      ...(at > 0 && { Prev: refs[at - 1]! }),
      ...(at + 1 < refs.length && { Next: refs[at + 1]! }),
      ...(below && { First: below.first, Last: below.last, Count: PDFNumber.of(below.count) }),
    });
    pdf.context.assign(refs[at]!, item);
  }
  return { first: refs[0]!, last: refs.at(-1)!, count };
}
