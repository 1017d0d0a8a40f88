import { EditsBar } from "./edits.tsx";
import { titleOf, total } from "./find.ts";
import { Hints } from "./hint.tsx";
import { useInterface } from "./interface.ts";
import { Alarm, Lights } from "./lights.tsx";
import { Next } from "./next.tsx";
import { Notes } from "./notes.tsx";
import { Detour, OffAir } from "./off-air.tsx";
import { ProblemsButton } from "./problems.tsx";
import { Progress } from "./progress.tsx";
import { ResumeBar } from "./resume.tsx";
import { StageSlot } from "./slot.tsx";
import { Split } from "./split.tsx";
import { Times } from "./timer.tsx";
import { Toolbar } from "./toolbar.tsx";

/** This slide, the next one, notes, time: all a speaker looks at. */
export function Presenter() {
  const { talk, layout } = useInterface();
  const { width, height } = talk.canvas.value;
  const [slide, next] = [layout.shares.slide.value, layout.shares.next.value];
  const shares = {
    ...(slide !== null && { "--left": `${slide}cqw` }),
    ...(next !== null && { "--next": `${next}cqh` }),
  };
  return (
    <section class="lectern-presenter" aria-label="Presenter view" style={{ "--ratio": `${width / height}` }}>
      <div class="lectern-layout" data-next={next !== null || undefined} style={shares}>
        <header class="lectern-top">
          <Times />
          <Lights />
          <ProblemsButton />
          <Here />
        </header>
        <StageSlot />
        <Split pane="slide" />
        <Next />
        <Split pane="next" />
        <Notes />
        <div class="lectern-told">
          <Alarm />
          <EditsBar />
          <ResumeBar />
          <Hints />
        </div>
        <footer class="lectern-bottom">
          <OffAir />
          <Progress />
          <Toolbar />
        </footer>
      </div>
    </section>
  );
}

/** Number and title of the slide that is up, how many steps it has left, and the way back from a detour. */
function Here() {
  const { talk } = useInterface();
  const deck = talk.show.deck.value;
  const slide = deck.slides[talk.place.value];
  if (slide === undefined) return null;
  const left = slide.increment.last - slide.index;
  return (
    <div class="lectern-here">
      <Detour />
      <div class="lectern-stack lectern-here-names">
        {left > 0 && <p class="lectern-quiet">{left === 1 ? "1 more step" : `${left} more steps`}</p>}
        <h1 class="lectern-here-title">{titleOf(slide)}</h1>
      </div>
      <p class="lectern-here-number">
        <span class="lectern-time">{slide.number}</span>
        <span class="lectern-planned"> / {total(deck)}</span>
      </p>
    </div>
  );
}
