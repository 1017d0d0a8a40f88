import { Search } from "lucide-preact";
import { batch, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { act } from "./act.ts";
import { whenIdle } from "./draw.ts";
import { find, numberOf, titleOf } from "./find.ts";
import type { Group } from "./find.ts";
import { GAP, cellsNear, centred, gridOf, moved, rowTop } from "./grid.ts";
import type { Grid } from "./grid.ts";
import { useInterface } from "./interface.ts";
import { reach } from "./reach.tsx";
import { Sheet } from "./sheet.tsx";
import { Thumbnail } from "./thumbnail.tsx";

/** Two letters typed within this many ms belong to one word. */
const TOGETHER = 300;

/** All slides small. Only cells near the part in view exist, so that thousands of slides open as dozens do. */
export function Overview() {
  const ours = useInterface();
  const { talk } = ours;
  const deck = talk.show.deck.value;
  const live = talk.show.state.value.index;
  const query = useSignal("");
  const found = find(deck, query.value);
  const inOrder = query.value === "" ? found : [...found].sort((a, b) => a.first.index - b.first.index);
  const looked = talk.window.state.value.look;
  const here = talk.place.value;

  const room = useSignal({ width: 0, height: 0 });
  const top = useSignal(0);
  const margin = useSignal(0);
  const chosen = useSignal(
    Math.max(
      0,
      inOrder.findIndex((group) => holds(group, here)),
    ),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(closing.current), []);
  const grid = gridOf(talk.canvas.value, room.value.width, inOrder.length);
  const measured = room.value.width > 0;
  const selected = Math.min(chosen.value, Math.max(0, inOrder.length - 1));

  useLayoutEffect(() => {
    const pane = scroller.current!;
    const measure = (): void => {
      const { paddingLeft, paddingRight } = getComputedStyle(pane);
      const width = pane.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      const height = pane.clientHeight;
      const before = room.peek();
      if (before.width === width && before.height === height) return;
      batch(() => {
        room.value = { width, height };
        // Opens centred on the selection, without drawing any cell that is elsewhere; a change of size keeps it so.
        top.value = centred(gridOf(talk.canvas.peek(), width, inOrder.length), chosen.peek(), height);
      });
    };
    measure();
    pane.focus();
    const watcher = new ResizeObserver(measure);
    watcher.observe(pane);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    scroller.current!.scrollTop = top.peek();
  }, [room.value]);
  // What is not yet in view is drawn once what is in view is there.
  useEffect(
    () =>
      whenIdle(() => {
        margin.value = 1;
      }),
    [],
  );

  // The selection is always in view when it has moved; the wheel may then leave it.
  useLayoutEffect(() => {
    const pane = scroller.current!;
    const above = rowTop(grid, selected);
    const below = above + grid.cell.height + 2 * GAP - pane.clientHeight;
    if (!measured) return;
    pane.scrollTop = Math.max(below, Math.min(above, pane.scrollTop));
    top.value = pane.scrollTop;
  }, [selected, query.value]);

  const close = (): void => act(ours, { type: "close-overlay" });
  const go = (group: Group | undefined, privately: boolean): void => {
    if (group === undefined) return;
    if (!privately && holds(group, here)) close();
    else reach(ours, privately && holds(group, here) ? here : group.first.index, privately);
  };
  const keys = (event: KeyboardEvent): void => {
    const typing = event.target === field.current;
    const { key } = event;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (key === "Enter" && !(event.target instanceof HTMLButtonElement))
      go(inOrder[selected], event.shiftKey);
    const inText = typing && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key);
    const to = inText ? null : moved(key, selected, inOrder.length, grid, room.peek().height);
    if (to !== null) {
      event.preventDefault();
      chosen.value = to;
    }
    if (key !== "Escape") event.stopPropagation();
    if (!typing && key.length === 1 && key !== " ") letter(event);
  };
  // A letter begins the filter. "o" alone closes what "o" has opened; followed by another letter it is a word's first.
  const letter = (event: KeyboardEvent): void => {
    const waiting = closing.current !== undefined;
    clearTimeout(closing.current);
    closing.current = undefined;
    if (waiting) filter("o");
    else if (event.key === "o") closing.current = setTimeout(close, TOGETHER);
    if (waiting || event.key !== "o") field.current!.focus();
    else event.preventDefault();
  };
  const filter = (text: string): void => {
    batch(() => {
      query.value = text;
      chosen.value = bestOf(find(deck, text));
    });
    if (field.current!.value !== text) field.current!.value = text;
  };

  const { from, to } = cellsNear(grid, top.value, room.value.height, margin.value);
  return (
    <Sheet
      kind="overview"
      label="Overview"
      onKeyDown={keys}
      head={
        <label class="lectern-filter">
          <Search size={18} strokeWidth={1.75} aria-hidden="true" />
          <input
            ref={field}
            class="lectern-field"
            type="text"
            placeholder="Type to filter"
            aria-label="Filter by number or title"
            aria-controls="lectern-overview-list"
            autocomplete="off"
            spellcheck={false}
            value={query.value}
            onInput={(event) => filter(event.currentTarget.value)}
          />
        </label>
      }
    >
      <div
        ref={scroller}
        id="lectern-overview-list"
        class="lectern-overview"
        role="listbox"
        aria-label="Slides"
        aria-activedescendant={
          inOrder.length > 0 ? `lectern-cell-${inOrder[selected]!.first.index}` : undefined
        }
        tabIndex={0}
        onScroll={(event) => {
          top.value = event.currentTarget.scrollTop;
        }}
      >
        <div class="lectern-cells" style={{ height: `${grid.height}px` }} role="presentation">
          {measured &&
            inOrder.slice(from, to).map((group, i) => {
              const at = from + i;
              return (
                <Cell
                  key={group.first.index}
                  group={group}
                  at={at}
                  count={inOrder.length}
                  grid={grid}
                  live={holds(group, live)}
                  looked={looked !== null && holds(group, here)}
                  selected={at === selected}
                  onGo={go}
                />
              );
            })}
        </div>
        {inOrder.length === 0 && <p class="lectern-empty">No slide matches “{query.value.trim()}”.</p>}
      </div>
    </Sheet>
  );
}

function holds({ first, last }: Group, index: number): boolean {
  return first.index <= index && index <= last.index;
}

/** Where the best of what was found is, once that is put into the deck's order. */
function bestOf([best, ...others]: readonly Group[]): number {
  return best === undefined ? 0 : others.filter(({ first }) => first.index < best.first.index).length;
}

interface CellProps {
  readonly group: Group;
  readonly at: number;
  readonly count: number;
  readonly grid: Grid;
  readonly live: boolean;
  /** Off air: this window looks at it. */
  readonly looked: boolean;
  readonly selected: boolean;
  readonly onGo: (group: Group, privately: boolean) => void;
}

function Cell({ group, at, count, grid, live, looked, selected, onGo }: CellProps) {
  const left = (at % grid.columns) * (grid.cell.width + GAP);
  return (
    <div
      id={`lectern-cell-${group.first.index}`}
      class="lectern-cell"
      role="option"
      aria-selected={selected}
      aria-current={live ? "true" : undefined}
      data-looked={looked ? "" : undefined}
      aria-setsize={count}
      aria-posinset={at + 1}
      style={{
        transform: `translate(${left}px, ${rowTop(grid, at)}px)`,
        width: `${grid.cell.width}px`,
        height: `${grid.cell.height}px`,
      }}
      onClick={(event) => onGo(group, event.shiftKey)}
    >
      <div class="lectern-cell-picture">
        <Thumbnail name={`cell-${group.first.index}`} index={group.last.index} />
      </div>
      <p class="lectern-cell-caption">
        <span class="lectern-cell-number">{numberOf(group)}</span>
        <span class="lectern-cell-title">{titleOf(group.last)}</span>
        {looked && <span class="lectern-hidden">looked at off air</span>}
      </p>
    </div>
  );
}
