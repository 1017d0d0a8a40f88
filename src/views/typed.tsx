import { useInterface } from "./interface.ts";

/** The digits typed so far: small, in a corner, gone with Enter or Esc. */
export function Typed() {
  const { typed } = useInterface().talk.window.state.value;
  return (
    <div class="lectern-typed" role="status" hidden={typed === ""}>
      {typed}
      <kbd class="lectern-key" aria-hidden="true">
        Enter
      </kbd>
    </div>
  );
}
