import { effect } from "@preact/signals-core";

import type { Zoom } from "#show";
import type { Interface } from "./interface.ts";

/**
 * On the slide's container, never on its scaler, whose inline style scripts written for remark read. The box that a
 * transform makes is cut to the slide, so that nothing of it reaches into the letterbox.
 */
const RULES = `@layer lectern.base {
  .remark-visible {
    transition: transform 150ms ease-out;
  }
  /* Cut when the slide has come to its place; before that the cut would go with it. */
  .lectern-zoom-mode > .remark-slides-area > .remark-visible {
    transition:
      transform 150ms ease-out,
      clip-path 0s 150ms allow-discrete;
  }
  .lectern-zoom-mode > .remark-slides-area > .remark-visible {
    transform: var(--lectern-zoom);
    clip-path: var(--lectern-zoom-part);
  }
  @media (prefers-reduced-motion: reduce) {
    .remark-visible,
    .lectern-zoom-mode > .remark-slides-area > .remark-visible {
      transition: none;
    }
  }
}`;

/** The custom properties that show a part of the slide, in px of the screen. */
export function zoomTransform(
  zoom: Zoom,
  { talk, stage }: Pick<Interface, "talk" | "stage">,
): Readonly<Record<string, string>> {
  const scale = stage.scale.peek();
  const { width, height } = talk.canvas.peek();
  // Fractions of the slide from its middle, which is the area's middle too, in px of the screen.
  const across = (share: number): string => `${(share * width * scale).toFixed(2)}px`;
  const down = (share: number): string => `${(share * height * scale).toFixed(2)}px`;
  const [x, y, half] = [zoom.x - 0.5, zoom.y - 0.5, 0.5 / zoom.scale];
  return {
    "--lectern-zoom": `translate(${across(-x * zoom.scale)}, ${down(-y * zoom.scale)}) scale(${zoom.scale})`,
    "--lectern-zoom-part":
      `inset(calc(50% + ${down(y - half)}) calc(50% - ${across(x + half)})` +
      ` calc(50% - ${down(y + half)}) calc(50% + ${across(x - half)}))`,
  };
}

/** Shows a part of the slide as large as the whole: in every window, at whatever size. Returns how to stop. */
export function openZoom({
  talk,
  stage,
  container,
}: Pick<Interface, "talk" | "stage" | "container">): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const { style, classList } = container;

  const stop = effect(() => {
    const { zoom } = talk.show.state.value;
    const { look } = talk.window.state.value;
    const on = zoom !== null && look === null;
    classList.toggle("lectern-zoom-mode", on);
    void [stage.scale.value, talk.canvas.value];
    if (!on) return;
    for (const [name, value] of Object.entries(zoomTransform(zoom, { talk, stage })))
      style.setProperty(name, value);
  });

  return () => {
    stop();
    classList.remove("lectern-zoom-mode");
    for (const name of ["--lectern-zoom", "--lectern-zoom-part"]) style.removeProperty(name);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
