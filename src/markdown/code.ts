import { markSpans, type SpanMark } from "./code-spans.ts";
import { escapeHtml, unescapeHtml } from "./escape.ts";
import type { RenderOptions } from "./types.ts";

/** Words that switch colours off, background and all (remark 0.14). */
const PLAIN = new Set(["text", "plain", "nohighlight", "no-highlight"]);

interface Line {
  text: string;
  readonly highlighted: boolean;
  readonly spans: readonly SpanMark[];
}

/**
 * `pre > code > div.remark-code-line`, with remark's classes in remark's order: `js hljs javascript remark-code`.
 * `word` is the first word after the fence; trailing blanks and empty lines of `text` are dropped (remark).
 */
export function renderCode(text: string, word: string, options: RenderOptions): string {
  return codeBlock("", text.trimEnd(), word, options);
}

/** Inline code. remark 0.14: it has the deck's `highlightLanguage` as class even when it is not coloured. */
export function renderCodeSpan(text: string, options: RenderOptions): string {
  const language = options.highlightLanguage;
  const coloured = options.highlightInlineCode && language ? options.highlight(text, language) : null;
  const classes = [language, "remark-inline-code", coloured && "hljs"].filter(Boolean).join(" ");
  return `<code class="${escapeHtml(classes)}">${coloured?.html ?? escapeHtml(text)}</code>`;
}

/** Code that the author wrote as HTML gets the same lines and classes (remark 0.14). */
export function adoptHtmlCode(html: string, options: RenderOptions): string {
  if (!html.includes("<code")) return html;
  let blocks = "";
  let from = 0;
  for (const block of html.matchAll(/<pre\b([^>]*)>\s*<code\b([^>]*)>([^<]*)<\/code>\s*<\/pre>/gi)) {
    const word = /\bclass\s*=\s*["']?([^"'>]*)/i.exec(block[2] ?? "")?.[1]?.trim() ?? "";
    const text = unescapeHtml(block[3] ?? "").replace(/\n$/, "");
    blocks += adoptInlineCode(html.slice(from, block.index), options);
    blocks += codeBlock(block[1] ?? "", text, word, options);
    from = block.index + block[0].length;
  }
  return blocks + adoptInlineCode(html.slice(from), options);
}

function adoptInlineCode(html: string, options: RenderOptions): string {
  return html.replace(
    /(<pre\b[^>]*>\s*)?<code(\s[^>]*)?>/gi,
    (tag, pre: string | undefined, attributes = "") => {
      if (pre !== undefined) return tag;
      const [written, own] = /\sclass\s*=\s*["']?([^"'>]*)["']?/i.exec(attributes as string) ?? ["", ""];
      const rest = (attributes as string).replace(written, "");
      return `<code class="${[own || options.highlightLanguage, "remark-inline-code"].filter(Boolean).join(" ")}"${rest}>`;
    },
  );
}

function codeBlock(attributes: string, text: string, word: string, options: RenderOptions): string {
  const language = word.replace(/^\.+/, "") || options.highlightLanguage;
  const grammar = language.split(" ", 1)[0] ?? "";
  const lines = text.split("\n").map((line) => readLine(line, options));
  const code = lines.map((line) => line.text).join("\n");
  const wanted = grammar !== "" && !PLAIN.has(grammar.toLowerCase());
  const coloured = wanted ? options.highlight(code, grammar) : null;
  // A language nobody knows is shown plain, but on the same ground as its neighbours: hence `hljs`.
  const classes = [
    language,
    wanted && "hljs",
    coloured && nameUnless(grammar, coloured.language),
    "remark-code",
  ];
  const html = coloured ? splitLines(coloured.html) : lines.map((line) => escapeHtml(line.text));
  return `<pre${attributes}><code class="${escapeHtml(classes.filter(Boolean).join(" "))}">${lines
    .map((line, index) => renderLine(line, html[index] ?? ""))
    .join("")}</code></pre>`;
}

/** remark: the grammar's own name where `word` is another of its names, and does not have it inside: "golang". */
function nameUnless(word: string, name: string): string {
  // Its other names are written small; YAML is the exception.
  const isOther = word === word.toLowerCase() || word === "YAML";
  return isOther && !word.includes(name) ? name : "";
}

function readLine(source: string, options: RenderOptions): Line {
  const highlighted = options.highlightLines && source.startsWith("*");
  // remark doubles the blank after the star, so that code indented by one keeps its column.
  const line = highlighted ? source.replace(/^\*( ?)/, "$1$1") : source;
  if (!options.highlightSpans) return { text: line, highlighted, spans: [] };
  return { ...markSpans(line, options.highlightSpans), highlighted };
}

function renderLine(line: Line, html: string): string {
  const classes = line.highlighted ? "remark-code-line remark-code-line-highlighted" : "remark-code-line";
  return `<div class="${classes}">${line.spans.length > 0 ? wrapSpans(html, line.spans) : html}</div>`;
}

/** Spans that go over several lines are closed at each line's end and opened again. */
function splitLines(html: string): string[] {
  let open: string[] = [];
  return html.split("\n").map((line) => {
    if (open.length === 0 && !line.includes("<")) return line;
    const before = open.join("");
    open = [...open];
    for (const [tag] of line.matchAll(/<[^>]*>/g)) {
      if (tag === "</span>") open.pop();
      else open.push(tag);
    }
    const whole = before + line + "</span>".repeat(open.length);
    return before === "" && open.length === 0 ? whole : withoutEmptySpans(whole);
  });
}

function withoutEmptySpans(html: string): string {
  const less = html.replace(/<span[^>]*><\/span>/g, "");
  return less === html ? html : withoutEmptySpans(less);
}

/** Puts each mark outside the colours' spans, so that it is one box however many colours it covers. */
function wrapSpans(html: string, marks: readonly SpanMark[]): string {
  const open: string[] = [];
  let out = "";
  let column = 0;
  let next = 0;
  const border = (tag: string): void => {
    out += "</span>".repeat(open.length) + tag + open.join("");
  };
  for (const [part] of html.matchAll(/<[^>]*>|&[^;]+;|[^<&]/g)) {
    if (part === "</span>") open.pop();
    else if (part.startsWith("<")) open.push(part);
    if (part.startsWith("<")) {
      out += part;
      continue;
    }
    if (marks[next]?.from === column) border('<span class="remark-code-span-highlighted">');
    out += part;
    column += 1;
    if (marks[next]?.to === column) {
      border("</span>");
      next += 1;
    }
  }
  return withoutEmptySpans(out);
}
