import { element } from "./draw.ts";
import { stillMedia } from "./media.ts";
import type { Stage } from "./stage.ts";

/**
 * The rest of remark's elements, for scripts and style sheets that look for them: its notes, its preview of the next
 * slide and its help. Nobody sees them: presenter view and help are ours. Returns how to
 * take them away.
 */
export function openRemarkElements(container: HTMLElement, stage: Stage): () => void {
  const { area } = stage;
  const notes = unseen("remark-notes-area");
  const toolbar = element("remark-toolbar", element("remark-top-area", notes));
  toolbar.innerHTML =
    '<a class="remark-toolbar-link" href="#increase">+</a><a class="remark-toolbar-link" href="#decrease">-</a>' +
    '<span class="remark-toolbar-timer"></span>';
  const bottom = element("remark-bottom-area", notes);
  const current = pane(bottom, "remark-notes-current-area", "Notes for current slide", "remark-notes");
  const coming = pane(bottom, "remark-notes-preview-area", "Notes for next slide", "remark-notes-preview");
  const preview = unseen("remark-preview-area");
  const help = unseen("remark-help");
  help.innerHTML = HELP;

  area.before(notes);
  area.after(preview);
  container.querySelector(":scope > .remark-pause")?.after(help);

  const slideAt = (index: number): Element | undefined => area.children[index];
  const notesAt = (index: number): string =>
    slideAt(index)?.querySelector(":scope > .remark-slide-notes")?.innerHTML ?? "";
  const tell = (index: number): void => {
    current.innerHTML = notesAt(index);
    coming.innerHTML = notesAt(index + 1);
  };
  const show = (index: number): void => {
    const next = slideAt(index + 1)?.cloneNode(true);
    preview.replaceChildren(...(next instanceof HTMLElement ? [next] : []));
    stillMedia(preview);
  };
  tell(stage.shown.peek());
  show(stage.shown.peek());
  // As remark: notes are there at `beforeShowSlide`, the preview at `afterShowSlide`.
  const stops = [
    stage.on("beforeShowSlide", ({ index }) => tell(index)),
    stage.on("afterShowSlide", ({ index }) => show(index)),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const part of [notes, preview, help]) part.remove();
  };
}

/** Out of sight, out of reach of Tab and of the accessibility tree, whatever a theme says of its class. */
function unseen(className: string): HTMLElement {
  const made = element(className);
  made.style.setProperty("display", "none", "important");
  made.setAttribute("aria-hidden", "true");
  return made;
}

function pane(parent: HTMLElement, className: string, title: string, content: string): HTMLElement {
  const area = element(className, parent);
  element("remark-toggle", area).textContent = title;
  return element(content, area);
}

/** A table for remark's keys, which scripts add to (xaringan's); remark-help.ts writes our keys into it. */
const HELP =
  '<div class="remark-help-content"><h1>Help</h1><p><b>Keyboard shortcuts</b></p>' +
  '<table class="light-keys"></table></div><div class="content dismiss"><table class="light-keys"></table></div>';
