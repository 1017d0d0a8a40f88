import { useInterface } from "./interface.ts";
import { titleOf } from "./find.ts";
import { Thumbnail } from "./thumbnail.tsx";

/** What one key press will show: the next step of this slide, or the next slide, or the end. */
export function Next() {
  const { talk } = useInterface();
  const deck = talk.show.deck.value;
  const index = talk.place.value;
  const { width, height } = talk.canvas.value;
  const here = deck.slides[index];
  const next = deck.slides[index + 1];
  const step = next !== undefined && here !== undefined && next.increment.first === here.increment.first;
  return (
    <section class="lectern-next" aria-label="What comes next">
      <h2 class="lectern-next-title" data-end={next === undefined || undefined}>
        <span class="lectern-quiet">{next === undefined ? "Next" : step ? "Next step" : "Next slide"}</span>
        <span class="lectern-next-name">{next === undefined ? "End of the talk" : titleOf(next)}</span>
      </h2>
      <div class="lectern-next-picture">
        <div class="lectern-next-frame" style={{ "--ratio": `${width / height}` }}>
          {next === undefined ? (
            <div class="lectern-end">
              <span class="lectern-end-rule" aria-hidden="true" />
              <p>End of the talk</p>
            </div>
          ) : (
            <Thumbnail name="next" index={next.index} />
          )}
        </div>
      </div>
    </section>
  );
}
