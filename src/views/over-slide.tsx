import type { ComponentChildren } from "preact";

import { useInterface } from "./interface.ts";

export interface OverSlideProps {
  readonly class?: string;
  /** While the slide itself cannot be reached, what is over it is the page's main part, of this name. */
  readonly main?: string;
  readonly children: ComponentChildren;
}

/**
 * A box of exactly the current slide's place and size, on the stage as in the presenter's slot: by CSS alone, so that
 * nothing is measured and no window has to be drawn for it to be right. Catches no events unless its class says so.
 */
export function OverSlide({ class: name = "", main, children }: OverSlideProps) {
  const { talk } = useInterface();
  const { width, height } = talk.canvas.value;
  const { view, mirrored } = talk.window.state.value;
  return (
    <div
      class={`lectern-over ${name}`}
      role={main === undefined ? undefined : "main"}
      aria-label={main}
      data-view={view}
      data-mirrored={(mirrored && view === "stage") || undefined}
      style={{ "--ratio": `${width / height}` }}
    >
      <div class="lectern-over-slide">{children}</div>
    </div>
  );
}
