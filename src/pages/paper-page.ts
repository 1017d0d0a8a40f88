import type { Canvas } from "#deck";
import type { PaperInput } from "./paper.ts";
import { CAPTION, paperBox, screenBox, sheetMargins, type Sheet } from "./paper-sheet.ts";

/** CSS px in a millimetre. */
const PX = 96 / 25.4;

/** How much of the width a slide has above its notes, and as a figure in prose. */
const NOTES_WIDTH = 0.8;
const FIGURE_WIDTH = 0.6;

/** The page's own size, its running head and foot, and how large a slide is on it. */
export function pageStyle(input: PaperInput, canvas: Canvas, sheet: Sheet | null): string {
  const { choices } = input;
  if (choices.layout === "slides") return slidePages(input, canvas);
  const page = sheet?.page ?? paperBox(choices.paper);
  const [top, right, bottom, left] = sheet?.margins ?? sheetMargins(choices.binding);
  const width = page.width - left - right;
  const share = choices.layout === "lecture" ? FIGURE_WIDTH : NOTES_WIDTH;
  const cell = sheet?.cell ?? {
    width: width * share,
    height: (width * share * canvas.height) / canvas.width,
  };
  const head = [input.title, [input.author, input.date].filter((part) => part !== "").join(" · ")].map(
    cssString,
  );
  return [
    `@page{size:${mm(page.width)} ${mm(page.height)};margin:${mm(top)} ${mm(right)} ${mm(bottom)} ${mm(left)};`,
    `@top-left{content:${head[0]}}@top-right{content:${head[1]}}`,
    `@bottom-right{content:counter(page) " / " counter(pages)}}`,
    properties(canvas, (cell.width * PX) / canvas.width, {
      "--paper-cell-width": mm(cell.width),
      "--paper-cell-height": mm(cell.height),
      "--paper-caption": mm(CAPTION),
      "--paper-columns": `${sheet?.columns ?? 1}`,
      "--paper-page-width": mm(page.width),
      "--paper-page-height": mm(page.height),
      "--paper-margins": [top, right, bottom, left].map(mm).join(" "),
      "--paper-sheet-height": mm(page.height - top - bottom - 0.2),
    }),
  ].join("");
}

function slidePages({ choices }: PaperInput, { width, height }: Canvas): string {
  if (choices.paper === "slide") {
    const size = `${width}px ${height}px`;
    return `@page{size:${size};margin:0}${properties({ width, height }, 1, { "--paper-page-width": `${width}px`, "--paper-page-height": `${height}px` })}`;
  }
  const page = screenBox(choices.paper);
  const scale = Math.min((page.width * PX) / width, (page.height * PX) / height);
  return `@page{size:${mm(page.width)} ${mm(page.height)};margin:0}${properties({ width, height }, scale, { "--paper-page-width": mm(page.width), "--paper-page-height": mm(page.height - 0.1) })}`;
}

function properties(canvas: Canvas, scale: number, more: Readonly<Record<string, string>>): string {
  const all = {
    "--paper-slide-width": `${canvas.width}px`,
    "--paper-slide-height": `${canvas.height}px`,
    "--paper-scale": `${Number(scale.toPrecision(6))}`,
    ...more,
  };
  return `:root{${Object.entries(all)
    .map(([name, value]) => `${name}:${value}`)
    .join(";")}}`;
}

function mm(length: number): string {
  return `${Number(length.toFixed(3))}mm`;
}

/** A string of CSS, in a `<style>`: what could end either is written by its code. */
function cssString(text: string): string {
  return `"${text.replaceAll(/["\\<>\n\r\f\0]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
