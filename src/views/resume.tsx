import { elapsed } from "#show";
import { keepFocus } from "./action.tsx";
import { useNow } from "./clock.ts";
import { useInterface } from "./interface.ts";
import { clockFace } from "./pace.ts";

/** A talk of this deck that was left, or that another window shows: gone on with when asked, forgotten by the first move. */
export function ResumeBar() {
  const { offer } = useInterface().talk;
  const now = useNow();
  if (offer.value === null) return null;
  const { kind, number, title, timer, written, accept, decline } = offer.value;
  const place = `slide ${number}, ${clockFace(elapsed(timer, now.value))} elapsed`;
  return (
    <section class="lectern-resume" aria-label={kind === "join" ? "A talk that is open" : "A talk to resume"}>
      <div class="lectern-resume-text">
        <p>
          <b>{kind === "join" ? "This talk is open in another window" : `Resume: ${place}`}</b>
        </p>
        <p class="lectern-quiet">
          {kind === "join" ? `At ${place}` : `Last open ${ago(now.value - written)}`}
          {title !== "" && <> · {title}</>}
        </p>
      </div>
      <div class="lectern-resume-choice">
        <button
          type="button"
          class="lectern-button lectern-button-first"
          onMouseDown={keepFocus}
          onClick={accept}
        >
          {kind === "join" ? "Join" : "Resume"}
        </button>
        <button type="button" class="lectern-button" onMouseDown={keepFocus} onClick={decline}>
          Start afresh
        </button>
      </div>
    </section>
  );
}

function ago(span: number): string {
  const minutes = Math.round(span / 60_000);
  if (minutes < 1) return "a moment ago";
  if (minutes === 1) return "a minute ago";
  if (minutes < 60) return `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? "an hour ago" : `${hours} hours ago`;
}
