import { boxes, type Boxes } from "./slide-boxes.ts";
import { letters, type Letters, type Line } from "./slide-letters.ts";
import type { Bullet, Paragraph, SlideParts, TextPart } from "./slide-parts.ts";

/**
 * An expression for the page: the parts of a slide that can be told apart. They vanish from it, so that a picture of what
 * stays goes beneath them. Its value is `SlideParts`.
 *
 * @param at which slide of the page, the first being 0
 * @param scale pixels of a picture for each of the slide's
 */
export function takenParts(at: number, scale: number): string {
  return `((letters, boxes, take) => {
    const known = letters(${at});
    return take(known, boxes(known, ${scale}));
  })(${letters.toString()}, ${boxes.toString()}, ${take.toString()})`;
}

/** Runs in the page, so it names nothing that is outside of it. */
async function take(letters: Letters, boxes: Boxes): Promise<SlideParts> {
  const { slide, boxOf, innerOf, linesOf, lineOf, alignOf, runsOf } = letters;
  const texts: TextPart[] = [];
  const tables: SlideParts["tables"][number][] = [];
  const images: HTMLImageElement[] = [];
  const style = getComputedStyle;
  const px = (length: string): number => Number.parseFloat(length) || 0;

  const OTHERS = /^(?:img|svg|math|canvas|video|input|button|select|textarea|iframe|ruby)$/;
  const isInline = (node: Node): boolean => {
    if (!(node instanceof Element)) return true;
    const { display, float, position } = style(node);
    return /^(?:inline|contents|none)$/.test(display) && float === "none" && !/^(?:abs|fix)/.test(position);
  };
  /** Letters and the ends of lines alone. */
  const isWords = (node: Node): boolean =>
    !(node instanceof Element) ||
    (isInline(node) &&
      letters.isPlain(node) &&
      !OTHERS.test(node.localName) &&
      Array.from(node.childNodes).every(isWords));
  const isBlank = (node: Node): boolean =>
    !(node instanceof Element)
      ? !(node instanceof Text) || node.nodeValue!.trim() === ""
      : node.localName === "br";
  const childrenOf = (element: Element): Node[] =>
    Array.from(element.childNodes).filter((node) => !isBlank(node));

  /** Lines begin, or end, or have their middle, where the box says: nothing is beside them. */
  const isStraight = (lines: readonly Line[], box: DOMRect, align: Paragraph["align"]): boolean =>
    lines.every(({ left, right }) => {
      if (align === "center") return Math.abs(left + right - box.left - box.right) < 6;
      return align === "right" ? Math.abs(right - box.right) < 3 : Math.abs(left - box.left) < 3;
    });
  /** From the top of the first line to the end of the last, with the room that lines have. */
  const spanOf = (lines: readonly Line[], line: number): readonly [top: number, bottom: number] => {
    const room = (at: Line): number => (line - (at.bottom - at.top)) / 2;
    const [first, last] = [lines[0]!, lines.at(-1)!];
    return [first.top - room(first), last.bottom + room(last)];
  };

  // ── Letters, where lines are no box of their own: each piece where it is ──
  const putPieces = (text: Text, block: Element): void => {
    const words = text.nodeValue ?? "";
    const end = (from: number, to: number): void => {
      if (words.slice(from, to).trim() === "") return;
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, to);
      letters.taken.push(range);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const run = letters.runOf(words.slice(from, to).replaceAll(/\s+/g, " "), text.parentElement!, block);
      texts.push({
        kind: "text",
        box: boxOf({ left, right, top, bottom }),
        paragraphs: [
          { runs: [{ ...run, marker: null }], align: "left", line: bottom - top, before: 0, bullet: null },
        ],
        wraps: false,
        ground: null,
      });
    };
    let from = 0;
    let last: DOMRect | null = null;
    for (let at = 0; at < words.length; at += 1) {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const rect = range.getClientRects()[0];
      if (rect === undefined || rect.width === 0) continue;
      if (last !== null && rect.top - last.top > last.height / 2) {
        end(from, at);
        from = at;
      }
      last = rect;
    }
    end(from, words.length);
  };
  const putLoose = (nodes: readonly Node[], block: Element): void => {
    for (const node of nodes) {
      if (node instanceof Text) putPieces(node, block);
      else if (node instanceof HTMLImageElement) images.push(node);
      else if (node instanceof HTMLElement && letters.isShown(node) && letters.isPlain(node)) {
        if (!OTHERS.test(node.localName)) putLoose(Array.from(node.childNodes), block);
        if (node.localName === "a") node.style.setProperty("text-decoration", "none", "important");
      }
    }
  };

  // ── Text ──
  const putText = (nodes: readonly Node[], block: Element): void => {
    const words = nodes.filter((node) => !isBlank(node));
    if (words.length === 0) return;
    const lines = linesOf(words);
    const box = innerOf(block);
    const align = alignOf(block);
    if (lines.length === 0 || !nodes.every(isWords) || !isStraight(lines, box, align))
      return putLoose(nodes, block);
    const line = lineOf(block);
    const runs = runsOf(nodes, block);
    if (runs.length === 0) return;
    const [top, bottom] = spanOf(lines, line);
    const isHeading = /^h[1-6]$/.test(block.localName);
    const widest = Math.max(...lines.map(({ left, right }) => right - left));
    // Other faces are wider: one line has the room beside it, as far as the slide reaches. Balanced lines stay so.
    const isBalanced = lines.length > 1 && style(block).textWrapStyle === "balance";
    const more = isBalanced
      ? Math.min(0, widest * 1.04 - box.width)
      : lines.length > 1
        ? 0
        : Math.max(0, widest * 1.25 - box.width);
    const { left: least, right: most } = slide.getBoundingClientRect();
    const share = { left: 0, justify: 0, center: 0.5, right: 1 }[align];
    const [left, right] = [box.left - more * share, box.right + more * (1 - share)];
    texts.push({
      kind: isHeading ? (texts.some(({ kind }) => kind === "title") ? "heading" : "title") : "text",
      box: boxOf({ left: Math.max(least, left), right: Math.min(most, right), top, bottom }),
      paragraphs: [{ runs, align, line, before: 0, bullet: null }],
      wraps: true,
      ground: null,
    });
  };

  // ── Lists ──
  const STYLES = {
    decimal: "decimal",
    "lower-alpha": "alpha",
    "lower-latin": "alpha",
    "lower-roman": "roman",
  } as const;
  const DOTS: Readonly<Record<string, string>> = { disc: "•", circle: "◦", square: "▪" };
  const markOf = (list: Element): Bullet["mark"] | null => {
    const type = style(list).listStyleType;
    const own = /^"(\S)/.exec(type)?.[1];
    if (own !== undefined) return own;
    if (type in STYLES) {
      return {
        style: STYLES[type as keyof typeof STYLES],
        from: list instanceof HTMLOListElement ? list.start : 1,
      };
    }
    return DOTS[type] ?? null;
  };
  interface Item {
    readonly element: HTMLElement;
    readonly words: readonly Node[];
    readonly lines: readonly Line[];
    readonly level: number;
    readonly mark: Bullet["mark"];
  }
  /** The items of a list and of those within; null when it is more than words. */
  const itemsOf = (list: Element, level: number): Item[] | null => {
    const mark = markOf(list);
    if (mark === null || !letters.isPlain(list)) return null;
    const items: Item[] = [];
    for (const element of list.children) {
      if (!(element instanceof HTMLLIElement) || style(element).display !== "list-item") return null;
      const children = childrenOf(element);
      const under = children.filter((node) => /^(?:ul|ol)$/i.test(node.nodeName)) as Element[];
      let words = children.filter((node) => !(under as Node[]).includes(node));
      if (words.length === 1 && words[0]!.nodeName === "P") words = Array.from(words[0]!.childNodes);
      else words = Array.from(element.childNodes).filter((node) => !(under as Node[]).includes(node));
      const lines = linesOf(words.filter((node) => !isBlank(node)));
      const isOne = words.every(isWords) && lines.length > 0 && isStraight(lines, innerOf(element), "left");
      if (!isOne || !letters.isPlain(element)) return null;
      items.push({ element, words, lines, level, mark });
      for (const one of under) {
        const more = itemsOf(one, level + 1);
        if (more === null) return null;
        items.push(...more);
      }
    }
    return items.length > 0 ? items : null;
  };
  const putList = (list: Element): boolean => {
    const items = itemsOf(list, 0);
    if (items === null) return false;
    const inner = innerOf(list);
    const left = Math.min(...items.map(({ element, lines }) => lines[0]!.left - px(style(element).fontSize)));
    let end: number | null = null;
    let first = 0;
    const paragraphs = items.map(({ element, words, lines, level, mark }): Paragraph => {
      const line = lineOf(element);
      const [top, bottom] = spanOf(lines, line);
      if (end === null) first = top;
      const before = end === null ? 0 : Math.max(0, top - end);
      end = bottom;
      element.dataset["lecternTaken"] = "";
      const bullet: Bullet = { level, indent: lines[0]!.left - left, mark };
      return { runs: runsOf(words, element), align: "left", line, before, bullet };
    });
    texts.push({
      kind: "list",
      box: boxOf({ left, right: inner.right, top: first, bottom: end! }),
      paragraphs,
      wraps: true,
      ground: null,
    });
    return true;
  };

  // ── All of a slide ──
  const visit = (element: Element): void => {
    if (!letters.isShown(element) || !letters.isPlain(element)) return;
    if (element instanceof HTMLImageElement) return void images.push(element);
    if (OTHERS.test(element.localName)) return;
    if (element instanceof HTMLTableElement) {
      const table = boxes.tableOf(element, isWords);
      if (table !== null) return void tables.push(table);
    }
    if (element.localName === "pre") {
      const code = boxes.codeOf(element, isWords);
      if (code !== null) return void texts.push(code);
    }
    if (/^(?:ul|ol)$/.test(element.localName) && putList(element)) return;
    let group: Node[] = [];
    const flush = (): void => {
      putText(group, element);
      group = [];
    };
    for (const node of element.childNodes) {
      if (isInline(node)) group.push(node);
      else {
        flush();
        visit(node as Element);
      }
    }
    flush();
  };
  for (const element of slide.querySelectorAll(".remark-slide")) visit(element);
  const found = await Promise.all(images.map((image) => boxes.pictureOf(image)));
  const pictures = found.filter((picture) => picture !== null);
  letters.hide();
  return { texts, tables, pictures };
}
