// HTML text → elements that are in no document yet: their images wait, their films are silent.

/** A slide's own `div.remark-slide-container`, from `Talk.slideHtml`. */
export function slideFrom(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html;
  const slide = template.content.firstElementChild;
  if (!(slide instanceof HTMLElement)) return document.createElement("div");
  // remark sets a slide's background by `style`, so that its attribute is written as the browser writes it.
  const content = slide.querySelector<HTMLElement>(".remark-slide-content[style]");
  if (content !== null) content.setAttribute("style", content.style.cssText);
  return slide;
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
