import { RAW_ELEMENTS, VOID_ELEMENTS } from "./elements.ts";

const COMMENT = /<!--(?:-?>|[\s\S]*?--!?>)|<[!?][^>]*>/y;
const TAG = /<(\/?)([A-Za-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/y;

/** Elements that a browser closes by itself. */
const OPTIONAL = new Set(
  "p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp caption".split(" "),
);
const TABLE_PARTS = new Set("table caption colgroup thead tbody tfoot tr td th".split(" "));
/** A closing tag does not reach beyond these. */
const SCOPES = new Set("table td th caption template".split(" "));
/** A browser opens these again after an element that ended around them. */
const FORMATTING = new Set("a b big code em font i nobr s small strike strong tt u".split(" "));
/** A page has its own. */
const DOCUMENT = new Set(["html", "head", "body", "frameset", "plaintext"]);

/**
 * A slide's HTML stands inside ours, so what its author left open must not swallow what follows, nor a closing
 * tag too many close what is around it: the one is closed at the end, the other left out, as browsers do with
 * remark's separate slides. Broken tags become text.
 */
export function balance(html: string): string {
  const open: string[] = [];
  const reopened: string[] = [];
  let out = "";
  let from = 0;
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", from)) {
    out += html.slice(from, at);
    const comment = matchAt(COMMENT, html, at);
    const tag = comment ? null : matchAt(TAG, html, at);
    from = at + (comment ?? tag ?? "<")[0].length;
    if (comment) out += comment[0];
    else if (!tag) out += isTagLike(html, at) ? "&lt;" : "<";
    else {
      const name = (tag[2] ?? "").toLowerCase();
      if (DOCUMENT.has(name)) continue;
      if (tag[1]) out += close(name, open, reopened) ? tag[0] : "";
      else if (RAW_ELEMENTS.has(name)) {
        const end = rawEnd(html, from, name);
        out += end === -1 ? `&lt;${tag[0].slice(1)}` : html.slice(at, end);
        if (end !== -1) from = end;
      } else {
        out += tag[0];
        const closed = VOID_ELEMENTS.has(name) || (tag[3]?.endsWith("/") && isForeign(open));
        if (!closed) open.push(name);
      }
    }
  }
  const left = [...open.toReversed().filter((name) => !OPTIONAL.has(name)), ...reopened];
  return out + html.slice(from) + left.map((name) => `</${name}>`).join("");
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A `<` that a browser would take for the start of something. */
function isTagLike(html: string, at: number): boolean {
  return /[A-Za-z/!?]/.test(html[at + 1] ?? "");
}

function isForeign(open: readonly string[]): boolean {
  return open.includes("svg") || open.includes("math");
}

/** Whether the tag closes something; what it closes leaves `open`. */
function close(name: string, open: string[], reopened: string[]): boolean {
  if (name === "br") return true;
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const candidate = open[index] ?? "";
    if (candidate === name) {
      reopened.push(
        ...open
          .splice(index)
          .slice(1)
          .filter((inner) => FORMATTING.has(inner)),
      );
      return true;
    }
    if (SCOPES.has(candidate) && !(TABLE_PARTS.has(name) && candidate !== "table")) return false;
  }
  const again = reopened.lastIndexOf(name);
  if (again !== -1) reopened.splice(again, 1);
  return again !== -1;
}

function rawEnd(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}[^>]*>`, "ig");
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : -1;
}
