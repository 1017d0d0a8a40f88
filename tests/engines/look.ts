import type { EngineWindow } from "./engine.ts";

// What people see of a window: words of elements that are visible, in our interface's shadow root as on the slides.

/** Selector of the heading on the stage. */
export const stage = ".remark-slides-area .remark-visible h1";

/** Texts of the visible elements that match, spaces run together. */
export function texts(window: EngineWindow, selector: string): Promise<string[]> {
  return window.evaluate((wanted) => {
    const roots: ParentNode[] = [document];
    for (const element of document.querySelectorAll("*"))
      if (element.shadowRoot !== null) roots.push(element.shadowRoot);
    return roots
      .flatMap((root) => Array.from(root.querySelectorAll<HTMLElement>(wanted)))
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => (element.textContent ?? "").replaceAll(/\s+/g, " ").trim());
  }, selector);
}

export function isVisible(window: EngineWindow, selector: string): Promise<boolean> {
  return texts(window, selector).then(({ length }) => length > 0);
}

/** Box of the first element that matches, as the window has it, in CSS pixels. */
export function box(
  window: EngineWindow,
  selector: string,
): Promise<{
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
} | null> {
  return window.evaluate((wanted) => {
    const { x, y, width, height } =
      document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect(NaN, NaN, NaN, NaN);
    return Number.isNaN(x) ? null : { x, y, width, height };
  }, selector);
}

/** What of the address comes after its path. */
export function hash(window: EngineWindow): Promise<string> {
  return window.evaluate(() => location.hash);
}
