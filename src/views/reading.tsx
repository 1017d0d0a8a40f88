import { BookOpen, X } from "lucide-preact";
import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { ComponentType } from "preact";

import { act } from "./act.ts";
import { closeForGood, isClosed } from "./closed-hints.ts";
import { useInterface } from "./interface.ts";

let view: ComponentType | null = null;

/** The reading view, fetched when it is first asked for. */
export function Reading() {
  const ours = useInterface();
  const [View, setView] = useState<{ readonly of: ComponentType | null }>({ of: view });
  const failed = useSignal(false);
  const fetch = (): void => {
    failed.value = false;
    import("./read.tsx").then(
      ({ ReadingView }) => {
        view = ReadingView;
        setView({ of: ReadingView });
      },
      () => (failed.value = true),
    );
  };
  useEffect(() => {
    if (View.of === null) fetch();
  }, []);

  if (View.of !== null) return <View.of />;
  if (!failed.value) return null;
  return (
    <section class="lectern-resume" role="alert" aria-label="Reading view">
      <div class="lectern-resume-text">
        <p>
          <b>The reading view could not be fetched.</b>
        </p>
        <p class="lectern-quiet">The server of this page does not answer.</p>
      </div>
      <div class="lectern-resume-choice">
        <button type="button" class="lectern-button lectern-button-first" onClick={fetch}>
          Try again
        </button>
        <button
          type="button"
          class="lectern-button"
          onClick={() => act(ours, { type: "read", reading: false })}
        >
          Back to the slides
        </button>
      </div>
    </section>
  );
}

/** On these, a slide is smaller than its words deserve. */
const NARROW = "(width < 37.5rem)";
const HINT = "reading";

/** Offers the reading view where it reads better than slides; who closes it is not asked again. */
export function ReadingOffer() {
  const ours = useInterface();
  const { talk, stage } = ours;
  const closed = useSignal(isClosed(HINT));
  const narrow = useSignal(matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const change = (): void => {
      narrow.value = query.matches;
    };
    query.addEventListener("change", change);
    return () => query.removeEventListener("change", change);
  }, []);

  const alone = talk.companions.value.length === 0 && talk.offer.value === null;
  // On pages written for remark nothing appears that nobody asked for.
  if (!narrow.value || closed.value || !alone || talk.embedded || stage.whole) return null;
  const close = (): void => {
    closeForGood(HINT);
    closed.value = true;
  };
  return (
    <aside class="lectern-read-offer" aria-label="Reading view">
      <BookOpen size={20} strokeWidth={1.75} aria-hidden="true" />
      <p>Small screen? Read it as a page.</p>
      <button
        type="button"
        class="lectern-button"
        onClick={() => {
          close();
          act(ours, { type: "read", reading: true });
        }}
      >
        Read
      </button>
      <button type="button" class="lectern-close" aria-label="Stay with the slides" onClick={close}>
        <X size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </aside>
  );
}
