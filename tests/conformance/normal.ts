import { defaultTreeAdapter, parseFragment, serialize, type DefaultTreeAdapterMap } from "parse5";

type Parent = DefaultTreeAdapterMap["parentNode"];
type Node = DefaultTreeAdapterMap["childNode"];

const BLOCKS = new Set(
  "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe li main nav ol p pre script section style summary table tbody td tfoot th thead tr ul video #comment #document-fragment".split(
    " ",
  ),
);

/**
 * HTML as a browser repairs it, without what nobody sees: empty paragraphs (remark removes them) and blanks
 * beside blocks. Blocks stand on lines of their own, for people who read the cases.
 */
export function normal(html: string): string {
  const tree = parseFragment(html);
  tidy(tree);
  return serialize(tree).trim();
}

function tidy(parent: Parent): void {
  for (const node of Array.from(parent.childNodes)) {
    if (isParent(node) && node.nodeName !== "pre") tidy(node);
    if (node.nodeName === "pre" && isParent(node)) separateLines(node);
    if (node.nodeName === "p" && isParent(node) && node.childNodes.length === 0) defaultTreeAdapter.detachNode(node);
  }
  for (const node of Array.from(parent.childNodes)) if (defaultTreeAdapter.isTextNode(node)) trim(node, parent);
  separate(parent);
}

function trim(node: DefaultTreeAdapterMap["textNode"], parent: Parent): void {
  if (parent.nodeName === "style" || parent.nodeName === "script") return;
  const at = parent.childNodes.indexOf(node);
  const [before, after] = [parent.childNodes[at - 1], parent.childNodes[at + 1]];
  if (before ? isBlock(before) : isBlock(parent)) node.value = node.value.trimStart();
  if (after ? isBlock(after) : isBlock(parent)) node.value = node.value.trimEnd();
  if (node.value === "") defaultTreeAdapter.detachNode(node);
}

function separate(parent: Parent): void {
  for (const node of parent.childNodes.slice(1)) {
    const before = parent.childNodes[parent.childNodes.indexOf(node) - 1];
    if (isBlock(node) || (before && isBlock(before))) defaultTreeAdapter.insertTextBefore(parent, "\n", node);
  }
}

/** The lines of code are blocks; what an author wrote in a `pre` stays as it is. */
function separateLines(pre: Parent): void {
  const code = pre.childNodes.find((node) => node.nodeName === "code");
  if (!code || !isParent(code) || code.childNodes[0]?.nodeName !== "div") return;
  for (const node of Array.from(code.childNodes)) if (defaultTreeAdapter.isTextNode(node)) defaultTreeAdapter.detachNode(node);
  separate(code);
}

function isBlock(node: { readonly nodeName: string }): boolean {
  return BLOCKS.has(node.nodeName);
}

function isParent(node: Node): node is Node & Parent {
  return "childNodes" in node;
}
