import type { LucideIcon } from "lucide-preact";

import type { Command } from "#show";
import { act, keyOf } from "./act.ts";
import { useInterface } from "./interface.ts";

export interface ActionProps {
  readonly icon: LucideIcon;
  /** What it does, in full: its name, and its tooltip together with its key. */
  readonly name: string;
  /** The word under the icon where there is room; the first word or words of `name`. */
  readonly label?: string;
  readonly command: Command;
  /** For a switch: whether it is on. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly class?: string;
}

/** A button that does what a key does. Ours stay focusable when disabled, so that focus is never lost. */
export function Action({ icon: Icon, name, label, command, pressed, disabled, ...rest }: ActionProps) {
  const ours = useInterface();
  const key = keyOf(command);
  return (
    <button
      type="button"
      class={`lectern-action ${rest.class ?? ""}`}
      aria-label={name}
      aria-pressed={pressed}
      aria-disabled={disabled}
      aria-keyshortcuts={/^[a-z]$/.test(key ?? "") ? key : undefined}
      onMouseDown={keepFocus}
      onClick={() => {
        if (disabled !== true) act(ours, command);
      }}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      {label !== undefined && <span class="lectern-action-label">{label}</span>}
      <Tip text={name} hint={key} />
    </button>
  );
}

/** A click leaves the focus where it was: Space goes on meaning "next" after the mouse was used. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** Shown beside a button that is pointed at or focused; read out nowhere, since it repeats the name. */
export function Tip({ text, hint }: { readonly text: string; readonly hint?: string | undefined }) {
  return (
    <span class="lectern-tip" aria-hidden="true">
      {text}
      {hint !== undefined && <kbd class="lectern-key">{hint}</kbd>}
    </span>
  );
}
