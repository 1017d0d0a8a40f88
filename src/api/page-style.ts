import type { Canvas } from "#deck";
import base from "#themes/base.css?inline";
import printSlides from "#themes/print-slides.css?inline";
import codeDefault from "#themes/code-default.css?inline";
import { TITLE } from "./code-styles.ts";

/**
 * Gives somebody else's page the style of remark's elements: first in the head, once, under remark's title. Pages of
 * ours link it.
 *
 * There it is in no layer: themes written for remark count on its rules' specificity, such as `h1 { font-size: 3em }`,
 * which loses against `.remark-slide-content h1`, and `* { padding: 0 }`, which leaves the slides' padding alone. What
 * a page brings itself comes later and wins where it is as specific.
 */
export function provideStyles(): void {
  if (document.head.querySelector(`style[title="${TITLE}"]`) !== null) return;
  const style = document.createElement("style");
  style.title = TITLE;
  const text = screenOnly(base) + codeDefault;
  style.textContent = text.replaceAll(/@layer lectern\.base\s*\{/g, "@media all{") + printSlides;
  document.head.prepend(style);
}

/** Its last block says how a page of ours is printed. */
function screenOnly(css: string): string {
  return css.replace(/@media print\s*\{(?:(?!@media print)[^])*$/, "");
}

/** Printed pages are as large as slides; a page's own `@page` comes later and wins. */
export function providePageSize({ width, height }: Canvas): void {
  const sheet = document.head.querySelector<HTMLStyleElement>(`style[title="${TITLE}"]`)?.sheet;
  if (!sheet) return;
  const last = sheet.cssRules.length - 1;
  if (sheet.cssRules[last] instanceof CSSPageRule) sheet.deleteRule(last);
  sheet.insertRule(`@page { size: ${width}px ${height}px; margin: 0 }`, sheet.cssRules.length);
}
