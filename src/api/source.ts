/**
 * The deck's text from an element of the page, as remark reads it: the inner HTML with four entities decoded, so that
 * an element other than a `textarea` may hold Markdown with HTML in it.
 */
export function textOf(element: Element): string {
  const decoded = element.innerHTML.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return decoded.replaceAll("&quot;", '"');
}
