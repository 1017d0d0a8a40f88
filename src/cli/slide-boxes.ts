import type { Letters } from "./slide-letters.ts";
import type { CellPart, Paragraph, PicturePart, Run, Sides, TablePart, TextPart } from "./slide-parts.ts";

/** Takes what has a box of its own; each is null when it is not plain enough, and stays on the slide. */
export interface Boxes {
  codeOf(pre: Element, isWords: (node: Node) => boolean): TextPart | null;
  tableOf(table: HTMLTableElement, isWords: (node: Node) => boolean): TablePart | null;
  pictureOf(image: HTMLImageElement): Promise<PicturePart | null>;
}

/** Runs in the page, so it names nothing that is outside of it. */
export function boxes(letters: Letters, scale: number): Boxes {
  const { groundOf, colourOf, boxOf, innerOf, lineOf, alignOf, runsOf, bare } = letters;
  const style = getComputedStyle;
  const px = (length: string): number => Number.parseFloat(length) || 0;

  /** A paragraph for each line that the author wrote. */
  const codeOf = (pre: Element, isWords: (node: Node) => boolean): TextPart | null => {
    const code = pre.querySelector("code") ?? pre;
    const marked = Array.from(code.querySelectorAll(".remark-code-line"));
    const rows: (readonly Node[])[] =
      marked.length > 0 ? marked.map((row) => [row]) : [Array.from(code.childNodes)];
    const isPlain = Array.from(pre.querySelectorAll("*")).every(
      (one) => letters.isPlain(one) && /^(?:code|div|span|a|br)$/.test(one.localName),
    );
    if (!isPlain || (marked.length === 0 && !rows[0]!.every(isWords))) return null;
    const ground = [code, pre].find((one) => groundOf(one) !== null);
    // Lines that are marked stay marked on the picture, which no box may cover.
    const isOneGround = !Array.from(code.querySelectorAll("*")).some((one) => groundOf(one) !== null);
    const line = lineOf(code);
    const inner = innerOf(code);
    const paragraphs: Paragraph[] = [];
    for (const row of rows) {
      const lines: Run[][] = [[]];
      for (const run of runsOf(row, code)) {
        if (run.breaks) lines.push([]);
        lines.at(-1)!.push({ ...run, breaks: false });
      }
      for (const runs of lines) paragraphs.push({ runs, align: "left", line, before: 0, bullet: null });
    }
    const outer = (ground ?? code).getBoundingClientRect();
    const room: Sides = [
      inner.top - outer.top,
      outer.right - inner.right,
      outer.bottom - inner.bottom,
      inner.left - outer.left,
    ];
    const colour = ground !== undefined && isOneGround ? groundOf(ground) : null;
    if (colour !== null) [pre, code].forEach(bare);
    return {
      kind: "code",
      box: boxOf(inner),
      paragraphs,
      wraps: false,
      ground: colour === null ? null : { colour, room },
    };
  };

  // ── Tables ──
  const cellOf = (cell: HTMLTableCellElement): CellPart => {
    const blocks = Array.from(cell.children).filter(({ localName }) => localName === "p");
    const groups = blocks.length > 0 ? blocks : [cell];
    const css = style(cell);
    const paragraphs = groups.map((block): Paragraph => ({
      runs: runsOf(Array.from(block.childNodes), block),
      align: alignOf(block),
      line: lineOf(block),
      before: 0,
      bullet: null,
    }));
    const borders = (["Top", "Right", "Bottom", "Left"] as const).map((side) => {
      const owner = [cell, cell.parentElement!, cell.closest("thead, tbody, tfoot")].find(
        (one) =>
          one !== null &&
          style(one)[`border${side}Style`] !== "none" &&
          px(style(one)[`border${side}Width`]) > 0,
      );
      if (!owner) return null;
      return {
        width: px(style(owner)[`border${side}Width`]),
        colour: colourOf(style(owner)[`border${side}Color`]),
      };
    });
    const ground = [cell, cell.parentElement!, cell.closest("thead, tbody, tfoot"), cell.closest("table")]
      .map((one) => (one === null ? null : groundOf(one)))
      .find((colour) => colour !== null);
    const anchor =
      css.verticalAlign === "middle" || css.verticalAlign === "bottom" ? css.verticalAlign : "top";
    // Other faces are wider: where lines end is no room of its own.
    const [left, right] = [alignOf(cell) === "right", alignOf(cell) === "left"];
    return {
      paragraphs,
      span: [cell.colSpan, cell.rowSpan],
      room: [
        px(css.paddingTop),
        right ? 0 : px(css.paddingRight),
        px(css.paddingBottom),
        left ? 0 : px(css.paddingLeft),
      ],
      anchor,
      ground: ground ?? null,
      borders,
    };
  };
  const isSimple = (cell: HTMLTableCellElement, isWords: (node: Node) => boolean): boolean => {
    const children = Array.from(cell.childNodes).filter((node) => node instanceof Element || isFilled(node));
    if (children.every((node) => node instanceof HTMLParagraphElement))
      return children.every((node) => Array.from(node.childNodes).every(isWords));
    return children.every(isWords);
  };
  const isFilled = (node: Node): boolean => node instanceof Text && node.nodeValue!.trim() !== "";

  const tableOf = (table: HTMLTableElement, isWords: (node: Node) => boolean): TablePart | null => {
    const rows = Array.from(table.rows).filter((row) => row.cells.length > 0 && row.offsetHeight > 0);
    const cells = rows.flatMap((row) => Array.from(row.cells));
    const isPlain = cells.every(
      (cell) => letters.isPlain(cell) && letters.isShown(cell) && isSimple(cell, isWords),
    );
    if (rows.length === 0 || !isPlain || table.caption !== null) return null;
    const box = table.getBoundingClientRect();
    const edges: number[] = [];
    for (const cell of cells) {
      const { left } = cell.getBoundingClientRect();
      if (!edges.some((edge) => Math.abs(edge - left) < 1)) edges.push(left);
    }
    edges.sort((a, b) => a - b);
    // Other faces are wider: columns have the room beside the table, too.
    const room = innerOf(table.parentElement!).right - edges[0]!;
    const more = Math.max(1, Math.min(1.25, room / (box.right - edges[0]!)));
    const columns = edges.map((edge, at) => ((edges[at + 1] ?? box.right) - edge) * more);
    const wide =
      rows[0]!.cells.length > 0 && Array.from(rows[0]!.cells).reduce((sum, { colSpan }) => sum + colSpan, 0);
    if (wide !== columns.length) return null;
    const taken = rows.map((row) => ({
      height: row.getBoundingClientRect().height,
      cells: Array.from(row.cells, cellOf),
    }));
    for (const one of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, th, td")]) bare(one);
    const { top } = rows[0]!.getBoundingClientRect();
    return {
      box: boxOf({ left: edges[0]!, right: box.right, top, bottom: box.bottom }),
      columns,
      rows: taken,
    };
  };

  // ── Pictures ──
  const pictureOf = async (image: HTMLImageElement): Promise<PicturePart | null> => {
    const css = style(image);
    const { naturalWidth, naturalHeight } = image;
    const isOwn =
      css.borderTopStyle === "none" && css.borderTopLeftRadius === "0px" && groundOf(image) === null;
    if (!isOwn || css.objectPosition !== "50% 50%" || !letters.isShown(image) || !letters.isPlain(image))
      return null;
    if (!image.complete || naturalWidth === 0) return null;
    const room = innerOf(image);
    const ratio = Math.min(room.width / naturalWidth, room.height / naturalHeight);
    const isWhole = css.objectFit === "contain" || css.objectFit === "scale-down";
    if (!isWhole && css.objectFit !== "fill") return null;
    const [width, height] = isWhole
      ? [naturalWidth * ratio, naturalHeight * ratio]
      : [room.width, room.height];
    if (width < 1 || height < 1) return null;
    const address = image.currentSrc;
    const isDrawn = /\.svg(?:[?#]|$)|^data:image\/svg/i.test(address);
    // Of a photograph no more than it has.
    const dense = isDrawn ? scale : Math.min(scale, Math.max(naturalWidth / width, naturalHeight / height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(width * dense), Math.ceil(height * dense)];
    try {
      await image.decode().catch(() => undefined);
      canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
      const data = canvas.toDataURL(/\.jpe?g(?:[?#]|$)/i.test(address) ? "image/jpeg" : "image/png", 0.9);
      const left = room.left + (room.width - width) / 2;
      const top = room.top + (room.height - height) / 2;
      image.style.setProperty("visibility", "hidden", "important");
      return {
        box: boxOf({ left, right: left + width, top, bottom: top + height }),
        alt: image.alt,
        data,
        href: letters.addressOf(image),
      };
    } catch {
      // Another host's picture may be shown and not read.
      return null;
    }
  };
  return { codeOf, tableOf, pictureOf };
}
