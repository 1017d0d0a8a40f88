import { Check, Copy, X } from "lucide-preact";
import { signal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";

import { keyOf } from "./act.ts";
import { closeForGood, isClosed } from "./closed-hints.ts";
import { useInterface } from "./interface.ts";
import type { Interface } from "./interface.ts";
import type { Companion } from "./talk.ts";

/** What the speaker is told of the windows: one thing at a time, the most urgent first, and quietly. */
export function Hints() {
  const ours = useInterface();
  const { unanswered, second } = ours.audience;
  if (unanswered.value !== null) return <UnansweredHint address={unanswered.value} />;
  if (second.value) return <SecondHint />;
  return <StandingHint {...ours} />;
}

interface HintProps {
  readonly children: ComponentChildren;
  readonly onClose: () => void;
  /** Buttons between the words and the one that closes it. */
  readonly actions?: ComponentChildren;
}

function Hint({ children, actions, onClose }: HintProps) {
  return (
    <div class="lectern-hint" role="status">
      <div class="lectern-hint-text">{children}</div>
      {actions}
      <button type="button" class="lectern-close" aria-label="Close this hint" onClick={onClose}>
        <X size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  );
}

/** No browser tells a page that it blocked its window; silence does. */
function UnansweredHint({ address }: { readonly address: string }) {
  const { unanswered } = useInterface().audience;
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      copied.value = true;
    } catch {
      // The address can still be marked and copied by hand.
    }
  };
  return (
    <Hint
      onClose={() => {
        unanswered.value = null;
      }}
      actions={
        <button type="button" class="lectern-button" onClick={() => void copy()}>
          {copied.value ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
          {copied.value ? "Copied" : "Copy"}
        </button>
      }
    >
      <p>
        <b>No audience window answered.</b> If the browser blocked it, open this address on the projector:
      </p>
      <code>{address}</code>
    </Hint>
  );
}

function SecondHint() {
  const { second } = useInterface().audience;
  return (
    <Hint
      onClose={() => {
        second.value = false;
      }}
    >
      <p>
        <b>The audience window is open.</b> It is behind this one, or on the other screen. Press{" "}
        <Key of="clone" /> once more to open another.
      </p>
    </Hint>
  );
}

/** The window whose hint was closed; it may be said again when it filled its screen in between. */
const dismissed = signal<string | null>(null);
/** Another value when a hint was closed for good, which storage does not tell. */
const closings = signal(0);

/** What stays said until it is mended or closed. */
function StandingHint({ talk, audience, sleepy }: Interface) {
  const stages = useComputed(() =>
    talk.companions.value.filter(({ role, open }) => role === "stage" && open),
  ).value;
  void closings.value;
  const close = (hint: string) => (): void => {
    closeForGood(hint);
    closings.value += 1;
  };

  const left = stages.find(({ leftFullscreen }) => leftFullscreen);
  useSignalEffect(() => {
    if (!talk.companions.value.some(({ leftFullscreen }) => leftFullscreen)) dismissed.value = null;
  });
  if (left !== undefined && dismissed.value !== left.peer) {
    return (
      <Hint
        onClose={() => {
          dismissed.value = left.peer;
        }}
      >
        <p>
          <b>The audience window left full screen:</b> press <Key of="fullscreen" /> in it.
        </p>
      </Hint>
    );
  }

  const place = `place:${location.pathname}:${talk.show.deck.value.source.name}`;
  if (left === undefined && isUnplaced(stages) && audience.mover.value !== "lectern" && !isClosed(place)) {
    return (
      <Hint onClose={close(place)}>
        <p>
          <b>The audience window is open.</b> Move it to the projector, then press <Key of="fullscreen" /> in
          it.
          {audience.mover.value === "refused" &&
            " To have it opened there, allow “window management” in the browser’s settings for this site."}
        </p>
      </Hint>
    );
  }

  if (sleepy.value && !isClosed("awake")) {
    return (
      <Hint onClose={close("awake")}>
        <p>This browser cannot keep the screen awake: switch off the screen saver.</p>
      </Hint>
    );
  }
  return null;
}

function isUnplaced(stages: readonly Companion[]): boolean {
  return stages.length > 0 && stages.every(({ fullscreen }) => !fullscreen);
}

function Key({ of: type }: { readonly of: "clone" | "fullscreen" }) {
  return <kbd class="lectern-key">{keyOf({ type })?.toUpperCase()}</kbd>;
}
