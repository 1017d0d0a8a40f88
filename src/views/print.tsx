import { Printer } from "lucide-preact";
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";

import {
  paperQuery,
  paperValues,
  readPaperQuery,
  sheetSizes,
  type PaperChoices,
  type PaperDocument,
  type PaperLayout,
} from "#pages";
import sheet from "#themes/chrome-print.css?inline";
import { useInterface } from "./interface.ts";
import { deckOnPaper } from "./print-deck.ts";
import { Sheet } from "./sheet.tsx";

const LAYOUTS: Readonly<Record<PaperLayout, string>> = {
  slides: "Slides, one a page",
  "1": "Handout, 1 a sheet",
  "2": "Handout, 2 a sheet",
  "3": "Handout, 3 with lines",
  "4": "Handout, 4 a sheet",
  "6": "Handout, 6 a sheet",
  "9": "Handout, 9 a sheet",
  notes: "Slides with notes",
  lecture: "Lecture notes",
  outline: "Outline of titles",
};

const PAPERS: Readonly<Record<PaperChoices["paper"], string>> = {
  slide: "As large as a slide",
  "16:9": "Screen, 16:9",
  "4:3": "Screen, 4:3",
  a4: "A4",
  letter: "Letter",
};

/** Chooses how the deck is printed, and shows it. */
export function PrintPanel() {
  const { talk, host } = useInterface();
  const deck = talk.show.deck.value;
  const options = talk.render.value;
  const choices = useSignal<PaperChoices>(readPaperQuery(location.search));
  const qr = useSignal("");
  const frame = useRef<HTMLIFrameElement>(null);
  const first = useRef<HTMLSelectElement>(null);
  useWorn(host);
  useLayoutEffect(() => first.current?.focus(), []);
  useEffect(() => {
    const url = deck.settings.get("url");
    if (url !== undefined)
      void import("uqr").then(({ renderSVG }) => (qr.value = renderSVG(url, { border: 2 })));
  }, [deck]);
  // The address tells how to print, so that a link prints the same.
  useEffect(() => writeAddress(choices.value), [choices.value]);
  useEffect(() => () => writeAddress(null), []);

  const printed: PaperDocument = useMemo(() => {
    return deckOnPaper(talk, choices.value, qr.value);
  }, [deck, options, choices.value, qr.value]);

  const set = (change: Partial<PaperChoices>): void => {
    choices.value = { ...choices.value, ...change };
  };
  const { layout, paper: size, increments, ink, slides, answers, lines, binding, contents } = choices.value;
  const isSheet = layout !== "slides";
  return (
    <Sheet kind="print" label="Print" onKeyDown={keepTyping}>
      <form
        class="lectern-print"
        onSubmit={(event) => {
          event.preventDefault();
          frame.current?.contentWindow?.print();
        }}
      >
        <div class="lectern-print-choices">
          <Choose
            name="Layout"
            field={first}
            value={layout}
            values={paperValues.layout}
            labels={LAYOUTS}
            onChange={(layout) => set({ layout })}
          />
          <Choose
            name="Paper"
            value={isSheet && !(sheetSizes as readonly string[]).includes(size) ? "a4" : size}
            values={isSheet ? sheetSizes : paperValues.paper}
            labels={PAPERS}
            onChange={(paper) => set({ paper })}
          />
          <label class="lectern-print-field">
            Slides
            <input
              class="lectern-field"
              type="text"
              value={slides}
              placeholder="All, or 1-3, 7, intro"
              aria-invalid={printed.unknown.length > 0}
              aria-describedby="lectern-print-unknown"
              onInput={(event) => set({ slides: event.currentTarget.value })}
            />
          </label>
          <p id="lectern-print-unknown" class="lectern-print-unknown" role="status">
            {printed.unknown.length > 0 && `No slide is ${printed.unknown.join(" or ")}.`}
          </p>
          <Tick on={increments === "all"} onChange={(on) => set({ increments: on ? "all" : "final" })}>
            Each step on a page
          </Tick>
          <Tick on={ink === "save"} onChange={(on) => set({ ink: on ? "save" : "full" })}>
            Save ink: dark on white, greys
          </Tick>
          <Tick on={answers} onChange={(answers) => set({ answers })}>
            Fill in the blanks
          </Tick>
          {isSheet && (
            <>
              <Tick on={contents} onChange={(contents) => set({ contents })}>
                Contents first
              </Tick>
              <Tick on={binding} onChange={(binding) => set({ binding })}>
                Room for binding
              </Tick>
            </>
          )}
          {layout === "3" && (
            <Tick on={lines === "dotted"} onChange={(on) => set({ lines: on ? "dotted" : "ruled" })}>
              Dotted lines
            </Tick>
          )}
        </div>
        <Preview frame={frame} html={printed.html} />
        <footer class="lectern-print-foot">
          <p role="status">{pagesOf(printed)}</p>
          <button
            type="submit"
            class="lectern-button lectern-button-first"
            disabled={printed.slides.length === 0}
          >
            <Printer size={18} aria-hidden="true" />
            Print
          </button>
        </footer>
      </form>
    </Sheet>
  );
}

/** The panel's own style, while it is there. */
function useWorn(host: HTMLElement): void {
  useLayoutEffect(() => {
    const root = host.shadowRoot!;
    const own = new CSSStyleSheet();
    own.replaceSync(sheet);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, own];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== own);
    };
  }, []);
}

function pagesOf({ pages, slides }: PaperDocument): string {
  if (slides.length === 0) return "Nothing to print.";
  const count = `${slides.length} ${slides.length === 1 ? "slide" : "slides"}`;
  return pages === null ? count : `${count} on ${pages} ${pages === 1 ? "page" : "pages"}`;
}

interface ChooseProps<Value extends string> {
  readonly name: string;
  readonly field?: { current: HTMLSelectElement | null };
  readonly value: Value;
  readonly values: readonly Value[];
  readonly labels: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

function Choose<Value extends string>({ name, field, value, values, labels, onChange }: ChooseProps<Value>) {
  return (
    <label class="lectern-print-field">
      {name}
      <select
        ref={field ?? null}
        class="lectern-field"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {values.map((one) => (
          <option key={one} value={one} selected={one === value}>
            {labels[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TickProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ComponentChildren;
}

function Tick({ on, onChange, children }: TickProps) {
  return (
    <label class="lectern-print-tick">
      <input
        type="checkbox"
        class="lectern-switch"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {children}
    </label>
  );
}

/** Left and right of a page in the preview, and a scroll bar, px. */
const MARGINS = 84;

/** How long typing may pause before it is drawn, ms. */
const PAUSE = 150;

/** What is printed, on a screen: its pages one below the other, as wide as there is room. */
function Preview({
  frame,
  html,
}: {
  readonly frame: { current: HTMLIFrameElement | null };
  readonly html: string;
}) {
  useEffect(() => {
    const draw = setTimeout(
      () => {
        const element = frame.current!;
        element.srcdoc = html;
      },
      frame.current?.srcdoc ? PAUSE : 0,
    );
    return () => clearTimeout(draw);
  }, [html]);
  const fit = (): void => {
    const page = frame.current?.contentDocument?.documentElement;
    const [, length, unit] =
      /([\d.]+)(mm|px)/.exec(page ? getComputedStyle(page).getPropertyValue("--paper-page-width") : "") ?? [];
    if (!page || length === undefined) return;
    const wide = Number(length) * (unit === "mm" ? 96 / 25.4 : 1) + MARGINS;
    page.style.setProperty("--paper-preview", `${Math.min(1, frame.current!.clientWidth / wide)}`);
  };
  useEffect(() => {
    const sizes = new ResizeObserver(fit);
    sizes.observe(frame.current!);
    return () => sizes.disconnect();
  }, []);
  return (
    <iframe
      ref={frame}
      class="lectern-print-preview"
      title="What is printed"
      sandbox="allow-same-origin allow-modals"
      onLoad={fit}
    />
  );
}

/** `?print&layout=3`; null takes it away. */
function writeAddress(choices: PaperChoices | null): void {
  const address = new URL(location.href);
  for (const key of ["print", ...Object.keys(readPaperQuery(""))]) address.searchParams.delete(key);
  const others = address.searchParams.toString();
  const words = choices === null ? [] : ["print", paperQuery(choices)];
  address.search = [others, ...words].filter((part) => part !== "").join("&");
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // Documents without an address of their own (srcdoc) may not.
  }
}

/** Keys of the choices are not the talk's. */
function keepTyping(event: KeyboardEvent): void {
  if (event.key !== "Escape") event.stopPropagation();
}
