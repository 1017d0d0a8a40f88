import { AArrowDown, AArrowUp, Snowflake } from "lucide-preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";

import { renderNotes } from "#markdown";
import { act } from "./act.ts";
import { Action } from "./action.tsx";
import { useInterface } from "./interface.ts";
import { openNotesPlace } from "./notes-place.ts";
import { listenToSwipes } from "./swipes.ts";

/** What the speaker wrote for this slide, large enough to be read from where a speaker stands. */
export function Notes() {
  const ours = useInterface();
  const { talk } = ours;
  const deck = talk.show.deck.value;
  const options = talk.render.value;
  const index = talk.place.value;
  const { notesScale, view, look } = talk.window.state.value;
  const slide = deck.slides[index];
  const html = useMemo(
    () => (slide === undefined ? "" : renderNotes(deck, slide, options)),
    [deck, slide, options],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const place = useMemo(() => openNotesPlace(talk), [talk]);
  useLayoutEffect(() => {
    scroller.current!.scrollTop = place.take(index);
  }, [index]);
  useLayoutEffect(() => openElsewhere(scroller.current!), [html]);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!talk.navigation.touch) return;
    return listenToSwipes(pane.current!, (direction) =>
      act(ours, { type: direction === 1 ? "next" : "previous" }),
    );
  }, [ours]);

  return (
    <section ref={pane} class="lectern-notes" aria-labelledby="lectern-notes-label">
      <header class="lectern-notes-head">
        <h2 id="lectern-notes-label" class="lectern-quiet">
          Notes
        </h2>
        {view === "notes" && (
          <Action
            icon={Snowflake}
            name="Freeze the audience and look around"
            command={{ type: "look-around" }}
            pressed={look !== null}
          />
        )}
        <Action
          icon={AArrowDown}
          name="Smaller notes"
          command={{ type: "notes-size", by: -1 }}
          disabled={notesScale <= 0.6}
        />
        <Action
          icon={AArrowUp}
          name="Larger notes"
          command={{ type: "notes-size", by: 1 }}
          disabled={notesScale >= 3}
        />
      </header>
      <div
        class="lectern-notes-scroller"
        ref={scroller}
        role="region"
        aria-label="Notes of this slide"
        tabIndex={0}
        onKeyDown={scrollKeys}
        onScroll={({ currentTarget }) => place.keep(talk.place.peek(), currentTarget.scrollTop)}
      >
        {html.trim() === "" ? (
          <p class="lectern-empty">No notes for this slide</p>
        ) : (
          <div
            class="lectern-notes-text"
            lang={deck.settings.get("lang")}
            style={{ "--scale": notesScale }}
            dangerouslySetInnerHTML={{ __html: html }}
          />
        )}
      </div>
    </section>
  );
}

/** Up and Down scroll notes that are focused and longer than their pane; everything else still moves the talk. */
function scrollKeys(event: KeyboardEvent): void {
  const pane = event.currentTarget as HTMLElement;
  if (pane.scrollHeight <= pane.clientHeight) return;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") event.stopPropagation();
}

/** A link followed from the notes must not take the presenter's page away in the middle of a talk. */
function openElsewhere(notes: HTMLElement): void {
  for (const link of notes.querySelectorAll<HTMLAnchorElement>("a[href]:not([href^='#'])")) {
    link.target = "_blank";
    link.rel = "noopener";
  }
}
