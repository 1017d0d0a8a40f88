import { wholeDocument } from "./document.ts";
import { escapeHtml } from "./escape.ts";

/** A deck's first slide alone, as large as link previews are. */
export interface PreviewPage {
  readonly lang: string;
  /** Addresses of style sheets. */
  readonly styles: readonly string[];
  /** HTML of `firstSlide`. */
  readonly first: string;
}

/** A page to be photographed at 1200 × 630: `firstSlide` fits itself into any window. */
export function previewPage({ lang, styles, first }: PreviewPage): string {
  return wholeDocument(
    lang,
    ['<meta charset="utf-8">', ...styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`)],
    [first],
  );
}
