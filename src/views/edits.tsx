import type { ComponentChildren } from "preact";

import type { Deck, Diagnostic } from "#deck";
import { describe } from "#deck/words";
import { act } from "./act.ts";
import { keepFocus } from "./action.tsx";
import { useInterface } from "./interface.ts";
import { Words } from "./problems.tsx";
import { whereIn } from "./problems-of.ts";

/** Without its folder: there is one deck, and little room. */
function shortPlace(deck: Deck, wrong: Diagnostic): string {
  return whereIn(deck, wrong).replace(/^.*[\\/]/, "");
}

/** Saves of the deck that the audience does not see yet, and what the speaker can do about them. */
export function EditsBar() {
  const { held } = useInterface().talk.show.state.value;
  if (held?.until === "mended") return <BrokenSave />;
  if (held?.until === "taken") return <HeldSaves />;
  return <Bar />;
}

interface BarProps {
  readonly kind?: "broken" | "held";
  readonly actions?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** There also when it says nothing: what appears together with its text is not read out everywhere. */
function Bar({ kind, actions, children }: BarProps) {
  return (
    <div class="lectern-edits" data-kind={kind}>
      <p class="lectern-edits-text" role="status">
        {children}
      </p>
      {actions !== undefined && <div class="lectern-edits-choice">{actions}</div>}
    </div>
  );
}

function BrokenSave() {
  const ours = useInterface();
  const { edits } = ours.talk;
  const deck = edits.waiting.value;
  const wrong = edits.wrong();
  if (deck === null || wrong === undefined) return <Bar />;
  return (
    <Bar
      kind="broken"
      actions={
        <>
          <Button text="Show it anyway" onClick={() => edits.take()} />
          <Button text="Problems" onClick={() => act(ours, { type: "overlay", overlay: "problems" })} />
        </>
      }
    >
      <b>Your last save has an error:</b> <span class="lectern-edits-where">{shortPlace(deck, wrong)}</span>{" "}
      <Words text={describe(deck.source, wrong).what} />. The audience still sees the text before it.
    </Bar>
  );
}

function HeldSaves() {
  const ours = useInterface();
  const { edits } = ours.talk;
  const deck = edits.waiting.value;
  const wrong = edits.wrong();
  return (
    <Bar
      kind="held"
      actions={
        <>
          {deck !== null && <Button first text="Take it" onClick={() => edits.take()} />}
          <Button text="Let saves through again" onClick={() => act(ours, { type: "hold-edits" })} />
        </>
      }
    >
      <b>Saves are held back.</b>
      {deck !== null && " A newer text waits."}
      {deck !== null && wrong !== undefined && (
        <>
          {" "}
          It has an error: <span class="lectern-edits-where">{shortPlace(deck, wrong)}</span>{" "}
          <Words text={describe(deck.source, wrong).what} />.
        </>
      )}
    </Bar>
  );
}

interface ButtonProps {
  readonly text: string;
  /** What most will want. */
  readonly first?: boolean;
  readonly onClick: () => void;
}

function Button({ text, first = false, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      class={`lectern-button ${first ? "lectern-button-first" : ""}`}
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      {text}
    </button>
  );
}
