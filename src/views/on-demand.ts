// What only some decks ask for, by a word in their text; fetched when one does.
import { effect } from "@preact/signals-core";

import type { Stage } from "./stage.ts";
import type { Talk } from "./talk.ts";

const parts = [
  {
    word: "fit:",
    open: async (stage: Stage, talk: Talk) => (await import("./fitting.ts")).openFitting(stage, talk),
  },
  {
    word: "transition:",
    open: async (stage: Stage, talk: Talk) => (await import("./transition.ts")).openTransitions(stage, talk),
  },
];

/** Opens each part once, when the talk's text first has its word. Returns how to close all of them. */
export function openOnDemand(stage: Stage, talk: Talk): () => void {
  const closing: (() => void)[] = [];
  let wanted = true;
  for (const { word, open } of parts) {
    let asked = false;
    closing.push(
      effect(() => {
        if (asked || !talk.show.deck.value.source.text.includes(word)) return;
        asked = true;
        open(stage, talk).then((close) => (wanted ? void closing.push(close) : close()), reportError);
      }),
    );
  }
  return () => {
    wanted = false;
    for (const close of closing) close();
  };
}
