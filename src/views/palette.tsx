import { useMemo } from "preact/hooks";

import { act } from "./act.ts";
import { ChoiceField, choiceKeys, chosenOf, useChoice } from "./choice.tsx";
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
  const choice = useChoice();
  const recent = useMemo(recentCommands, []);
  const groups = paletteGroups(commandTable(), choice.query.value, recent);
  const ready = groups.flatMap(({ rows }) => rows).filter(({ command }) => isEffective(command, ours.talk));
  const active = ready[chosenOf(choice, ready.length)];

  const run = (row: CommandRow | undefined): void => {
    if (row === undefined || !ready.includes(row)) return;
    rememberCommand(row.id);
    act(ours, { type: "close-overlay" });
    if (row.id !== "palette") act(ours, row.command);
  };
  const keys = choiceKeys(choice, ready.length, (at) => run(ready[at]));

  return (
    <Sheet kind="palette" label="Commands" onKeyDown={keys}>
      <ChoiceField
        choice={choice}
        label="Name of a command"
        placeholder="What do you want to do?"
        controls="lectern-palette-list"
        expanded={groups.length > 0}
        active={active === undefined ? undefined : optionId(active)}
      />
      <div
        ref={choice.list}
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
