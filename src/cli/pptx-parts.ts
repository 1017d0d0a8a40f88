import type Presentation from "pptxgenjs";

import { TITLE } from "./pptx-file.ts";
import type { CellPart, Paragraph, PartBox, Run, SlideParts, TextPart } from "./slide-parts.ts";

/** What a presentation's boxes are measured against. */
export interface Measure {
  /** Inches in a CSS px of the slide. */
  readonly inch: number;
  readonly lang: string;
  /** The slide, from 1, that `#paper-7` is; undefined when it is not in the file. */
  placeOf(href: string): number | undefined;
}

type Slide = Presentation.Slide;
type TextProps = Presentation.TextPropsOptions;

/** Puts parts on a slide: pictures, tables, and words on top. */
export function addParts(page: Slide, { texts, tables, pictures }: SlideParts, measure: Measure): void {
  for (const { box, alt, data, href } of pictures) {
    const hyperlink = href === null ? undefined : linkOf(href, measure);
    const name = alt === "" ? "Picture" : `Picture: ${alt}`;
    page.addImage({
      data,
      ...placeOf(box, measure),
      altText: alt,
      objectName: name,
      ...(hyperlink && { hyperlink }),
    });
  }
  for (const { box, columns, rows } of tables) {
    page.addTable(
      rows.map(({ cells }) => cells.map((cell) => cellOf(cell, measure))),
      {
        ...placeOf(box, measure),
        colW: columns.map((width) => width * measure.inch),
        rowH: rows.map(({ height }) => height * measure.inch),
        objectName: "Table",
        autoPage: false,
      },
    );
  }
  for (const part of texts) addText(page, part, measure);
}

const NAMES: Readonly<Record<TextPart["kind"], string>> = {
  title: TITLE,
  heading: "Heading",
  text: "Text",
  list: "List",
  code: "Code",
};

function addText(page: Slide, { kind, box, paragraphs, wraps, ground }: TextPart, measure: Measure): void {
  const [top, right, bottom, left] = ground?.room ?? [0, 0, 0, 0];
  const outer = {
    x: box.x - left,
    y: box.y - top,
    width: box.width + left + right,
    height: box.height + top + bottom,
  };
  const points = measure.inch * 72;
  page.addText(
    paragraphs.flatMap((paragraph) => runsOf(paragraph, measure)),
    {
      ...placeOf(outer, measure),
      objectName: NAMES[kind],
      isTextBox: true,
      valign: "top",
      wrap: wraps,
      // As the library orders them: left, right, bottom, top.
      margin: [left, right, bottom, top].map((side) => side * points) as [number, number, number, number],
      ...(wraps && { fit: "shrink" as const }),
      ...(ground && { fill: { color: ground.colour } }),
    },
  );
}

function cellOf(
  { paragraphs, span, room, anchor, ground, borders }: CellPart,
  measure: Measure,
): Presentation.TableCell {
  const points = measure.inch * 72;
  return {
    text: paragraphs.flatMap((paragraph) => runsOf(paragraph, measure)) as Presentation.TableCell[],
    options: {
      colspan: span[0],
      rowspan: span[1],
      align: paragraphs[0]?.align ?? "left",
      valign: anchor,
      margin: room.map((side) => side * measure.inch) as [number, number, number, number],
      border: borders.map((border) =>
        border === null
          ? { type: "none" as const }
          : { type: "solid" as const, pt: border.width * points, color: border.colour },
      ) as [
        Presentation.BorderProps,
        Presentation.BorderProps,
        Presentation.BorderProps,
        Presentation.BorderProps,
      ],
      ...(ground !== null && { fill: { color: ground } }),
    },
  };
}

function runsOf(paragraph: Paragraph, measure: Measure): Presentation.TextProps[] {
  const { runs, align, line, before, bullet } = paragraph;
  const points = measure.inch * 72;
  const shape: TextProps = {
    align,
    lineSpacing: line * points,
    paraSpaceBefore: before * points,
    lang: measure.lang,
  };
  // An empty line is a line.
  const some: readonly Partial<Run>[] = runs.length > 0 ? runs : [{ text: " " }];
  return some.map((run, at) => ({
    text: run.text ?? "",
    options: {
      ...shape,
      ...(bullet && at === 0 && bulletOf(bullet, points)),
      ...(run.face !== undefined && looksOf(run as Run, measure)),
      ...(at > 0 && run.breaks && { softBreakBefore: true }),
      ...(at === some.length - 1 && { breakLine: true }),
    },
  }));
}

function looksOf(run: Run, measure: Measure): TextProps {
  const points = measure.inch * 72;
  const hyperlink = run.href === null ? undefined : linkOf(run.href, measure);
  return {
    fontFace: run.face,
    fontSize: Math.round(run.size * points * 10) / 10,
    color: run.colour,
    bold: run.bold,
    italic: run.italic,
    ...(run.opacity < 1 && { transparency: Math.round((1 - run.opacity) * 100) }),
    ...(run.underlined && { underline: { style: "sng" as const } }),
    ...(run.struck && { strike: "sngStrike" as const }),
    ...(run.raised === "super" && { superscript: true }),
    ...(run.raised === "sub" && { subscript: true }),
    ...(run.marker !== null && { highlight: run.marker }),
    ...(run.spacing !== 0 && { charSpacing: run.spacing * points }),
    ...(hyperlink && { hyperlink }),
  };
}

const NUMBERS = { decimal: "arabicPeriod", alpha: "alphaLcPeriod", roman: "romanLcPeriod" } as const;

function bulletOf({ level, indent, mark }: NonNullable<Paragraph["bullet"]>, points: number): TextProps {
  // The library multiplies it by the level.
  const hanging = (indent * points) / (level + 1);
  const bullet =
    typeof mark === "string"
      ? { characterCode: mark.codePointAt(0)!.toString(16).padStart(4, "0").slice(-4), indent: hanging }
      : {
          type: "number" as const,
          style: NUMBERS[mark.style],
          numberStartAt: mark.from,
          indent: hanging,
        };
  return { bullet, indentLevel: level };
}

/** Undefined for a slide that is not in the file. */
export function linkOf(href: string, { placeOf }: Measure): Presentation.HyperlinkProps | undefined {
  if (!href.startsWith("#")) return { url: href };
  const slide = placeOf(href);
  return slide === undefined ? undefined : { slide };
}

export function placeOf({ x, y, width, height }: PartBox, { inch }: Measure): Presentation.PositionProps {
  return { x: x * inch, y: y * inch, w: width * inch, h: height * inch };
}
