// Runs in a page, original or ours: what is compared of a slide.

/** One slide: what scripts read of it, and its elements with their attributes, one a line. */
export interface SlideTree {
  readonly properties: Readonly<Record<string, string>>;
  readonly notes: string;
  readonly tree: readonly string[];
}

/** The slides of the page's global `slideshow`. Colours of code are left out: they are the highlighter's, by version. */
export function slideTrees(): SlideTree[] {
  const nodeLines = (node: Node): string[] => {
    if (node.nodeType === Node.COMMENT_NODE) return [`<!--${node.nodeValue}-->`];
    if (!(node instanceof Element)) return [`"${node.nodeValue}`];
    const inner = Array.from(node.childNodes).flatMap(nodeLines);
    if (node.localName === "span" && /^hljs-|^language-|^xml$/.test(node.className)) return inner;
    const attributes = Array.from(node.attributes, ({ name, value }) =>
      name === "class" ? `class=${value.split(/\s+/).filter(Boolean).sort().join(" ")}` : `${name}=${value}`,
    ).sort();
    return [`<${[node.localName, ...attributes].join(" ")}>`, ...inner, `</${node.localName}>`];
  };
  const lines = (element: Element): string[] => {
    const merged: string[] = [];
    for (const line of nodeLines(element)) {
      if (line.startsWith('"') && merged.at(-1)?.startsWith('"')) merged[merged.length - 1] += line.slice(1);
      else merged.push(line);
    }
    return merged.map((line) => line.replaceAll(/\s+/g, " ").trim()).filter((line) => line !== '"');
  };
  const { slideshow } = globalThis as unknown as {
    slideshow: { getSlides(): { properties: Record<string, string> }[] };
  };
  const containers = document.querySelectorAll(".remark-slides-area > .remark-slide-container");
  return slideshow.getSlides().map(({ properties }, index) => ({
    properties: { ...properties },
    notes: containers[index]!.querySelector(".remark-slide-notes")!
      .textContent!.replaceAll(/\s+/g, " ")
      .trim(),
    tree: lines(containers[index]!.querySelector(".remark-slide-content")!),
  }));
}
