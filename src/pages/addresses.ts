/** An address as a deck's HTML has it, character references decoded. */
export interface Address {
  readonly href: string;
  /** `shown`: fetched with the slide; `link`: followed by who wants to. */
  readonly use: "shown" | "link";
}

/** Attributes whose value is an address that is fetched. `href` is one in drawings. */
const FETCHED = ["src", "poster", "data", "background"];

/** The addresses in an element's attributes; `style` may be any CSS. */
export function addressesIn(attributes: Readonly<Record<string, string>>, element: string): Address[] {
  const found: Address[] = [];
  const add = (href: string | undefined, use: Address["use"]): void => {
    if (href !== undefined && href.trim() !== "") found.push({ href: href.trim(), use });
  };
  for (const name of FETCHED) add(attributes[name], "shown");
  for (const name of ["href", "xlink:href"]) {
    add(attributes[name], element === "a" || element === "area" ? "link" : "shown");
  }
  for (const name of ["srcset", "imagesrcset"])
    for (const href of inSrcset(attributes[name] ?? "")) add(href, "shown");
  for (const name of ["style", "fill", "filter", "mask", "clip-path"]) {
    for (const href of inStyle(attributes[name] ?? "")) add(href, "shown");
  }
  return found;
}

/** `url(…)` and `@import "…"` of a style sheet or a declaration. */
export function inStyle(css: string): string[] {
  const pattern =
    /\burl\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]+))\s*\)|@import\s+(?:"([^"\n]*)"|'([^'\n]*)')/gi;
  return Array.from(
    css.matchAll(pattern),
    (match) => match.slice(1).find((part) => part !== undefined) ?? "",
  );
}

function inSrcset(srcset: string): string[] {
  return Array.from(
    srcset.matchAll(/([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^\s,]+)?\s*(?:,|$)/g),
    ([, href]) => href!,
  );
}

/** Where an address leads. */
export type Kind = "local" | "remote" | "here" | "other";

/** `local` is a file of the deck's folder, `here` a place in the page, `other` mail, data and what no variable filled. */
export function kindOf(href: string): Kind {
  if (href.startsWith("#")) return "here";
  if (/^(?:https?:)?\/\//i.test(href)) return href.includes("{{") ? "other" : "remote";
  if (/^[a-z][a-z\d+.-]*:|\{\{/i.test(href) || href === "") return "other";
  return href.startsWith("?") ? "here" : "local";
}
