import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { RefObject } from "preact";

/** A field, and a list of what its words find, one entry of which is chosen while the focus stays in the field. */
export interface Choice {
  readonly query: Signal<string>;
  /** Which entry was chosen; the list may be shorter by now, see `chosenOf`. */
  readonly at: Signal<number>;
  readonly field: RefObject<HTMLInputElement | null>;
  /** The list that scrolls: the chosen entry is kept in view. */
  readonly list: RefObject<HTMLDivElement | null>;
}

export function useChoice(): Choice {
  const query = useSignal("");
  const at = useSignal(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    // Above the first entry there may be a heading.
    if (at.value === 0) list.current?.scrollTo(0, 0);
    else list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at.value, query.value]);
  return { query, at, field, list };
}

/** The place of the chosen entry among `count`; -1: there is none. */
export function chosenOf({ at }: Choice, count: number): number {
  return Math.min(at.value, count - 1);
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/**
 * What keys do in a sheet with a choice: arrows and pages choose, Enter in the field takes, and all others but Esc are
 * text.
 *
 * @param take does what the entry stands for; `other` with Shift
 */
export function choiceKeys(
  choice: Choice,
  count: number,
  take: (at: number, other: boolean) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    const chosen = chosenOf(choice, count);
    const by = STEPS[event.key];
    if (by !== undefined) {
      event.preventDefault();
      choice.at.value = stepped(chosen, by, count);
    }
    const takes = event.key === "Enter" && !event.isComposing && event.target === choice.field.current;
    if (takes && chosen >= 0) take(chosen, event.shiftKey);
    if (event.key !== "Escape") event.stopPropagation();
  };
}

/** One step goes round; a page stops at the ends. */
function stepped(at: number, by: number, count: number): number {
  if (count === 0) return 0;
  if (Math.abs(by) === 1) return (at + by + count) % count;
  return Math.max(0, Math.min(count - 1, at + by));
}

export interface ChoiceFieldProps {
  readonly choice: Choice;
  /** What is to be typed; said, and written where nothing is typed. */
  readonly label: string;
  readonly placeholder?: string;
  /** The id of the list. */
  readonly controls: string;
  /** The list has entries. */
  readonly expanded: boolean;
  /** The id of the chosen entry. */
  readonly active: string | undefined;
}

export function ChoiceField({
  choice,
  label,
  placeholder = label,
  controls,
  expanded,
  active,
}: ChoiceFieldProps) {
  const { query, at, field } = choice;
  return (
    <input
      ref={field}
      class="lectern-field"
      type="text"
      role="combobox"
      aria-label={label}
      aria-autocomplete="list"
      aria-expanded={expanded}
      aria-controls={controls}
      aria-activedescendant={active}
      placeholder={placeholder}
      autocomplete="off"
      spellcheck={false}
      enterkeyhint="go"
      value={query.value}
      onInput={(event) => {
        query.value = event.currentTarget.value;
        at.value = 0;
      }}
    />
  );
}
