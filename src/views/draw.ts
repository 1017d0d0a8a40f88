// HTML text → elements that are in no document yet: their images wait, their films are silent.

/** A slide's own `div.remark-slide-container`, from `Talk.slideHtml`. */
export function slideFrom(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html;
  const slide = template.content.firstElementChild;
  return slide instanceof HTMLElement ? slide : document.createElement("div");
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
