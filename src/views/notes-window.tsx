import { useComputed } from "@preact/signals";

import { elapsed } from "#show";
import { useNow } from "./clock.ts";
import { insteadOfSlide } from "./covered.tsx";
import { titleOf, total } from "./find.ts";
import { useInterface } from "./interface.ts";
import { Moves } from "./moves.tsx";
import { Notes } from "./notes.tsx";
import { OffAir } from "./off-air.tsx";
import { clockFace } from "./pace.ts";
import { ResumeBar } from "./resume.tsx";
import { timeOfDay } from "./time-of-day.ts";

/** Notes and nothing else to look at: for a speaker's telephone, or a screen that only the speaker sees. */
export function NotesWindow() {
  const { talk } = useInterface();
  const deck = talk.show.deck.value;
  const { timer, blank } = talk.show.state.value;
  const index = talk.place.value;
  const here = deck.slides[index];
  const next = deck.slides[index + 1];
  const now = useNow();
  const spent = useComputed(() => clockFace(elapsed(talk.show.state.value.timer, now.value)));
  const hour = useComputed(() => timeOfDay(now.value));
  if (here === undefined) return null;
  const left = here.increment.last - index;
  return (
    <main class="lectern-notes-window" aria-label="Notes window">
      <header class="lectern-notes-top">
        <div class="lectern-elapsed" role="timer" aria-label="Elapsed time" hidden={!talk.timer.enabled}>
          <span class="lectern-time">{spent}</span>
          {timer.since === null && timer.elapsed > 0 && <span class="lectern-small">stopped</span>}
        </div>
        <div class="lectern-clock">
          <span class="lectern-hidden">Time of day </span>
          <span class="lectern-time">{hour}</span>
        </div>
        <p class="lectern-notes-covered" role="status">
          {blank !== "none" && <span>{insteadOfSlide(blank)}</span>}
        </p>
        <h1 class="lectern-notes-here">
          {here.number} / {total(deck)} · {titleOf(here)}
        </h1>
        <p class="lectern-notes-next">
          {next === undefined ? "End of the talk" : left > 0 ? stepsLeft(left) : `Next: ${titleOf(next)}`}
        </p>
      </header>
      <Notes />
      <div class="lectern-told">
        <ResumeBar />
      </div>
      <OffAir />
      <footer class="lectern-notes-moves">
        <Moves />
      </footer>
    </main>
  );
}

function stepsLeft(left: number): string {
  return left === 1 ? "1 step left on this slide" : `${left} steps left on this slide`;
}
