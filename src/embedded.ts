// "#markdown" for a deck in one file: the same HTML, with the page's own files where it asks for files.
// vite.config.ts puts it in the place of "#markdown".
import * as markdown from "#markdown";

export * from "#markdown";

export const renderSlide: typeof markdown.renderSlide = (...given) => embed(markdown.renderSlide(...given));
export const renderFace: typeof markdown.renderFace = (...given) => embed(markdown.renderFace(...given));
export const renderNotes: typeof markdown.renderNotes = (...given) => embed(markdown.renderNotes(...given));

/** Address in the deck → `data:` address; JSON in `#lectern-files`. */
type Files = ReadonlyMap<string, string>;

let known: Files | null = null;
const blobs = new Map<string, string>();

function files(): Files {
  const text = document.getElementById("lectern-files")?.textContent ?? "{}";
  return (known ??= new Map(Object.entries(JSON.parse(text) as Record<string, string>)));
}

function embed(html: string): string {
  if (files().size === 0) return html;
  // Nothing in a template is fetched.
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const element of template.content.querySelectorAll("*")) {
    for (const name of ["src", "poster", "data", "href", "xlink:href"]) {
      const value = element.getAttribute(name);
      const found = value === null ? null : addressOf(value);
      if (found === null) continue;
      element.setAttribute(name, found);
      if (element.localName === "a" && !element.hasAttribute("download"))
        element.setAttribute("download", value!.replace(/[?#].*$/s, "").replace(/^.*\//s, ""));
    }
    const srcset = element.getAttribute("srcset");
    if (srcset !== null)
      element.setAttribute(
        "srcset",
        srcset.replaceAll(/(^|,\s*)([^\s,]+)/g, (all, before: string, href: string) => {
          const found = addressOf(href);
          return found === null ? all : before + found;
        }),
      );
    const style = element.getAttribute("style");
    if (style !== null) element.setAttribute("style", inStyle(style));
    if (element.localName === "style") element.textContent = inStyle(element.textContent ?? "");
  }
  return template.innerHTML;
}

function inStyle(css: string): string {
  return css.replaceAll(/\burl\(\s*(["']?)([^"'()]+)\1\s*\)/g, (all, _, href: string) => {
    const found = addressOf(href.trim());
    return found === null ? all : `url("${found}")`;
  });
}

/** Short, and made once: the text of a slide is kept, and a picture may be on many. */
function addressOf(href: string): string | null {
  const data = files().get(href);
  if (data === undefined) return null;
  let address = blobs.get(href);
  if (address === undefined) {
    const [, type = "", base64 = ""] = /^data:([^;,]*);base64,(.*)$/s.exec(data) ?? [];
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    address = URL.createObjectURL(new Blob([bytes], { type }));
    blobs.set(href, address);
  }
  return address;
}
