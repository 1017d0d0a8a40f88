import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { act } from "./act.ts";
import { keepFocus } from "./action.tsx";
import { useInterface } from "./interface.ts";
import { clockFace, parseDuration } from "./pace.ts";

const EXAMPLES = "Write a length as 25:00, 25 min or 1h 30.";

/** "of 25:00" beside the elapsed time; pressed, it is a field. */
export function PlannedLength() {
  const { times } = useInterface();
  const editing = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const length = times.plan.length.value;
  const done = (byKey: boolean): void => {
    editing.value = false;
    // Only who typed is still there; a click elsewhere has its own focus.
    if (byKey) requestAnimationFrame(() => button.current?.focus());
  };
  if (editing.value) {
    return (
      <span class="lectern-planned lectern-planned-editing">
        of <LengthField id="lectern-planned-length" grabsFocus onDone={done} />
      </span>
    );
  }
  return (
    <button
      ref={button}
      type="button"
      class="lectern-planned lectern-planned-button"
      data-set={length !== null}
      aria-label={length === null ? "Set length of the talk" : `of ${clockFace(length)} planned: change`}
      onMouseDown={keepFocus}
      onClick={() => (editing.value = true)}
    >
      {length === null ? "Set length" : `of ${clockFace(length)}`}
    </button>
  );
}

export interface LengthFieldProps {
  readonly id: string;
  readonly grabsFocus?: boolean;
  /** The length was set or left alone; by a key, or because the focus went elsewhere. */
  readonly onDone?: (byKey: boolean) => void;
}

/** Sets the planned length: on Enter, and when the focus leaves a length that can be read. Empty: the deck's own. */
export function LengthField({ id, grabsFocus = false, onDone }: LengthFieldProps) {
  const ours = useInterface();
  const { talk, times } = ours;
  const field = useRef<HTMLInputElement>(null);
  const error = useSignal("");
  const length = times.plan.length.value;
  const written = length === null ? "" : clockFace(length);
  // Not as a property: what is being typed survives a new drawing.
  useLayoutEffect(() => {
    field.current!.value = written;
  }, [written]);
  useLayoutEffect(() => {
    if (grabsFocus) field.current?.select();
  }, []);

  const take = (): boolean => {
    const text = field.current!.value.trim();
    const asked = parseDuration(text);
    if (text !== "" && asked === null) {
      error.value = `“${text}” is no length. ${EXAMPLES}`;
      return false;
    }
    error.value = "";
    if (text !== written) times.plan.set(asked, (length) => act(ours, { type: "plan", length }));
    return true;
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (take()) onDone?.(true);
    }
    if (event.key === "Escape" && onDone !== undefined) {
      event.preventDefault();
      onDone(true);
    }
    // Every other key is text; in a sheet, Esc is the sheet's.
    if (event.key !== "Escape" || onDone !== undefined) event.stopPropagation();
  };
  const own = parseDuration(talk.show.deck.value.settings.get("duration"));

  return (
    <span class="lectern-length">
      <input
        ref={field}
        id={id}
        class="lectern-field lectern-length-field"
        type="text"
        aria-label="Planned length"
        aria-invalid={error.value !== ""}
        aria-describedby={`${id}-error`}
        placeholder={own === null ? "25:00" : clockFace(own)}
        autocomplete="off"
        spellcheck={false}
        onKeyDown={keys}
        onInput={() => (error.value = "")}
        onBlur={() => {
          if (take() || onDone !== undefined) onDone?.(false);
        }}
      />
      <span id={`${id}-error`} class="lectern-length-error" role="alert">
        {error.value}
      </span>
    </span>
  );
}
