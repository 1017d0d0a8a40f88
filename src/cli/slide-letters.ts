import type { Paragraph, PartBox, Run } from "./slide-parts.ts";

/** Where a line's letters are, in the page. */
export interface Line {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What a browser knows of a slide's letters. */
export interface Letters {
  readonly slide: HTMLElement;
  /** "f4f4f6"; null where nothing is painted. */
  groundOf(element: Element): string | null;
  colourOf(css: string): string;
  /** Of the page, as one of the slide. */
  boxOf(rect: Line): PartBox;
  /** Without padding and borders. */
  innerOf(element: Element): DOMRect;
  /** From top to bottom; small letters beside large ones are in one line. */
  linesOf(nodes: readonly Node[]): Line[];
  /** From one line to the next. */
  lineOf(element: Element): number;
  alignOf(element: Element): Paragraph["align"];
  addressOf(element: Element | null): string | null;
  runOf(text: string, parent: Element, block: Element): Run;
  /** Letters of these nodes, which are a block's; they vanish by `hide`. */
  runsOf(nodes: readonly Node[], block: Element): Run[];
  /** Takes what is painted beneath an element away. */
  bare(element: Element): void;
  isShown(element: Element): boolean;
  /** Nothing is done to it that an editor for slides cannot do. */
  isPlain(element: Element): boolean;
  /** Letters that vanish. */
  readonly taken: Range[];
  hide(): void;
}

/** Runs in the page, so it names nothing that is outside of it. */
export function letters(at: number): Letters {
  type Made<Part> = { -readonly [Key in keyof Part]: Part[Key] };
  const slide = document.querySelectorAll<HTMLElement>(".remark-slide-container")[at]!;
  const origin = slide.getBoundingClientRect();
  const taken: Range[] = [];
  const style = getComputedStyle;
  const px = (length: string): number => Number.parseFloat(length) || 0;

  const ink = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
  const inks = new Map<string, readonly [hex: string, opacity: number]>();
  const inkOf = (css: string): readonly [hex: string, opacity: number] => {
    const known = inks.get(css);
    if (known !== undefined) return known;
    ink.clearRect(0, 0, 1, 1);
    ink.fillStyle = css;
    ink.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = ink.getImageData(0, 0, 1, 1).data;
    const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
    const found = [hex, alpha / 255] as const;
    inks.set(css, found);
    return found;
  };
  const partsOf = (hex: string): number[] =>
    [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const beneathOf = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const ground = groundOf(at);
      if (ground !== null) return ground;
    }
    return "ffffff";
  };
  const groundOf = (element: Element): string | null => {
    const [hex, opacity] = inkOf(style(element).backgroundColor);
    if (opacity < 0.02) return null;
    if (opacity > 0.98) return hex;
    const [over, under] = [partsOf(hex), partsOf(beneathOf(element.parentElement))];
    const mixed = over.map((part, at) => Math.round(part * opacity + under[at]! * (1 - opacity)));
    return mixed.map((part) => part.toString(16).padStart(2, "0")).join("");
  };
  const bare = (element: Element): void => {
    const css = (element as HTMLElement).style;
    for (const name of ["background", "border-color", "outline-color"])
      css.setProperty(name, "transparent", "important");
  };
  const isShown = (element: Element): boolean =>
    style(element).display !== "none" && style(element).visibility === "visible";

  const addressOf = (element: Element | null): string | null => {
    const link = element?.closest<HTMLAnchorElement>("a[href]") ?? null;
    if (link === null || !slide.contains(link)) return null;
    const href = link.getAttribute("href")!;
    return href.startsWith("#") ? href : link.href;
  };
  const cased = (text: string, { textTransform }: CSSStyleDeclaration): string => {
    if (textTransform === "uppercase") return text.toUpperCase();
    if (textTransform === "lowercase") return text.toLowerCase();
    return textTransform === "capitalize"
      ? text.replaceAll(/(?<!\p{L})\p{L}/gu, (one) => one.toUpperCase())
      : text;
  };
  /** What is painted between letters and their block. */
  const markerOf = (element: Element, block: Element): string | null => {
    for (let at: Element | null = element; at !== null && at !== block; at = at.parentElement) {
      const ground = groundOf(at);
      if (ground !== null) return ground;
    }
    return null;
  };
  const runOf = (text: string, parent: Element, block: Element, breaks = false): Run => {
    const css = style(parent);
    const [colour, opacity] = inkOf(css.color);
    const raised = parent.closest("sup, sub");
    const isRaised = raised !== null && block.contains(raised);
    return {
      text: cased(text, css),
      breaks,
      face: css.fontFamily
        .split(",")[0]!
        .trim()
        .replaceAll(/^["']|["']$/g, ""),
      size: px(style(isRaised ? raised.parentElement! : parent).fontSize),
      colour,
      opacity,
      bold: Number(css.fontWeight) >= 600,
      italic: css.fontStyle !== "normal",
      underlined: parent.closest("a[href], u, ins") !== null && css.textDecorationLine !== "line-through",
      struck: parent.closest("del, s") !== null,
      raised: isRaised ? (raised.localName === "sup" ? "super" : "sub") : null,
      marker: markerOf(parent, block),
      spacing: px(css.letterSpacing),
      href: addressOf(parent),
    };
  };
  const runsOf = (nodes: readonly Node[], block: Element): Run[] => {
    const runs: Made<Run>[] = [];
    let breaks = false;
    // Whether a space would be another one, or a line's first.
    let isGap = true;
    const put = (text: string, parent: Element): void => {
      const run = runOf(text, parent, block, breaks);
      const last = runs.at(-1);
      const alike =
        last !== undefined && JSON.stringify({ ...last, text, breaks }) === JSON.stringify({ ...run, text });
      if (alike && !breaks) last.text += run.text;
      else runs.push(run);
      breaks = false;
    };
    const putText = (node: Text): void => {
      const parent = node.parentElement!;
      const range = document.createRange();
      range.selectNodeContents(node);
      taken.push(range);
      const words = node.nodeValue ?? "";
      if (/^(?:preserve|break-spaces)/.test(style(parent).whiteSpaceCollapse)) {
        for (const [at, line] of words.replaceAll("\t", "    ").split("\n").entries()) {
          if (at > 0) breaks = true;
          if (line !== "") put(line, parent);
        }
        isGap = false;
        return;
      }
      const text = words.replaceAll(/[\t\n\r ]+/g, " ").slice(isGap && /^[\t\n\r ]/.test(words) ? 1 : 0);
      if (text === "") return;
      isGap = text.endsWith(" ");
      put(text, parent);
    };
    const walk = (node: Node): void => {
      if (node instanceof Text) return putText(node);
      if (!(node instanceof HTMLElement) || !isShown(node)) return;
      if (node.localName === "br") [breaks, isGap] = [true, true];
      node.childNodes.forEach(walk);
      if (groundOf(node) !== null) bare(node);
      if (node.matches("a, u, ins, del, s")) node.style.setProperty("text-decoration", "none", "important");
    };
    nodes.forEach(walk);
    const last = runs.at(-1);
    if (last !== undefined) last.text = last.text.replace(/ +$/, "");
    return runs.filter(({ text }) => text !== "");
  };

  return {
    slide,
    groundOf,
    colourOf: (css) => inkOf(css)[0],
    boxOf: ({ left, right, top, bottom }) => ({
      x: left - origin.left,
      y: top - origin.top,
      width: right - left,
      height: bottom - top,
    }),
    innerOf(element) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const css = style(element);
      const x = px(css.paddingLeft) + px(css.borderLeftWidth);
      const y = px(css.paddingTop) + px(css.borderTopWidth);
      const [right, bottom] = [
        px(css.paddingRight) + px(css.borderRightWidth),
        px(css.paddingBottom) + px(css.borderBottomWidth),
      ];
      return new DOMRect(left + x, top + y, width - x - right, height - y - bottom);
    },
    linesOf(nodes) {
      const lines: Line[] = [];
      for (const node of nodes) {
        const range = document.createRange();
        range.selectNode(node);
        for (const { left, right, top, bottom, width } of range.getClientRects()) {
          if (width === 0) continue;
          const middle = (top + bottom) / 2;
          const line = lines.find((one) => middle > one.top && middle < one.bottom);
          if (line === undefined) lines.push({ left, right, top, bottom });
          else {
            line.left = Math.min(line.left, left);
            line.right = Math.max(line.right, right);
            line.top = Math.min(line.top, top);
            line.bottom = Math.max(line.bottom, bottom);
          }
        }
      }
      return lines.sort((a, b) => a.top - b.top);
    },
    lineOf: (element) => px(style(element).lineHeight) || px(style(element).fontSize) * 1.2,
    alignOf(element) {
      const align = style(element).textAlign.replace("-webkit-", "");
      if (align === "center" || align === "right" || align === "justify") return align;
      return align === "end" ? "right" : "left";
    },
    addressOf,
    runOf,
    runsOf,
    bare,
    isShown,
    isPlain(element) {
      const css = style(element);
      return (
        [css.transform, css.rotate, css.scale, css.filter, css.clipPath, css.maskImage].every(
          (value) => value === "none",
        ) &&
        css.opacity === "1" &&
        css.mixBlendMode === "normal" &&
        css.writingMode === "horizontal-tb" &&
        css.backgroundClip !== "text" &&
        css.direction === "ltr" &&
        css.fontVariantCaps === "normal"
      );
    },
    taken,
    hide() {
      // Text alone: what CSS puts before and after it stays.
      CSS.highlights.set("lectern-taken", new Highlight(...taken));
      if (document.getElementById("lectern-taken") !== null) return;
      const sheet = document.createElement("style");
      sheet.id = "lectern-taken";
      sheet.textContent =
        "::highlight(lectern-taken){color:transparent}[data-lectern-taken]::marker{color:transparent!important}";
      document.head.append(sheet);
    },
  };
}
