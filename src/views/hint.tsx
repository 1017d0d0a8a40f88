import { Check, Copy, X } from "lucide-preact";
import { useSignal } from "@preact/signals";

import { keyOf } from "./act.ts";
import { useInterface } from "./interface.ts";

/** No browser tells a page that it blocked its window; silence does. */
export function AudienceHint() {
  const { talk } = useInterface();
  const { unanswered, second } = talk.audience;
  const copied = useSignal(false);
  const address = unanswered.value;
  if (second.value) return <SecondHint />;
  if (address === null) return null;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      copied.value = true;
    } catch {
      // The address can still be marked and copied by hand.
    }
  };
  return (
    <div class="lectern-hint" role="status">
      <div class="lectern-hint-text">
        <p>
          <b>No audience window answered.</b> If the browser blocked it, open this address on the projector:
        </p>
        <code>{address}</code>
      </div>
      <button type="button" class="lectern-button" onClick={() => void copy()}>
        {copied.value ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
        {copied.value ? "Copied" : "Copy"}
      </button>
      <button
        type="button"
        class="lectern-close"
        aria-label="Close this hint"
        onClick={() => {
          unanswered.value = null;
          copied.value = false;
        }}
      >
        <X size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  );
}

function SecondHint() {
  const { talk } = useInterface();
  const close = (): void => {
    talk.audience.second.value = false;
  };
  return (
    <div class="lectern-hint" role="status">
      <div class="lectern-hint-text">
        <p>
          <b>The audience window is open.</b> It is behind this one, or on the other screen. Press{" "}
          <kbd>{keyOf({ type: "clone" })}</kbd> once more to open another.
        </p>
      </div>
      <button type="button" class="lectern-close" aria-label="Close this hint" onClick={close}>
        <X size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  );
}
