import { useEffect } from "preact/hooks";

import { useInterface } from "./interface.ts";

/** Typed digits that nobody confirmed are forgotten after this long. */
const PATIENCE = 5000;

/** The digits typed so far: small, in a corner, gone with Enter or Esc, or after a while. */
export function Typed() {
  const { window } = useInterface().talk;
  const { typed } = window.state.value;
  useEffect(() => {
    if (typed === "") return;
    const forgetting = setTimeout(() => window.dispatch({ type: "forget-digits" }), PATIENCE);
    return () => clearTimeout(forgetting);
  }, [typed]);
  return (
    <div class="lectern-typed" role="status" hidden={typed === ""}>
      {typed}
      <kbd class="lectern-key" aria-hidden="true">
        Enter
      </kbd>
    </div>
  );
}
