import { useLayoutEffect, useRef } from "preact/hooks";

import { helpGroups } from "./command-table.ts";
import type { HelpGroup } from "./command-table.ts";
import { act } from "./act.ts";
import { useInterface } from "./interface.ts";
import { Keys } from "./keys.tsx";
import { Sheet } from "./sheet.tsx";

/** Every key, from the table that the keys themselves come from; in as many columns as there is room for. */
export function Help() {
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
        <div class="lectern-help-columns">
          {helpGroups().map((group) => (
            <Group key={group.group} {...group} />
          ))}
        </div>
      </div>
    </Sheet>
  );
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
