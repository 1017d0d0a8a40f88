import { canvasOf, defaultCanvas, type Deck } from "#deck";
import { sheetLine, wholeDocument, type PageSheet } from "./document.ts";
import { stillFace } from "./first-slide.ts";

/** What link previews are: as wide as this and as high, in px. */
const WIDTH = 1200;
const HEIGHT = 630;

/**
 * A page to be photographed at 1200 × 630: the deck's first slide on a ground of its own colour. Null when the slide
 * cannot be drawn without the app.
 *
 * @param sheets what it wears, in order
 */
export function previewPage(deck: Deck, lang: string, sheets: readonly PageSheet[]): string | null {
  const face = stillFace(deck);
  if (face === null) return null;
  const { width, height } = canvasOf(deck.settings.get("ratio") ?? "") ?? defaultCanvas;
  const scale = Math.min(WIDTH / width, HEIGHT / height);
  const place = [
    `width: ${width}px; height: ${height}px; transform: scale(${scale})`,
    `left: ${(WIDTH - width * scale) / 2}px; top: ${(HEIGHT - height * scale) / 2}px`,
  ].join("; ");
  return wholeDocument(
    { lang, scheme: deck.settings.get("scheme") ?? "" },
    [
      '<meta charset="utf-8">',
      ...sheets.map((sheet) => sheetLine(sheet)),
      // A browser's window is less high than it was told to be, its picture is not.
      `<style>html, body { width: ${WIDTH}px !important; height: ${HEIGHT}px !important; overflow: visible !important }
.remark-slide-scaler { ${place} } .remark-slide-number { display: none }</style>`,
    ],
    [
      `<div class="remark-slides-area"><div class="remark-slide-container remark-visible">${face}</div></div>`,
      `<script>{
  const { backgroundColor } = getComputedStyle(document.querySelector(".remark-slide-content"));
  for (const { style } of [document.documentElement, document.body]) style.background = backgroundColor;
}</script>`,
    ],
  );
}
