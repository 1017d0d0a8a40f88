import { helpGroups } from "#show";
import { Sheet } from "./sheet.tsx";

/** Every key, from the table that the keys themselves come from. */
export function Help() {
  return (
    <Sheet kind="help" label="Keys">
      <div class="lectern-help" tabIndex={0} role="region" aria-label="All keys">
        {helpGroups().map(({ group, entries }) => (
          <section key={group} class="lectern-help-group">
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
        ))}
      </div>
    </Sheet>
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
