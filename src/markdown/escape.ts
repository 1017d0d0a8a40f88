const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for the inside of an element or of a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}

/** As `escapeHtml`, but character references stay what they are: for addresses, which often hold them. */
export function escapeKeepingReferences(text: string): string {
  return text.replace(
    /[<>"]|&(?!#\d{1,7};|#[Xx][\dA-Fa-f]{1,6};|\w+;)/g,
    (character) => ENTITIES[character] ?? "",
  );
}

/** The text of code that was written as HTML. */
export function unescapeHtml(html: string): string {
  return html.replace(/&\w+;|&#39;/g, (reference) => CHARACTERS[reference] ?? reference);
}

const CHARACTERS: Readonly<Record<string, string>> = {
  "&#39;": "'",
  ...Object.fromEntries(Object.entries(ENTITIES).map(([sign, code]) => [code, sign])),
};
