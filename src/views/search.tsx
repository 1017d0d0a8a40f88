import { useSignal } from "@preact/signals";
import { Search as Glass } from "lucide-preact";
import { useEffect } from "preact/hooks";

import type { Deck } from "#deck";
import { excerptOf, markedTitle, searchDeck, type Found, type Marked } from "#search";
import type { Near } from "#search/near";
import { ChoiceField, choiceKeys, chosenOf, useChoice } from "./choice.tsx";
import { numberOf, target, titleOf } from "./find.ts";
import { useInterface } from "./interface.ts";
import { ReachHint, reach } from "./reach.tsx";
import { Sheet } from "./sheet.tsx";

/** More results than anybody reads. */
const SHOWN = 30;

/** One field for the words of all slides; and of the notes, where no audience can see them. */
export function Search() {
  const ours = useInterface();
  const { talk } = ours;
  const deck = talk.show.deck.value;
  const withNotes = talk.window.state.value.view !== "stage";
  const choice = useChoice();
  const query = choice.query.value;

  const asked = query.trim();
  const exact = searchDeck(deck, asked, withNotes);
  const like = useNear(deck, exact.length === 0 ? asked : "", withNotes);
  const found: readonly (Found & Partial<Near>)[] = exact.length > 0 ? exact : like;
  const shown = found.slice(0, SHOWN);
  const selected = chosenOf(choice, shown.length);

  const go = (result: Found | undefined, privately: boolean): void => {
    if (result !== undefined) reach(ours, target(result.group, query), privately);
  };
  const keys = choiceKeys(choice, shown.length, (at, shift) => go(shown[at], shift));
  const label = withNotes ? "Words on slides or in notes" : "Words on slides";

  return (
    <Sheet kind="search" label="Search" onKeyDown={keys}>
      <label class="lectern-search-field">
        <Glass size={20} strokeWidth={1.75} aria-hidden="true" />
        <ChoiceField
          choice={choice}
          label={label}
          controls="lectern-search-list"
          expanded={shown.length > 0}
          active={selected < 0 ? undefined : `lectern-search-${selected}`}
        />
      </label>
      <div
        ref={choice.list}
        id="lectern-search-list"
        class="lectern-search-list"
        role="listbox"
        aria-label="Slides found"
      >
        {shown.map((result, at) => (
          <div
            key={result.group.first.index}
            id={`lectern-search-${at}`}
            class="lectern-search-entry"
            role="option"
            aria-selected={at === selected}
            onClick={(event) => go(result, event.shiftKey)}
          >
            <span class="lectern-search-number">{numberOf(result.group)}</span>
            <span class="lectern-search-title">
              <Text marked={markedTitle(titleOf(result.group.last), result.meant ?? asked)} />
            </span>
            {result.where === "notes" && <span class="lectern-search-where">in notes</span>}
            <span class="lectern-search-excerpt">
              <Text marked={excerptOf(deck, result, result.meant ?? asked)} />
            </span>
          </div>
        ))}
      </div>
      <div class="lectern-search-foot">
        <p class="lectern-search-said" role="status">
          {said(asked, exact.length, like.length, withNotes)}
        </p>
        {shown.length > 0 && <ReachHint />}
      </div>
    </Sheet>
  );
}

function Text({ marked: { text, marks } }: { readonly marked: Marked }) {
  return (
    <>
      {marks.map(({ from, to }, at) => (
        <>
          {text.slice(marks[at - 1]?.to ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}

/** Slides that have words like those of `asked`, as soon as they are found; none for "". */
function useNear(deck: Deck, asked: string, notes: boolean): readonly Near[] {
  const found = useSignal<{ readonly asked: string; readonly near: readonly Near[] }>({
    asked: "",
    near: [],
  });
  useEffect(() => {
    if (asked === "") return;
    let wanted = true;
    // Whoever cannot have it is told what is so anyway: that no slide has the words.
    void import("./search-near.ts")
      .then(({ near }) => near(deck, asked, notes))
      .then(
        (near) => {
          if (wanted) found.value = { asked, near };
        },
        () => undefined,
      );
    return () => void (wanted = false);
  }, [deck, asked, notes]);
  return found.value.asked === asked ? found.value.near : [];
}

function said(asked: string, count: number, near: number, withNotes: boolean): string {
  if (asked === "") {
    return withNotes
      ? "Finds words in the titles and the text of all slides, and in your notes."
      : "Finds words in the titles and the text of all slides.";
  }
  if (count === 0) {
    const none = `${withNotes ? "No slide and no notes have" : "No slide has"} “${asked}”.`;
    return near === 0 ? none : `${none} ${near === 1 ? "One has" : `${near} have`} words like it.`;
  }
  if (count > SHOWN) return `${count} slides; these are the best ${SHOWN}.`;
  return count === 1 ? "1 slide" : `${count} slides`;
}
