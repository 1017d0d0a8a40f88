import JSZip from "jszip";

/** Name of the box that is a slide's title. */
export const TITLE = "Title";

/**
 * A presentation as it was made, mended where its maker does not follow the format: a paragraph says once how it looks, and a
 * slide's title is its title.
 */
export async function mendPptx(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const change = async (name: string, mend: (xml: string) => string): Promise<void> => {
    const xml = await zip.file(name)!.async("string");
    zip.file(name, mend(xml));
  };
  for (const name of Object.keys(zip.files)) {
    if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) await change(name, mendSlide);
    if (/^ppt\/slideLayouts\/slideLayout\d+\.xml$/.test(name)) await change(name, addTitle);
  }
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

/** What a presentation turned out to be, read back. */
export interface PptxFacts {
  readonly slides: number;
  /** Numbers of the slides that have no title, or that a link of theirs leads nowhere from. */
  readonly untitled: readonly number[];
  readonly dead: readonly number[];
}

export async function readPptx(bytes: Uint8Array): Promise<PptxFacts> {
  const zip = await JSZip.loadAsync(bytes);
  const slides = Object.keys(zip.files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
  const untitled: number[] = [];
  const dead: number[] = [];
  for (let number = 1; number <= slides; number += 1) {
    const xml = await zip.file(`ppt/slides/slide${number}.xml`)!.async("string");
    const beside = (await zip.file(`ppt/slides/_rels/slide${number}.xml.rels`)?.async("string")) ?? "";
    if (!xml.includes('type="title"')) untitled.push(number);
    const targets = new Map<string, string>();
    for (const [relation] of beside.matchAll(/<Relationship\b[^>]*>/g)) {
      const [id, target] = ["Id", "Target"].map(
        (name) => new RegExp(`\\b${name}="([^"]*)"`).exec(relation)?.[1],
      );
      targets.set(id ?? "", target ?? "");
    }
    const leads = (id: string): boolean => {
      const target = targets.get(id);
      return (
        target !== undefined && (!target.startsWith("slide") || zip.file(`ppt/slides/${target}`) !== null)
      );
    };
    const links = Array.from(xml.matchAll(/<a:hlinkClick\b[^>]*\br:id="([^"]*)"/g), ([, id]) => id!);
    if (!links.every(leads)) dead.push(number);
  }
  return { slides, untitled, dead };
}

function mendSlide(xml: string): string {
  return xml
    .replaceAll(/(<\/a:r>)<a:pPr\b[^>]*?(?:\/>|>.*?<\/a:pPr>)/gs, "$1")
    .replace(
      new RegExp(`(name="${TITLE}">.*?<p:cNvSpPr[^>]*/>)<p:nvPr></p:nvPr>`, "s"),
      '$1<p:nvPr><p:ph type="title"/></p:nvPr>',
    );
}

/** Where titles would be: slides have theirs wherever it is. */
function addTitle(xml: string): string {
  if (xml.includes('type="title"')) return xml;
  const title =
    `<p:sp><p:nvSpPr><p:cNvPr id="900" name="${TITLE}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    '<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="609600" y="365125"/>' +
    '<a:ext cx="10972800" cy="1143000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>' +
    "<a:p><a:endParaRPr/></a:p></p:txBody></p:sp>";
  return xml.replace("</p:spTree>", `${title}</p:spTree>`);
}
