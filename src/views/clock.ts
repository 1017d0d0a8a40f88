import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";

import { useInterface } from "./interface.ts";

/** Now, in ms; moves four times a second while the view that asks is up, so that no shown second is late. */
export function useNow(): ReadonlySignal<number> {
  const { talk } = useInterface();
  const now = useMemo(() => signal(talk.now()), [talk]);
  useEffect(() => {
    const tick = setInterval(() => {
      now.value = talk.now();
    }, 250);
    return () => clearInterval(tick);
  }, [talk]);
  return now;
}
