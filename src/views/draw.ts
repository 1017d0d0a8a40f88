// HTML text → elements that are in no document yet: their images wait, their films are silent.

function parse(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html;
  const first = template.content.firstElementChild;
  return first instanceof HTMLElement && first.nextSibling === null ? first : document.createElement("div");
}

/**
 * A slide's own `div.remark-slide-container`. Raw HTML of a deck may leave elements open or close too many; as in
 * remark, that stays inside the slide's content: where the parts are not found in their places, each is parsed alone.
 */
export function slideFrom(html: string): HTMLElement {
  const slide = parse(html);
  if (isSound(slide)) return slide;
  const parts =
    /^((?:<div[^>]*>){4})([^]*)(<div class="remark-slide-number">[^]*?<\/div>)(?:<\/div>){3}<div class="remark-slide-notes">([^]*)<\/div><\/div>$/.exec(
      html,
    );
  if (parts === null) return slide;
  const [, frame = "", content = "", number = "", notes = ""] = parts;
  const mended = parse(frame);
  const body = mended.querySelector(".remark-slide-content")!;
  body.innerHTML = content;
  body.append(parse(number));
  element("remark-slide-notes", mended).innerHTML = notes;
  return mended;
}

function isSound(slide: HTMLElement): boolean {
  const content = slide.firstElementChild?.firstElementChild?.firstElementChild;
  return (
    slide.childElementCount === 2 &&
    slide.lastElementChild?.className === "remark-slide-notes" &&
    content?.classList.contains("remark-slide-content") === true &&
    content.nextSibling === null &&
    content.lastElementChild?.className === "remark-slide-number"
  );
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
