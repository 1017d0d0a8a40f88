import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";

import { act } from "./act.ts";
import { commandTable } from "./command-table.ts";
import type { CommandRow } from "./command-table.ts";
import { isEffective } from "./effective.ts";
import { useInterface } from "./interface.ts";
import { Keys } from "./keys.tsx";
import { paletteGroups } from "./palette-find.ts";
import { recentCommands, rememberCommand } from "./palette-recent.ts";
import { Sheet } from "./sheet.tsx";
import { switchState } from "./switches.ts";

/** Every command by its name: one field, and what it finds. */
export function Palette() {
  const ours = useInterface();
  const query = useSignal("");
  const chosen = useSignal(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const recent = useMemo(recentCommands, []);
  const groups = paletteGroups(commandTable(), query.value, recent);
  const ready = groups.flatMap(({ rows }) => rows).filter(({ command }) => isEffective(command, ours.talk));
  const active = ready[Math.min(chosen.value, ready.length - 1)];

  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    if (chosen.value === 0) list.current?.scrollTo(0, 0);
    else list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });

  const run = (row: CommandRow | undefined): void => {
    if (row === undefined || !ready.includes(row)) return;
    rememberCommand(row.id);
    act(ours, { type: "close-overlay" });
    if (row.id !== "palette") act(ours, row.command);
  };
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      chosen.value = stepped(ready.indexOf(active!), by, ready.length);
    }
    if (event.key === "Enter" && !event.isComposing && event.target === field.current) run(active);
    // Every other key is text.
    if (event.key !== "Escape") event.stopPropagation();
  };

  return (
    <Sheet kind="palette" label="Commands" onKeyDown={keys}>
      <input
        ref={field}
        class="lectern-field"
        type="text"
        role="combobox"
        aria-label="Name of a command"
        aria-expanded={groups.length > 0}
        aria-controls="lectern-palette-list"
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : optionId(active)}
        placeholder="What do you want to do?"
        autocomplete="off"
        spellcheck={false}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          chosen.value = 0;
        }}
      />
      <div
        ref={list}
        id="lectern-palette-list"
        class="lectern-palette-list"
        role="listbox"
        aria-label="Commands found"
      >
        {groups.map(({ heading, rows }) => (
          <div key={heading} class="lectern-palette-group" role="group" aria-label={heading ?? "Best first"}>
            {heading !== null && (
              <p class="lectern-palette-heading" aria-hidden="true">
                {heading}
              </p>
            )}
            {rows.map((row) => (
              <Entry
                key={row.id}
                row={row}
                selected={row === active}
                disabled={!ready.includes(row)}
                onRun={() => run(row)}
              />
            ))}
          </div>
        ))}
      </div>
      <p class="lectern-empty lectern-palette-none" role="status">
        {groups.length === 0 && "No command is called that."}
      </p>
    </Sheet>
  );
}

interface EntryProps {
  readonly row: CommandRow;
  readonly selected: boolean;
  readonly disabled: boolean;
  readonly onRun: () => void;
}

function Entry({ row, selected, disabled, onRun }: EntryProps) {
  const { talk } = useInterface();
  return (
    <div
      id={optionId(row)}
      class="lectern-palette-entry"
      role="option"
      aria-selected={selected}
      aria-disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span class="lectern-palette-name">
        {row.name}
        {switchState(row.id, talk) === true && <span class="lectern-palette-on">on</span>}
      </span>
      <span class="lectern-palette-keys">
        {row.keys.slice(0, 2).map((key) => (
          <Keys key={key} text={key} />
        ))}
      </span>
    </div>
  );
}

function optionId({ id }: CommandRow): string {
  return `lectern-palette-${id}`;
}

/** One step goes round; a page stops at the ends. */
function stepped(at: number, by: number, length: number): number {
  if (length === 0) return 0;
  if (Math.abs(by) === 1) return (at + by + length) % length;
  return Math.max(0, Math.min(length - 1, at + by));
}
