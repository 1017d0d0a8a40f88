import { Check, Ellipsis } from "lucide-preact";
import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { CommandName } from "#show";
import { act } from "./act.ts";
import { Tip, keepFocus } from "./action.tsx";
import { commandTable, GROUPS } from "./command-table.ts";
import type { CommandRow } from "./command-table.ts";
import { isEffective } from "./effective.ts";
import { useInterface } from "./interface.ts";
import { Keys } from "./keys.tsx";
import { switchState } from "./switches.ts";

/** These have a button of the toolbar at every size. */
const BUTTONS: ReadonlySet<CommandName> = new Set(["next", "previous", "black", "timer", "overview"]);
/** These have one but on a telephone, where the menu lists them too. */
const SPARE: ReadonlySet<CommandName> = new Set([
  "lookAround",
  "pointer",
  "resetTimer",
  "search",
  "audience",
  "help",
]);
/** Keys that stand for other commands, which are listed. */
const KEYS: ReadonlySet<CommandName> = new Set(["enter", "escape"]);

const MENU = "lectern-menu";

/** Opens the menu of all that has no button of its own. */
export function MoreButton({ open }: { readonly open: boolean }) {
  return (
    <button
      type="button"
      class="lectern-action"
      aria-label="More commands"
      aria-haspopup="menu"
      aria-expanded={open}
      popovertarget={MENU}
      onMouseDown={keepFocus}
    >
      <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
      <span class="lectern-action-label">More</span>
      <Tip text="More commands" />
    </button>
  );
}

/** A popover: a click beside it or Esc closes it, and the focus goes back where it was. */
export function MoreMenu({ open }: { readonly open: Signal<boolean> }) {
  const menu = useRef<HTMLDivElement>(null);
  // The browser's own way back does not see into a shadow root.
  const back = useRef<Element | null>(null);
  const close = (): void => {
    menu.current?.hidePopover();
    if (back.current instanceof HTMLElement) back.current.focus();
  };
  return (
    <div
      ref={menu}
      id={MENU}
      class="lectern-menu"
      role="menu"
      aria-label="More commands"
      popover="auto"
      onBeforeToggle={(event) => {
        const root = event.currentTarget.getRootNode() as ShadowRoot;
        if (event.newState === "open") back.current = root.activeElement;
      }}
      onToggle={(event) => {
        open.value = event.newState === "open";
      }}
      onKeyDown={(event) => steer(event, menu.current!, close)}
    >
      {open.value && <Entries close={close} />}
    </div>
  );
}

function Entries({ close }: { readonly close: () => void }) {
  const ours = useInterface();
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => entries(body.current!)[0]?.focus(), []);
  const rows = commandTable().filter(({ id }) => !BUTTONS.has(id) && !KEYS.has(id));
  return (
    <div ref={body} class="lectern-menu-columns" role="presentation">
      {GROUPS.map((group) => (
        <div key={group} class="lectern-menu-group" role="group" aria-label={group}>
          <p class="lectern-menu-heading" aria-hidden="true">
            {group}
          </p>
          {rows
            .filter((row) => row.group === group)
            .map((row) => (
              <Entry
                key={row.id}
                row={row}
                onRun={() => {
                  close();
                  act(ours, row.command);
                }}
              />
            ))}
        </div>
      ))}
    </div>
  );
}

function Entry({ row, onRun }: { readonly row: CommandRow; readonly onRun: () => void }) {
  const { talk } = useInterface();
  const on = switchState(row.id, talk);
  const ready = isEffective(row.command, talk);
  return (
    <button
      type="button"
      class={`lectern-menu-entry ${SPARE.has(row.id) ? "lectern-menu-spare" : ""}`}
      role={on === null ? "menuitem" : "menuitemcheckbox"}
      aria-checked={on ?? undefined}
      aria-disabled={!ready}
      tabIndex={-1}
      onMouseDown={keepFocus}
      onClick={() => {
        if (ready) onRun();
      }}
    >
      <span class="lectern-menu-mark">
        {on === true && <Check size={16} strokeWidth={2.25} aria-hidden="true" />}
      </span>
      <span class="lectern-menu-name">{row.name}</span>
      <span aria-hidden="true">{row.keys[0] !== undefined && <Keys text={row.keys[0]} />}</span>
    </button>
  );
}

/** Those that can be seen, in order. */
function entries(within: Element): readonly HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>("[role^=menuitem]")].filter(
    (entry) => entry.getClientRects().length > 0,
  );
}

/** The menu's own keys: arrows, Home, End, Esc and Tab. Every other is the talk's, a clicker's too. */
function steer(event: KeyboardEvent, menu: HTMLElement, close: () => void): void {
  const { key } = event;
  if (key === "Tab") close();
  const all = entries(menu);
  const at = all.findIndex((entry) => entry.matches(":focus"));
  const wanted = target(key, all, at);
  if (key !== "Escape" && wanted === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (key === "Escape") close();
  else wanted?.focus();
}

/** Up and down go round; left and right go to the group before or after. */
function target(key: string, all: readonly HTMLElement[], at: number): HTMLElement | undefined {
  switch (key) {
    case "ArrowDown":
      return all[(at + 1) % all.length];
    case "ArrowUp":
      return all.at(at < 0 ? -1 : at - 1);
    case "ArrowRight":
      return (
        all.find((entry, place) => place > at && entry.parentElement !== all[at]?.parentElement) ?? all[0]
      );
    case "ArrowLeft": {
      const before = all.findLast(
        (entry, place) => place < at && entry.parentElement !== all[at]?.parentElement,
      );
      return all.find(({ parentElement }) => parentElement === (before ?? all.at(-1))?.parentElement);
    }
    case "Home":
      return all[0];
    case "End":
      return all.at(-1);
    default:
      return undefined;
  }
}
