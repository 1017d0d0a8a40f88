import { effect } from "@preact/signals-core";

import { element } from "./draw.ts";
import type { Talk } from "./talk.ts";

const MODES = [
  "remark-presenter-mode",
  "remark-blackout-mode",
  "lectern-whiteout-mode",
  "lectern-break-mode",
  "lectern-notes-mode",
  "remark-mirrored-mode",
  "remark-pause-mode",
  "remark-help-mode",
] as const;

/**
 * How the show stands, as classes on the container: remark's `remark-…-mode`, which decks style, and ours for what
 * remark does not have. Also the two panels that only such a class makes visible.
 *
 * @param roots the elements that carry the classes: `html` and `body`, or the element of an embedded show.
 *              Modes are written on the last one, as in remark.
 */
export function openModes(roots: readonly HTMLElement[], area: HTMLElement, talk: Talk): () => void {
  const container = roots.at(-1)!;
  const had = roots.map((root) => root.classList.contains("remark-container"));
  for (const root of roots) root.classList.add("remark-container");

  const backdrop = element("remark-backdrop", container);
  const pause = element("remark-pause", container);
  const lozenge = element("remark-pause-lozenge", pause);
  lozenge.append(Object.assign(document.createElement("span"), { textContent: "Paused" }));
  pause.setAttribute("aria-hidden", "true");

  const stop = effect(() => {
    const { blank, paused } = talk.show.state.value;
    const { view, overlay, mirrored } = talk.window.state.value;
    const modes: Record<(typeof MODES)[number], boolean> = {
      "remark-presenter-mode": view === "presenter",
      "remark-blackout-mode": blank === "black",
      "lectern-whiteout-mode": blank === "white",
      "lectern-break-mode": blank === "break",
      "lectern-notes-mode": view === "notes",
      "remark-mirrored-mode": mirrored,
      "remark-pause-mode": paused,
      "remark-help-mode": overlay === "help",
    };
    for (const [mode, on] of Object.entries(modes)) container.classList.toggle(mode, on);
    // What is covered is neither read out nor reached by Tab. The list of problems covers nothing.
    area.inert = (overlay !== "none" && overlay !== "problems") || (blank !== "none" && view === "stage");
  });

  return () => {
    stop();
    backdrop.remove();
    pause.remove();
    container.classList.remove(...MODES);
    for (const [i, root] of roots.entries()) if (!had[i]) root.classList.remove("remark-container");
  };
}
