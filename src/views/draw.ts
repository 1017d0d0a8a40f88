// HTML text → elements that are in no document yet: their images wait, their films are silent.

/** A slide's own `div.remark-slide-container`, from `Talk.slideHtml`. */
export function slideFrom(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html;
  nameBackgrounds(template.content);
  const [slide] = template.content.children;
  return slide instanceof HTMLElement ? slide : document.createElement("div");
}

/**
 * Many of them, read in one go, as the children of `area`, which is in no document yet. Their images are fetched at
 * once: elements of a `template` wait until they are needed, but each of them is then moved from its document to the
 * page's.
 */
export function drawSlides(area: HTMLElement, htmls: readonly string[]): void {
  area.innerHTML = htmls.join("");
  nameBackgrounds(area);
}

/** remark sets a slide's background by `style`, so that its attribute is written as the browser writes it. */
function nameBackgrounds(slides: ParentNode): void {
  for (const content of slides.querySelectorAll<HTMLElement>(".remark-slide-content[style]"))
    content.setAttribute("style", content.style.cssText);
}

export function element(className: string, parent?: Element): HTMLElement {
  const made = document.createElement("div");
  made.className = className;
  parent?.append(made);
  return made;
}

/** When the browser has nothing better to do; returns how to cancel. Safari has no idle callbacks. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const id = requestIdleCallback(work, { timeout: 1000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(work, 50);
  return () => clearTimeout(id);
}

/** How long a page may be loading before what waits for it waits no longer, in ms: some pictures never come. */
const LOADING = 5000;

/** The same, but the page's own pictures come first. */
export function whenLoaded(work: () => void): () => void {
  if (document.readyState === "complete") return whenIdle(work);
  let cancel: (() => void) | null = () => undefined;
  const loaded = new Promise((resolve) => {
    addEventListener("load", resolve);
    setTimeout(resolve, LOADING);
  });
  void loaded.then(() => {
    if (cancel !== null) cancel = whenIdle(work);
  });
  return () => {
    cancel?.();
    cancel = null;
  };
}
