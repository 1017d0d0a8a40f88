import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { ComponentType } from "preact";

import { act } from "./act.ts";
import { isChord } from "./interactive.ts";
import { useInterface } from "./interface.ts";
import { Sheet } from "./sheet.tsx";

let panel: ComponentType | null = null;

/** The print panel, fetched when it is first asked for. */
export function Printing() {
  const [Panel, setPanel] = useState<{ readonly of: ComponentType | null }>({ of: panel });
  const failed = useSignal(false);
  useEffect(() => {
    if (Panel.of !== null) return;
    import("./print.tsx").then(
      ({ PrintPanel }) => {
        panel = PrintPanel;
        setPanel({ of: PrintPanel });
      },
      () => (failed.value = true),
    );
  }, []);
  if (Panel.of !== null) return <Panel.of />;
  if (!failed.value) return null;
  return (
    <Sheet kind="print" label="Print">
      <p class="lectern-empty" role="alert">
        The print panel could not be fetched: the server of this page does not answer.
      </p>
    </Sheet>
  );
}

/**
 * On a page of ours the browser's own key for printing opens the panel, and so does an address that says how to print. Pages
 * written for remark print as they always did.
 */
export function PrintKey() {
  const ours = useInterface();
  const { talk, stage } = ours;
  useEffect(() => {
    if (stage.whole) return;
    const open = (): void => {
      if (talk.window.state.peek().overlay !== "print") act(ours, { type: "overlay", overlay: "print" });
    };
    const press = (event: KeyboardEvent): void => {
      if (!isChord(event) || event.key.toLowerCase() !== "p" || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", press);
    if (new URLSearchParams(location.search).has("print")) open();
    return () => window.removeEventListener("keydown", press);
  }, []);
  return null;
}
