import { CircleX, TriangleAlert } from "lucide-preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { act } from "./act.ts";
import { useInterface } from "./interface.ts";
import { Tip, keepFocus } from "./action.tsx";
import { Sheet } from "./sheet.tsx";
import { problemsOf } from "./problems-of.ts";
import { tight } from "./tight.ts";
import type { Problem, Talk } from "./talk.ts";

/** Those of a save that is not shown yet come before those that are shown too: they are news. */
function allProblems({ troubles, edits, show }: Talk): readonly Problem[] {
  const shown = [...tight.value, ...problemsOf(show.deck.value)];
  const waiting = edits.waiting.value;
  if (waiting === null) return [...troubles.value, ...shown];
  const newest = problemsOf(waiting, " · not shown yet");
  const known = new Set(newest.map(({ what, why }) => what + why));
  return [...newest, ...troubles.value, ...shown.filter(({ what, why }) => !known.has(what + why))];
}

/** A quiet count in the corner; nothing at all when nothing is wrong. */
export function ProblemsButton() {
  const ours = useInterface();
  const problems = allProblems(ours.talk);
  if (problems.length === 0) return null;
  const serious = problems.some(({ severity }) => severity === "error");
  const name = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return (
    <button
      type="button"
      class="lectern-problems-button"
      data-severity={serious ? "error" : "warning"}
      aria-expanded={ours.talk.window.state.value.overlay === "problems"}
      aria-label={name}
      onMouseDown={keepFocus}
      onClick={() => act(ours, { type: "overlay", overlay: "problems" })}
    >
      <Mark severity={serious ? "error" : "warning"} />
      {problems.length}
      <Tip text={name} hint="e" />
    </button>
  );
}

/** What is wrong with the deck or its delivery, for the speaker's eyes only. */
export function Problems() {
  const problems = allProblems(useInterface().talk);
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => list.current?.focus(), []);
  return (
    <Sheet kind="problems" label="Problems" modal={false}>
      {problems.length === 0 ? (
        <p class="lectern-empty">Nothing is wrong with this deck.</p>
      ) : (
        <ol class="lectern-problems" ref={list} tabIndex={0} aria-label="All problems">
          {problems.map((problem, at) => (
            <li key={at} class="lectern-problem">
              <Mark severity={problem.severity} />
              <div>
                <p class="lectern-problem-what">
                  <span class="lectern-hidden">{problem.severity}: </span>
                  <Words text={problem.what} />
                </p>
                <p class="lectern-problem-where">{problem.where}</p>
                <p class="lectern-problem-why">
                  <Words text={problem.why} />
                </p>
                <p class="lectern-problem-fix">
                  <b>Fix</b> <Words text={problem.fix} />
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  );
}

/** Problems quote a deck in backticks. */
export function Words({ text }: { readonly text: string }) {
  return (
    <>{text.split(/`([^`]+)`/).map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</>
  );
}

function Mark({ severity }: { readonly severity: Problem["severity"] }) {
  const Icon = severity === "error" ? CircleX : TriangleAlert;
  return (
    <Icon class="lectern-mark" data-severity={severity} size={18} strokeWidth={1.75} aria-hidden="true" />
  );
}
