import { ChoiceField, choiceKeys, chosenOf, useChoice } from "./choice.tsx";
import { find, numberOf, target, titleOf } from "./find.ts";
import type { Group } from "./find.ts";
import { useInterface } from "./interface.ts";
import { ReachHint, reach } from "./reach.tsx";
import { Sheet } from "./sheet.tsx";

const SHOWN = 8;

/** One field: a number, a name or words of a title. */
export function Goto() {
  const ours = useInterface();
  const { talk } = ours;
  const deck = talk.show.deck.value;
  const choice = useChoice();
  const query = choice.query.value;
  const found = query.trim() === "" ? [] : find(deck, query).slice(0, SHOWN);
  const chosen = chosenOf(choice, found.length);

  const go = (group: Group | undefined, privately: boolean): void => {
    if (group !== undefined) reach(ours, target(group, query), privately);
  };
  const keys = choiceKeys(choice, found.length, (at, shift) => go(found[at], shift));

  return (
    <Sheet kind="goto" label="Go to" onKeyDown={keys}>
      <ChoiceField
        choice={choice}
        label="Number, name or title"
        controls="lectern-goto-list"
        expanded={found.length > 0}
        active={chosen < 0 ? undefined : `lectern-goto-${chosen}`}
      />
      <div
        ref={choice.list}
        id="lectern-goto-list"
        class="lectern-goto-list"
        role="listbox"
        aria-label="Slides found"
      >
        {found.map((group, at) => (
          <div
            key={group.first.index}
            id={`lectern-goto-${at}`}
            class="lectern-goto-entry"
            role="option"
            aria-selected={at === chosen}
            onClick={(event) => go(group, event.shiftKey)}
          >
            <span class="lectern-goto-number">{numberOf(group)}</span>
            <span class="lectern-goto-title">{titleOf(group.last)}</span>
            <span class="lectern-goto-name">{group.first.properties.get("name")}</span>
          </div>
        ))}
      </div>
      <p class="lectern-empty lectern-goto-none" role="status">
        {query.trim() !== "" && found.length === 0 && "No slide is called that."}
      </p>
      {found.length > 0 && <ReachHint />}
    </Sheet>
  );
}
