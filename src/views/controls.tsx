import {
  BookOpen,
  ChevronLeft,
  ChevronRight,
  CircleQuestionMark,
  LayoutGrid,
  ListTree,
  Maximize,
  Minimize,
  Presentation,
  Share2,
} from "lucide-preact";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { Action } from "./action.tsx";
import { total } from "./find.ts";
import { TAPPED } from "./fingers.ts";
import { fullscreen } from "./fullscreen.ts";
import { useInterface } from "./interface.ts";

/** How near the lower edge the pointer has to be, in px, and how long the bar stays, in ms. */
const NEAR = 120;
const STAYS = 2000;
const STAYS_FOR_FINGERS = 4000;

/** What a mouse or a finger can do on the stage: out of sight until the pointer comes near the lower edge. */
export function Controls() {
  const { talk, container, stage } = useInterface();
  const shown = useSignal(false);
  const broughtBy = useRef<number | undefined>(undefined);
  const deck = talk.show.deck.value;
  const { index, paused } = talk.show.state.value;

  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const show = (time: number): void => {
      shown.value = true;
      clearTimeout(leaving);
      leaving = setTimeout(() => {
        shown.value = false;
      }, time);
    };
    const tapped = (event: Event): void => {
      if (!shown.peek()) {
        broughtBy.current = (event as CustomEvent<number | undefined>).detail;
        return show(STAYS_FOR_FINGERS);
      }
      clearTimeout(leaving);
      shown.value = false;
    };
    const seen = (event: PointerEvent): void => {
      if (event.pointerType === "touch" && !stage.whole && !shown.peek()) return;
      const { bottom } = container.getBoundingClientRect();
      if (event.clientY < bottom - NEAR) return;
      show(event.pointerType === "touch" ? STAYS_FOR_FINGERS : STAYS);
    };
    container.addEventListener(TAPPED, tapped);
    container.addEventListener("pointermove", seen);
    container.addEventListener("pointerdown", seen);
    return () => {
      clearTimeout(leaving);
      container.removeEventListener(TAPPED, tapped);
      container.removeEventListener("pointermove", seen);
      container.removeEventListener("pointerdown", seen);
    };
  }, [container]);

  return (
    <nav
      class="lectern-controls"
      aria-label="Slides"
      data-shown={shown.value}
      onClickCapture={(event) => {
        // The tap that brings them is also told as a click, and must not press what comes under it.
        if (event instanceof PointerEvent && event.pointerId === broughtBy.current) event.stopPropagation();
      }}
    >
      <Action
        icon={ChevronLeft}
        name="Back one step"
        command={{ type: "previous" }}
        disabled={paused || index === 0}
      />
      <span class="lectern-controls-number">
        {deck.slides[index]?.number} / {total(deck)}
      </span>
      <Action
        icon={ChevronRight}
        name="Next step"
        command={{ type: "next" }}
        disabled={paused || index === deck.slides.length - 1}
      />
      <span class="lectern-controls-rule" aria-hidden="true" />
      <Action
        icon={LayoutGrid}
        name="Overview of all slides"
        command={{ type: "overlay", overlay: "overview" }}
      />
      <Action icon={ListTree} name="Contents" command={{ type: "overlay", overlay: "contents" }} />
      <Action icon={BookOpen} name="Reading view" command={{ type: "read", reading: "toggle" }} />
      <Action icon={Share2} name="Share a link" command={{ type: "overlay", overlay: "share" }} />
      <Action icon={Presentation} name="Presenter view" command={{ type: "view", view: "toggle" }} />
      <Action
        icon={fullscreen.value ? Minimize : Maximize}
        name={fullscreen.value ? "Full screen off" : "Full screen"}
        command={{ type: "fullscreen" }}
      />
      <Action
        icon={CircleQuestionMark}
        name="Help: all keys"
        command={{ type: "overlay", overlay: "help" }}
      />
    </nav>
  );
}
