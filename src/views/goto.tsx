import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

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
  const query = useSignal("");
  const chosen = useSignal(0);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const found = query.value.trim() === "" ? [] : find(deck, query.value).slice(0, SHOWN);

  const go = (group: Group | undefined, privately: boolean): void => {
    if (group !== undefined) reach(ours, target(group, query.peek()), privately);
  };
  const keys = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      chosen.value = Math.max(0, Math.min(found.length - 1, chosen.value + by));
    }
    if (event.key === "Enter") go(found[chosen.value], event.shiftKey);
    // Every other key is text.
    if (event.key !== "Escape") event.stopPropagation();
  };

  return (
    <Sheet kind="goto" label="Go to" onKeyDown={keys}>
      <input
        ref={field}
        class="lectern-field"
        type="text"
        role="combobox"
        aria-label="Number, name or title"
        aria-expanded={found.length > 0}
        aria-controls="lectern-goto-list"
        aria-activedescendant={found.length > 0 ? `lectern-goto-${chosen.value}` : undefined}
        placeholder="Number, name or title"
        autocomplete="off"
        spellcheck={false}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          chosen.value = 0;
        }}
      />
      <div id="lectern-goto-list" class="lectern-goto-list" role="listbox" aria-label="Slides found">
        {found.map((group, at) => (
          <div
            key={group.first.index}
            id={`lectern-goto-${at}`}
            class="lectern-goto-entry"
            role="option"
            aria-selected={at === chosen.value}
            onClick={(event) => go(group, event.shiftKey)}
          >
            <span class="lectern-goto-number">{numberOf(group)}</span>
            <span class="lectern-goto-title">{titleOf(group.last)}</span>
            <span class="lectern-goto-name">{group.first.properties.get("name")}</span>
          </div>
        ))}
        {query.value.trim() !== "" && found.length === 0 && (
          <p class="lectern-empty">No slide is called that.</p>
        )}
      </div>
      {found.length > 0 && <ReachHint />}
    </Sheet>
  );
}
