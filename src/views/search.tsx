import { Search as Glass } from "lucide-preact";

import { ChoiceField, choiceKeys, chosenOf, useChoice } from "./choice.tsx";
import { numberOf, target, titleOf } from "./find.ts";
import { useInterface } from "./interface.ts";
import { ReachHint, reach } from "./reach.tsx";
import { excerptOf, markedTitle, searchDeck } from "./search-text.ts";
import type { Found, Marked } from "./search-text.ts";
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
  const found = searchDeck(deck, asked, withNotes);
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
              <Text marked={markedTitle(titleOf(result.group.last), asked)} />
            </span>
            {result.where === "notes" && <span class="lectern-search-where">in notes</span>}
            <span class="lectern-search-excerpt">
              <Text marked={excerptOf(deck, result, asked)} />
            </span>
          </div>
        ))}
      </div>
      <div class="lectern-search-foot">
        <p class="lectern-search-said" role="status">
          {said(asked, found.length, withNotes)}
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

function said(asked: string, count: number, withNotes: boolean): string {
  if (asked === "") {
    return withNotes
      ? "Finds words in the titles and the text of all slides, and in your notes."
      : "Finds words in the titles and the text of all slides.";
  }
  if (count === 0) {
    return `${withNotes ? "No slide and no notes have" : "No slide has"} “${asked}”.`;
  }
  if (count > SHOWN) return `${count} slides; these are the best ${SHOWN}.`;
  return count === 1 ? "1 slide" : `${count} slides`;
}
