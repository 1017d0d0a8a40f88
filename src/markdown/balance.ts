import { ENDS_PARAGRAPH, RAW_ELEMENTS, SPECIAL_ELEMENT, VOID_ELEMENTS } from "./elements.ts";

const COMMENT = /<!--(?:-?>|[\s\S]*?--!?>)|<(?!!--)[!?][^>]*>/y;
const TAG = /<(\/?)([A-Za-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/y;

/** Which open elements a browser closes when these begin. */
const CLOSED_BY = new Map(
  Object.entries({
    li: "li",
    dt: "dt dd",
    dd: "dt dd",
    rt: "rt rp",
    rp: "rt rp",
    option: "option",
    optgroup: "option optgroup",
    td: "td th",
    th: "td th",
    tr: "td th tr",
    tbody: "td th tr thead tbody tfoot",
    thead: "td th tr thead tbody tfoot",
    tfoot: "td th tr thead tbody tfoot",
  }).map(([name, closed]) => [name, new Set(closed.split(" "))]),
);
const TABLE_PARTS = new Set("table caption colgroup thead tbody tfoot tr td th".split(" "));
/** A closing tag does not reach beyond these. */
const SCOPES = new Set("table td th caption template button select object".split(" "));
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
      if (DOCUMENT.has(name) || isLostPart(name, open)) continue;
      if (tag[1]) out += close(name, open, reopened) ? tag[0] : "";
      else if (RAW_ELEMENTS.has(name)) {
        const end = rawEnd(html, from, name);
        out += end === -1 ? `&lt;${tag[0].slice(1)}` : html.slice(at, end);
        if (end !== -1) from = end;
      } else {
        out += tag[0];
        const closed = VOID_ELEMENTS.has(name) || (tag[3]?.endsWith("/") && isForeign(open));
        while (CLOSED_BY.get(name)?.has(open.at(-1) ?? "")) open.pop();
        if (open.includes("p") && ENDS_PARAGRAPH.test(`<${name}>`)) close("p", open, reopened);
        if (!closed) open.push(name);
      }
    }
  }
  const left = [...open.toReversed(), ...reopened];
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

/** A cell or row without a table around it. */
function isLostPart(name: string, open: readonly string[]): boolean {
  return name !== "table" && TABLE_PARTS.has(name) && !open.includes("table");
}

function isForeign(open: readonly string[]): boolean {
  return open.includes("svg") || open.includes("math");
}

/** Whether the tag closes something; what it closes leaves `open`. */
function close(name: string, open: string[], reopened: string[]): boolean {
  if (name === "br") return true;
  const heading = isHeading(name);
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const candidate = open[index] ?? "";
    if (candidate === name || (heading && isHeading(candidate))) {
      // The end of a `b` leaves what began in it open; the end of a block does not.
      const closed = open.splice(index, FORMATTING.has(name) ? 1 : Infinity);
      reopened.push(...closed.slice(1).filter((inner) => FORMATTING.has(inner)));
      return true;
    }
    if (SCOPES.has(candidate) && !(TABLE_PARTS.has(name) && candidate !== "table")) return false;
    if (!FORMATTING.has(name) && !SPECIAL_ELEMENT.test(name) && SPECIAL_ELEMENT.test(candidate)) return false;
  }
  const again = reopened.lastIndexOf(name);
  if (again !== -1) reopened.splice(again, 1);
  return again !== -1;
}

function isHeading(name: string): boolean {
  return /^h[1-6]$/.test(name);
}

function rawEnd(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}[^>]*>`, "ig");
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : -1;
}
