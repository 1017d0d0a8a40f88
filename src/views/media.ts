// Films and sounds run only on the slide that is shown: a browser starts `autoplay` in hidden elements too.

const playing = "video[autoplay], audio[autoplay]";
const held = "data-lectern-autoplay";

/** Before a slide's element enters the document: nothing in it starts by itself, frames wait until they are seen. */
export function holdMedia(slide: ParentNode): void {
  for (const media of slide.querySelectorAll<HTMLMediaElement>(playing)) {
    media.removeAttribute("autoplay");
    media.setAttribute(held, "");
  }
  for (const frame of slide.querySelectorAll("iframe:not([loading])")) frame.setAttribute("loading", "lazy");
}

/**
 * The same where scripts and style sheets written for remark look at every slide: nothing is written on the elements.
 * A pause takes the leave to start from an element that has not entered the document yet.
 */
export function quietMedia(slides: ParentNode): void {
  for (const media of slides.querySelectorAll<HTMLMediaElement>(playing)) media.pause();
}

/** The slide is shown: what its author wants to play by itself plays. */
export function startMedia(slide: ParentNode): void {
  for (const media of slide.querySelectorAll<HTMLMediaElement>(`[${held}], [autoplay]`)) {
    // Refused without a gesture of the speaker's; the controls are still there.
    void media.play().catch(() => undefined);
  }
}

/** The slide is left: silence. What the speaker started by hand stops too. */
export function stopMedia(slide: ParentNode): void {
  for (const media of slide.querySelectorAll<HTMLMediaElement>("video, audio")) media.pause();
}

/**
 * Pictures and films that stay the same move into the new drawing of a slide, decoded as they are:
 * an image made anew is blank for a frame, and a film would start over.
 */
export function keepMedia(old: ParentNode, fresh: ParentNode): void {
  const known = new Map<string, Element[]>();
  for (const element of old.querySelectorAll("img, video, audio")) {
    const same = known.get(element.outerHTML);
    if (same === undefined) known.set(element.outerHTML, [element]);
    else same.push(element);
  }
  if (known.size === 0) return;
  for (const element of fresh.querySelectorAll("img, video, audio")) {
    const same = known.get(element.outerHTML)?.shift();
    if (same !== undefined) element.replaceWith(same);
  }
}

/** For a picture of a slide that nobody operates: no sound, no film, no page inside the page. */
export function stillMedia(slide: ParentNode): void {
  for (const media of slide.querySelectorAll("video, audio")) {
    media.removeAttribute("autoplay");
    media.setAttribute("preload", "none");
  }
  for (const frame of slide.querySelectorAll("iframe, object, embed")) {
    const box = frame.ownerDocument.createElement("div");
    box.className = `lectern-frame ${frame.getAttribute("class") ?? ""}`.trimEnd();
    box.style.cssText = frame.getAttribute("style") ?? "";
    for (const side of ["width", "height"] as const) {
      const length = frame.getAttribute(side);
      if (length !== null && box.style[side] === "")
        box.style[side] = /^\d+$/.test(length) ? `${length}px` : length;
    }
    frame.replaceWith(box);
  }
}
