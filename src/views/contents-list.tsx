import { useLayoutEffect, useRef } from "preact/hooks";

import type { Entry, Section } from "#deck/sections";

export interface ContentsListProps {
  readonly sections: readonly Section[];
  /** Index of the slide that is up. */
  readonly here: number;
  readonly onGo: (index: number, privately: boolean) => void;
}

/** What is typed within this many ms is one word. */
const TOGETHER = 700;

/** The deck's contents: a list of links in which arrows, Home, End and the first letters of a title move. */
export function ContentsList({ sections, here, onGo }: ContentsListProps) {
  const list = useRef<HTMLUListElement>(null);
  const typed = useRef({ text: "", at: Number.NEGATIVE_INFINITY });
  const links = (): HTMLButtonElement[] => [...list.current!.querySelectorAll("button")];

  useLayoutEffect(() => void showHere(list.current!), [here]);

  const steer = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const all = links();
    const at = all.indexOf(event.target as HTMLButtonElement);
    const to = target(event, all, at, typed.current);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    all[to]?.focus();
  };

  return (
    <ul ref={list} class="lectern-contents-list" onKeyDown={steer}>
      {sections.map(({ head, entries }) => (
        <li key={head.first} data-head={entries.length > 0 || undefined}>
          <Link entry={head} here={here} onGo={onGo} head={entries.length > 0} />
          {entries.length > 0 && (
            <ul>
              {entries.map((entry) => (
                <li key={entry.first}>
                  <Link entry={entry} here={here} onGo={onGo} head={false} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

interface LinkProps extends Pick<ContentsListProps, "here" | "onGo"> {
  readonly entry: Entry;
  readonly head: boolean;
}

function Link({ entry: { first, last, title, number }, here, onGo, head }: LinkProps) {
  return (
    <button
      type="button"
      class="lectern-contents-link"
      data-head={head || undefined}
      aria-current={first <= here && here <= last ? "true" : undefined}
      onClick={(event) => onGo(first, event.shiftKey)}
    >
      <span class="lectern-contents-title">{title}</span>
      <span class="lectern-contents-number">{number}</span>
    </button>
  );
}

/** The entry that is up comes to the middle of the box that scrolls; the page itself stays where it is. */
export function showHere(around: HTMLElement): HTMLElement | null {
  const entry = around.querySelector<HTMLElement>("[aria-current]") ?? around.querySelector("button");
  const box = entry?.closest<HTMLElement>(".lectern-contents") ?? null;
  if (entry === null || box === null) return entry;
  const { top, height } = entry.getBoundingClientRect();
  box.scrollTop += top - box.getBoundingClientRect().top - (box.clientHeight - height) / 2;
  return entry;
}

/** Which link a key goes to; null: not a key of this list. */
function target(
  { key, timeStamp }: KeyboardEvent,
  links: readonly HTMLButtonElement[],
  at: number,
  typed: { text: string; at: number },
): number | null {
  const last = links.length - 1;
  const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last };
  const move = moves[key];
  if (move !== undefined) return Math.max(0, Math.min(last, move));
  if (key.length !== 1 || (key === " " && timeStamp - typed.at > TOGETHER)) return null;
  typed.text = timeStamp - typed.at > TOGETHER ? key : typed.text + key;
  typed.at = timeStamp;
  const wanted = typed.text.toLocaleLowerCase();
  // One letter again and again goes through all that begin with it.
  const from = wanted.length > 1 ? at : at + 1;
  const titles = links.map((link) =>
    link.querySelector(".lectern-contents-title")!.textContent!.toLocaleLowerCase(),
  );
  for (let step = 0; step < links.length; step++) {
    const to = (from + step) % links.length;
    if (titles[to]!.startsWith(wanted)) return to;
  }
  return at;
}
