import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { ComponentType } from "preact";

import { act } from "./act.ts";
import { isChord } from "./interactive.ts";
import { whenIdle } from "./draw.ts";
import { useInterface, type Interface } from "./interface.ts";
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
 * written for remark print as they always did. The browser's menu prints the whole deck.
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
    const stop = printFromMenu(ours);
    if (new URLSearchParams(location.search).has("print")) open();
    return () => {
      stop();
      window.removeEventListener("keydown", press);
    };
  }, []);
  return null;
}

/** Printing waits for nothing, so what prepares it is fetched before. The deck as a page of text prints as it is. */
function printFromMenu({ talk }: Interface): () => void {
  let put: ((of: typeof talk) => () => void) | null = null;
  let clear: (() => void) | null = null;
  const stop = whenIdle(
    () =>
      void import("./print-deck.ts").then(
        ({ putOnPaper }) => (put = putOnPaper),
        () => undefined,
      ),
  );
  const before = (): void => {
    if (talk.window.state.peek().reading) return;
    clear?.();
    clear = put?.(talk) ?? null;
  };
  const after = (): void => {
    clear?.();
    clear = null;
  };
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    stop();
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}
