import base from "#themes/base.css?inline";

const mark = "data-lectern-base";

/**
 * Gives somebody else's page the style of remark's elements: first in the head, once, so that whatever the page brings
 * itself comes later (remark). Pages of ours link it.
 */
export function provideStyles(): void {
  if (document.head.querySelector(`style[${mark}]`) !== null) return;
  const style = document.createElement("style");
  style.setAttribute(mark, "");
  style.textContent = base;
  document.head.prepend(style);
}
