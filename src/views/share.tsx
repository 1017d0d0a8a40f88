import { Check, Copy, Share } from "lucide-preact";
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { useInterface } from "./interface.ts";
import { reachOf, shareLink } from "./share-link.ts";
import type { Reach, Shared } from "./share-link.ts";
import type { Code } from "./share-qr.ts";
import { Sheet } from "./sheet.tsx";

const CHOICES: readonly (readonly [Shared, string])[] = [
  ["slide", "This slide"],
  ["step", "This step"],
  ["deck", "The whole deck"],
];

const WARNINGS: Readonly<Record<Exclude<Reach, "anyone">, string>> = {
  computer: "This address works only on this computer: others cannot open it.",
  file: "This page is a file on this computer: send the file, not the link.",
};

/** The link of this slide: to copy, to send, to scan. */
export function ShareSheet() {
  const { talk } = useInterface();
  const index = talk.place.value;
  const deck = talk.show.deck.value;
  const what = useSignal<Shared>("slide");
  const copied = useSignal<"no" | "yes" | "refused">("no");
  const field = useRef<HTMLInputElement>(null);
  const { reading } = talk.window.state.value;
  const page = talk.embedded ? location.href.replace(/#.*/s, "") : location.href;
  const link = shareLink(page, deck, index, talk.embedded ? "deck" : what.value, reading);
  const warning = useComputed(() => reachOf(location.href)).value;
  useLayoutEffect(() => {
    field.current!.focus();
    field.current!.select();
  }, []);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      copied.value = "yes";
    } catch {
      copied.value = "refused";
      field.current!.focus();
      field.current!.select();
    }
  };
  const send = (): void => {
    // Who closes the system's own sheet has changed their mind: that is no error.
    void navigator.share({ title: talk.title.peek(), url: link }).catch(() => undefined);
  };
  const choose = (choice: Shared): void => {
    what.value = choice;
    copied.value = "no";
  };

  const steps = deck.slides[index]!.increment;
  const choices = CHOICES.filter(([choice]) => choice !== "step" || index > steps.first);
  return (
    <Sheet kind="share" label="Share" onKeyDown={keepTyping}>
      <div class="lectern-share">
        <div class="lectern-share-words">
          {!talk.embedded && (
            <fieldset class="lectern-share-choice">
              <legend class="lectern-hidden">What to share</legend>
              {choices.map(([choice, name]) => (
                <label key={choice}>
                  <input
                    type="radio"
                    name="lectern-share"
                    checked={what.value === choice}
                    onChange={() => choose(choice)}
                  />
                  {name}
                </label>
              ))}
            </fieldset>
          )}
          <div class="lectern-share-link">
            <input ref={field} class="lectern-field" type="text" readOnly aria-label="Link" value={link} />
            <button type="button" class="lectern-button lectern-button-first" onClick={() => void copy()}>
              {copied.value === "yes" ? (
                <Check size={18} aria-hidden="true" />
              ) : (
                <Copy size={18} aria-hidden="true" />
              )}
              {copied.value === "yes" ? "Copied" : "Copy"}
            </button>
            {"share" in navigator && (
              <button type="button" class="lectern-button" onClick={send}>
                <Share size={18} aria-hidden="true" />
                Send
              </button>
            )}
          </div>
          <p class="lectern-share-said" role="status">
            {copied.value === "yes" && <span class="lectern-hidden">The link is copied.</span>}
            {copied.value === "refused" &&
              "The browser did not let it be copied. It is marked: press Ctrl C."}
          </p>
          {warning !== "anyone" && <p class="lectern-share-warning">{WARNINGS[warning]}</p>}
        </div>
        <QrCode link={link} />
      </div>
    </Sheet>
  );
}

/** What is typed into a field, or moves between choices, is not for the talk. */
function keepTyping(event: KeyboardEvent): void {
  if (event.key !== "Escape") event.stopPropagation();
}

/** Dark on white in every scheme: cameras read no other. */
function QrCode({ link }: { readonly link: string }) {
  const code = useSignal<Code | null | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    import("./share-qr.ts").then(
      ({ codeOf }) => {
        if (wanted) code.value = codeOf(link);
      },
      () => (code.value = null),
    );
    return () => {
      wanted = false;
    };
  }, [link]);
  if (code.value === null) return <p class="lectern-empty">There is no code for this link.</p>;
  if (code.value === undefined) return <div class="lectern-share-code" />;
  const { size, path } = code.value;
  return (
    <svg
      class="lectern-share-code"
      role="img"
      aria-label="QR code of the link"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
