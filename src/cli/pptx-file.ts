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
