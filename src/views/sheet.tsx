import { X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { Overlay } from "#show";
import { act } from "./act.ts";
import { isChord } from "./interactive.ts";
import { useInterface } from "./interface.ts";

export interface SheetProps {
  readonly kind: Exclude<Overlay, "none">;
  readonly label: string;
  /** True: what is behind can be neither reached nor clicked until it is closed. */
  readonly modal?: boolean;
  /** What stands in the head beside the label. */
  readonly head?: ComponentChildren;
  /** Keys that the sheet has for itself; never those of commands held with Ctrl, which work over any sheet. */
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  readonly children: ComponentChildren;
}

/** An overlay: a dialog that keeps focus while it is up, and gives it back. */
export function Sheet({ kind, label, modal = true, head, onKeyDown, children }: SheetProps) {
  const ours = useInterface();
  const ref = useRef<HTMLDialogElement>(null);
  const close = (): void => act(ours, { type: "close-overlay" });

  useLayoutEffect(() => {
    const dialog = ref.current!;
    if (modal) dialog.showModal();
    else dialog.show();
    // Removed while open, a dialog would not give the focus back.
    return () => dialog.close();
  }, []);

  return (
    <dialog
      ref={ref}
      class={`lectern-sheet lectern-sheet-${kind}`}
      aria-labelledby={`lectern-${kind}-label`}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (modal && event.target === event.currentTarget) close();
      }}
      onKeyDown={(event) => {
        if (!isChord(event)) onKeyDown?.(event);
      }}
    >
      <div class="lectern-sheet-body">
        <header class="lectern-sheet-head">
          <h2 id={`lectern-${kind}-label`}>{label}</h2>
          {head}
          <button type="button" class="lectern-close" aria-label={`Close: ${label}`} onClick={close}>
            <X size={20} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
