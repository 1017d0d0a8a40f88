import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";

import { act } from "./act.ts";
import { useInterface } from "./interface.ts";
import { resizeNotes } from "./persist.ts";
import { Sheet } from "./sheet.tsx";

/** What a speaker sets once, each with what it does; every change counts at once. */
export function SettingsSheet() {
  const first = useRef<HTMLInputElement>(null);
  const ours = useInterface();
  const { talk } = ours;
  const { letters, scheme } = talk.window.state.value;
  const { locked, held } = talk.show.state.value;
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <Sheet kind="settings" label="Settings">
      <div class="lectern-settings">
        <Switch
          input={first}
          name="Single letters are keys"
          on={letters}
          onChange={() => act(ours, { type: "letters" })}
        >
          Off: letters, digits and signs do nothing; arrows, Space, Page Down, Return and Ctrl K still work.
        </Switch>
        <Echo />
        <Switch
          name="Lock the audience window’s keys"
          on={locked}
          disabled={talk.locked.value}
          onChange={() => act(ours, { type: "lock", locked: "toggle" })}
        >
          While a presenter view is open, keys, clicks and swipes in the audience window do not move the talk.
        </Switch>
        {talk.edits.possible && (
          <Switch
            name="Hold saves back"
            on={held?.until === "taken"}
            onChange={() => act(ours, { type: "hold-edits" })}
          >
            Saves of the deck are shown when you take them, not before.
          </Switch>
        )}
        <Switch name="Light controls" on={scheme === "light"} onChange={() => act(ours, { type: "scheme" })}>
          Light colours for everything around the slides; the slides keep their own.
        </Switch>
        <NotesSize />
      </div>
    </Sheet>
  );
}

interface SwitchProps {
  readonly input?: { current: HTMLInputElement | null };
  readonly name: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: () => void;
  /** One plain sentence. */
  readonly children: ComponentChildren;
}

function Switch({ input, name, on, disabled = false, onChange, children }: SwitchProps) {
  const about = aboutOf(name);
  return (
    <div class="lectern-setting">
      <label class="lectern-setting-name">
        <input
          ref={input ?? null}
          type="checkbox"
          class="lectern-switch"
          checked={on}
          disabled={disabled}
          aria-describedby={about}
          onChange={onChange}
        />
        {name}
      </label>
      <p id={about} class="lectern-quiet">
        {children}
      </p>
    </div>
  );
}

function aboutOf(name: string): string {
  return `lectern-about-${name.toLowerCase().replace(/[^a-z]+/g, "-")}`;
}

/** Milliseconds. */
const ECHOES = [150, 250, 400] as const;
const LONGEST_ECHO = 1000;

function Echo() {
  const ours = useInterface();
  const { echo } = ours.talk.window.state.value;
  const own = useSignal(echo !== 0 && !ECHOES.some((usual) => usual === echo));
  const about = aboutOf("Echo guard");
  const set = (within: number): void => act(ours, { type: "echo", within });
  const choose = (value: string): void => {
    own.value = value === "own";
    if (value !== "own") set(Number(value));
    else if (echo === 0) set(ECHOES[1]);
  };
  return (
    <div class="lectern-setting">
      <label class="lectern-setting-name">
        Echo guard for clickers
        <select
          class="lectern-select"
          value={own.value ? "own" : String(echo)}
          aria-describedby={about}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="0">Off</option>
          {ECHOES.map((usual) => (
            <option key={usual} value={usual}>
              {usual} ms
            </option>
          ))}
          <option value="own">Another time</option>
        </select>
      </label>
      {own.value && (
        <label class="lectern-setting-name lectern-setting-more">
          Milliseconds
          <input
            type="number"
            class="lectern-number"
            min={0}
            max={LONGEST_ECHO}
            step={10}
            value={echo}
            onInput={({ currentTarget: { valueAsNumber } }) => {
              if (valueAsNumber >= 0) set(Math.round(valueAsNumber));
            }}
          />
        </label>
      )}
      <p id={about} class="lectern-quiet">
        A second press of the same moving key within this time does not count: worn buttons press twice.
      </p>
    </div>
  );
}

function NotesSize() {
  const { window } = useInterface().talk;
  const { notesScale } = window.state.value;
  const about = aboutOf("Notes size");
  return (
    <div class="lectern-setting">
      <label class="lectern-setting-name">
        Size of the notes
        <input
          type="range"
          class="lectern-range"
          min={0.6}
          max={3}
          step={0.1}
          value={notesScale}
          aria-describedby={about}
          aria-valuetext={`${Math.round(notesScale * 100)} %`}
          onInput={(event) => resizeNotes(window, event.currentTarget.valueAsNumber)}
        />
        <output class="lectern-setting-value">{Math.round(notesScale * 100)} %</output>
      </label>
      <p id={about} class="lectern-quiet">
        How large the notes are in the presenter view; + and − change it too.
      </p>
    </div>
  );
}
