import { useLayoutEffect, useRef } from "preact/hooks";

import { helpGroups } from "./command-table.ts";
import type { HelpGroup } from "./command-table.ts";
import { act } from "./act.ts";
import { useInterface } from "./interface.ts";
import { Sheet } from "./sheet.tsx";

/** Every key, from the table that the keys themselves come from; two columns, as alike in length as groups allow. */
export function Help() {
  const groups = helpGroups();
  const pane = useRef<HTMLDivElement>(null);
  const ours = useInterface();
  useLayoutEffect(() => pane.current?.focus(), []);
  const settings = (
    <button
      type="button"
      class="lectern-button"
      onClick={() => act(ours, { type: "overlay", overlay: "settings" })}
    >
      Settings
    </button>
  );
  return (
    <Sheet kind="help" label="Keys" head={settings}>
      <div class="lectern-help" ref={pane} tabIndex={0} role="region" aria-label="All keys">
        {columns(groups).map((column) => (
          <div key={column[0]?.group}>
            {column.map((group) => (
              <Group key={group.group} {...group} />
            ))}
          </div>
        ))}
      </div>
    </Sheet>
  );
}

/** Every group goes where there is more room. */
function columns(groups: readonly HelpGroup[]): readonly (readonly HelpGroup[])[] {
  const left: HelpGroup[] = [];
  const right: HelpGroup[] = [];
  const rows = (column: readonly HelpGroup[]): number =>
    column.reduce((sum, { entries }) => sum + entries.length + 1, 0);
  for (const group of groups) (rows(left) <= rows(right) ? left : right).push(group);
  return [left, right];
}

function Group({ group, entries }: HelpGroup) {
  return (
    <section class="lectern-help-group">
      <h3>{group}</h3>
      <dl>
        {entries.map(({ keys, help }) => (
          <div key={help} class="lectern-help-entry">
            <dt>
              {keys.map((key) => (
                <Keys key={key} text={key} />
              ))}
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** "Shift →" is two keys held together, "Page Down" is one. */
function Keys({ text }: { readonly text: string }) {
  const shifted = text.startsWith("Shift ");
  return (
    <span class="lectern-keys">
      {shifted && <kbd class="lectern-key">Shift</kbd>}
      <kbd class="lectern-key">{shifted ? text.slice("Shift ".length) : text}</kbd>
    </span>
  );
}
