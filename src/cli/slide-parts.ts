/** What of a slide can be told apart, so that an editor can change it. Lengths are CSS px of the slide. */
export interface SlideParts {
  readonly texts: readonly TextPart[];
  readonly tables: readonly TablePart[];
  readonly pictures: readonly PicturePart[];
}

export interface PartBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextPart {
  readonly kind: "title" | "heading" | "text" | "list" | "code";
  /** Of the letters' lines: what is around them is not part of it. */
  readonly box: PartBox;
  readonly paragraphs: readonly Paragraph[];
  /** Whether lines break where the box ends. */
  readonly wraps: boolean;
  /** What is painted beneath, "f4f4f6", and how far it reaches beyond the letters at each side; null for nothing. */
  readonly ground: { readonly colour: string; readonly room: Sides } | null;
}

/** Top, right, bottom, left. */
export type Sides = readonly [number, number, number, number];

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly align: "left" | "center" | "right" | "justify";
  /** From one line to the next. */
  readonly line: number;
  /** Room above it, below what comes before. */
  readonly before: number;
  readonly bullet: Bullet | null;
}

/** A list's mark. `indent`: from the box's left to the words. */
export interface Bullet {
  readonly level: number;
  readonly indent: number;
  /** One character; or the kind of number, and what the list counts from. */
  readonly mark: string | { readonly style: "decimal" | "alpha" | "roman"; readonly from: number };
}

/** Letters that look alike. */
export interface Run {
  readonly text: string;
  /** Begins a line of the same paragraph. */
  readonly breaks: boolean;
  /** "Source Sans 3" */
  readonly face: string;
  readonly size: number;
  /** "1a1a1a" */
  readonly colour: string;
  /** 0 … 1 */
  readonly opacity: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underlined: boolean;
  readonly struck: boolean;
  readonly raised: "super" | "sub" | null;
  /** Colour behind the letters. */
  readonly marker: string | null;
  /** Between letters. */
  readonly spacing: number;
  /** An address, or `#paper-7`. */
  readonly href: string | null;
}

export interface TablePart {
  readonly box: PartBox;
  readonly columns: readonly number[];
  readonly rows: readonly { readonly height: number; readonly cells: readonly CellPart[] }[];
}

export interface CellPart {
  readonly paragraphs: readonly Paragraph[];
  readonly span: readonly [columns: number, rows: number];
  readonly room: Sides;
  readonly anchor: "top" | "middle" | "bottom";
  readonly ground: string | null;
  readonly borders: readonly ({ readonly width: number; readonly colour: string } | null)[];
}

export interface PicturePart {
  readonly box: PartBox;
  readonly alt: string;
  /** `data:image/png;base64,…` */
  readonly data: string;
  readonly href: string | null;
}
