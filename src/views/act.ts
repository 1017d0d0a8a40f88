import { batch } from "@preact/signals";

import { keymap } from "#show";
import type { Command } from "#show";
import { keyLabel } from "./command-table.ts";
import type { Interface } from "./interface.ts";
import { perform } from "./perform.ts";

/** What a button does: exactly what its key does. */
export function act({ talk, container }: Interface, command: Command): void {
  batch(() => perform(command, talk, container));
}

/** The first key of a command, as it is drawn: "→". Undefined: it has none. */
export function keyOf(command: Command): string | undefined {
  const wanted = JSON.stringify(command);
  const key = Object.values(keymap).find(({ command }) => JSON.stringify(command) === wanted)?.keys[0];
  return key === undefined ? undefined : keyLabel(key);
}
