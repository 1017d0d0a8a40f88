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
/** Where a table has no place, so that one begun there ends the one around it. */
const TABLE_FRAME = new Set("table colgroup thead tbody tfoot tr".split(" "));
/** A closing tag does not reach beyond these. */
const SCOPES = new Set("table td th caption template button select object foreignobject desc".split(" "));
/** A browser opens these again after an element that ended around them. */
const FORMATTING = new Set("a b big code em font i nobr s small strike strong tt u".split(" "));
/** What begins inside a drawing or a formula and is none of it: a browser ends the drawing there. */
const LEAVES_DRAWING = new Set(
  "b big blockquote br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split(
    " ",
  ),
);
/** Parts of a drawing in which HTML may stand. */
const HOLDS_HTML = new Set(["foreignobject", "desc", "title"]);
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
      if (name === "select" && !tag[1] && open.includes(name))
        out += close("</select>", name, open, reopened);
      else if (tag[1]) out += close(tag[0], name, open, reopened);
      else if (RAW_ELEMENTS.has(name) && drawing(open) === -1) {
        const end = rawEnd(html, from, name);
        out += end === -1 ? `&lt;${tag[0].slice(1)}` : html.slice(at, end);
        if (end !== -1) from = end;
      } else {
        if (LEAVES_DRAWING.has(name) && drawing(open) !== -1) open.length = drawing(open);
        const closed = VOID_ELEMENTS.has(name) || (tag[3]?.endsWith("/") && drawing(open) !== -1);
        if (name === "table" && TABLE_FRAME.has(open.at(-1) ?? "")) out += close("", name, open, reopened);
        // What is open again stands between, and two ends too many do no harm.
        while (!reopened.length && CLOSED_BY.get(name)?.has(open.at(-1) ?? "")) open.pop();
        if (open.includes("p") && ENDS_PARAGRAPH.test(`<${name}>`)) close("", "p", open, reopened);
        out += tag[0];
        if (!closed) open.push(name);
      }
    }
  }
  const left = [...open.toReversed(), ...reopened];
  return out + html.slice(from) + left.map(endTag).join("");
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A `<` that a browser would take for the start of something. */
function isTagLike(html: string, at: number): boolean {
  return /[A-Za-z/!?]/.test(html[at + 1] ?? "");
}

/** A cell or row without a table around it, a drawing in a list of options: browsers leave them out. */
function isLostPart(name: string, open: readonly string[]): boolean {
  if (name === "svg" || name === "math") return open.includes("select");
  return name !== "table" && TABLE_PARTS.has(name) && !open.includes("table");
}

/** Where the drawing or formula around what comes next begins among the open elements, -1 without one. */
function drawing(open: readonly string[]): number {
  const inside = open.findLastIndex((name) => HOLDS_HTML.has(name));
  return open.findIndex((name, index) => index > inside && (name === "svg" || name === "math"));
}

/**
 * The tag with the ends of what it ends on its way, which leaves `open`; nothing when it ends nothing. Browsers
 * do not need the inner ends: they are written so that a wrong guess here about what a browser has open leaves
 * nothing of the author's open.
 */
function close(tag: string, name: string, open: string[], reopened: string[]): string {
  if (name === "br") return tag;
  const heading = isHeading(name);
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const candidate = open[index] ?? "";
    if (candidate === name || (heading && isHeading(candidate))) {
      // The end of a `b` leaves what began in it open, but for drawings; the end of a block does not.
      if (drawing(open) > index) open.length = drawing(open);
      const inner = open.splice(index, FORMATTING.has(name) ? 1 : Infinity).slice(1);
      reopened.push(...inner.filter((each) => FORMATTING.has(each)));
      return inner.filter(needsEnd).toReversed().map(endTag).join("") + tag;
    }
    if (SCOPES.has(candidate) && !(TABLE_PARTS.has(name) && candidate !== "table")) return "";
    if (!FORMATTING.has(name) && !SPECIAL_ELEMENT.test(name) && SPECIAL_ELEMENT.test(candidate)) return "";
  }
  const again = reopened.lastIndexOf(name);
  if (again === -1) return "";
  reopened.splice(again, 1);
  return tag;
}

/** Formatting goes on after the end of what it began in; cells, items and paragraphs end by themselves. */
function needsEnd(name: string): boolean {
  return !FORMATTING.has(name) && !TABLE_PARTS.has(name) && !CLOSED_BY.has(name) && name !== "p";
}

function endTag(name: string): string {
  return `</${name}>`;
}

function isHeading(name: string): boolean {
  return /^h[1-6]$/.test(name);
}

function rawEnd(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}[^>]*>`, "ig");
  end.lastIndex = from;
  if (!end.exec(html)) return -1;
  // A script begun in a comment inside a script needs an end of its own (HTML Standard, "double escaped").
  const isDoubled = name === "script" && /<!--(?:(?!-->)[^])*<script/i.test(html.slice(from, end.lastIndex));
  return isDoubled ? -1 : end.lastIndex;
}
