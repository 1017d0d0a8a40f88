import { ArrowLeft, ListTree, Printer, Search, Share2 } from "lucide-preact";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import { moveIndex, placeFromHash, stableHash } from "#show";
import type { Command } from "#show";
import sheet from "#themes/chrome-read.css?inline";
import pageSheet from "#themes/page-read.css?inline";
import { act, keyOf } from "./act.ts";
import { ContentsList } from "./contents-list.tsx";
import { useInterface } from "./interface.ts";
import type { Interface } from "./interface.ts";
import { openReadPage } from "./read-page.ts";
import type { ReadPage } from "./read-page.ts";
import { sectionsOf } from "#deck/sections";

/** All slides as one page of text, for reading instead of showing. */
export function ReadingView() {
  const ours = useInterface();
  const { talk } = ours;
  const article = useRef<HTMLElement>(null);
  const page = useRef<ReadPage>(undefined);
  const deck = talk.show.deck.value;
  const here = useSignal(talk.place.peek());

  // Before anything is measured.
  const [undress] = useState(() => wearPage(ours));
  useLayoutEffect(() => undress, []);
  useLayoutEffect(() => {
    const read = openReadPage(article.current!, ours.host, talk, here.peek());
    page.current = read;
    if (here.peek() > 0) read.goTo(here.peek(), true);
    else article.current!.closest<HTMLElement>(".lectern-read")!.focus({ preventScroll: true });
    const follow = read.here.subscribe((index) => {
      here.value = index;
      writeAddress(ours, index);
    });
    const print = (): void => read.fillAll();
    addEventListener("beforeprint", print);
    return () => {
      removeEventListener("beforeprint", print);
      follow();
      read.dispose();
      const now = talk.show.deck.peek();
      if (now !== deck) here.value = moveIndex(deck, now, here.peek());
    };
  }, [deck]);
  // A search, the contents or another window went somewhere.
  useLayoutEffect(() => {
    let before = talk.place.peek();
    return talk.place.subscribe((index) => {
      if (index !== before && index !== here.peek()) page.current?.goTo(index, true);
      before = index;
    });
  }, []);
  // What opens over the page, and the slides after it, begin where it was read.
  useLayoutEffect(
    () =>
      talk.window.state.subscribe(({ overlay, reading }) => {
        if (overlay !== "none" || !reading) bring(ours, here.peek());
      }),
    [],
  );

  const see = (index: number): void => {
    here.value = index;
    act(ours, { type: "goto", index });
    act(ours, { type: "read", reading: false });
  };
  const click = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#']");
    if (link === null) return;
    event.preventDefault();
    const goto = link.dataset["goto"];
    if (goto !== undefined) see(Number(goto));
    else page.current?.goTo(placeFromHash(link.getAttribute("href")!, deck).index, true);
  };

  const title = talk.title.value || "Slides";
  const author = deck.settings.get("author");
  const contents = sectionsOf(deck);
  return (
    <div
      class="lectern-read"
      data-side={contents.length > 1 || undefined}
      data-embedded={talk.embedded || undefined}
      tabIndex={-1}
      lang={deck.settings.get("lang")}
      dir={directionOf(deck.settings.get("dir"))}
      style={{ "--lectern-ratio": `${talk.canvas.value.width / talk.canvas.value.height}` }}
    >
      <header class="lectern-read-bar" lang="en" dir="ltr">
        <button
          type="button"
          class="lectern-button"
          onClick={() => act(ours, { type: "read", reading: false })}
        >
          <ArrowLeft size={18} aria-hidden="true" />
          Slides
        </button>
        <Tool icon={ListTree} name="Contents" command={{ type: "overlay", overlay: "contents" }} narrow />
        <Tool icon={Search} name="Search" command={{ type: "overlay", overlay: "search" }} />
        <Tool icon={Share2} name="Share a link" command={{ type: "overlay", overlay: "share" }} />
      </header>
      {contents.length > 1 && (
        <nav class="lectern-read-side lectern-contents" aria-label="Contents" tabIndex={-1}>
          <ContentsList
            sections={contents}
            here={here.value}
            onGo={(index) => page.current?.goTo(index, true)}
          />
        </nav>
      )}
      <main class="lectern-read-main" aria-label={`${title}, as text`} onClick={click}>
        <header class="lectern-read-head">
          <h1>{title}</h1>
          {author !== undefined && <p>{author}</p>}
        </header>
        <article ref={article} class="lectern-read-article" aria-label={title} />
        <footer class="lectern-read-foot" lang="en" dir="ltr">
          <button
            type="button"
            class="lectern-button"
            onClick={() => act(ours, { type: "overlay", overlay: "print" })}
          >
            <Printer size={18} aria-hidden="true" />
            Print
          </button>
          <button type="button" class="lectern-button" onClick={() => see(here.peek())}>
            Back to the slides
          </button>
        </footer>
      </main>
    </div>
  );
}

interface ToolProps {
  readonly icon: typeof Search;
  readonly name: string;
  readonly command: Command;
  /** Only where the contents do not stand at the side. */
  readonly narrow?: boolean;
}

function Tool({ icon: Icon, name, command, narrow = false }: ToolProps) {
  const ours = useInterface();
  const key = keyOf(command);
  return (
    <button
      type="button"
      class={`lectern-button ${narrow ? "lectern-read-narrow" : ""}`}
      title={key === undefined ? name : `${name} (${key})`}
      onClick={() => act(ours, command)}
    >
      <Icon size={18} aria-hidden="true" />
      <span class="lectern-read-tool">{name}</span>
    </button>
  );
}

/** Moves the talk where the reader is; never under the eyes of others. */
function bring({ talk }: Interface, index: number): void {
  const { first, last } = talk.show.deck.peek().slides[talk.place.peek()]!.increment;
  const there = first <= index && index <= last;
  if (there || talk.companions.peek().some(({ open }) => open)) return;
  talk.show.dispatch({ type: "goto", index });
}

function writeAddress({ talk }: Interface, index: number): void {
  if (talk.embedded) return;
  const address = new URL(location.href);
  address.hash = stableHash(talk.show.deck.peek(), index, true);
  if (address.href === location.href) return;
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // Documents without an address of their own (srcdoc) may not; nothing is lost but the address.
  }
}

/** The page itself scrolls, so that telephones, paper and the browser's own search treat it as a page. */
function wearPage({ host, container, talk }: Interface): () => void {
  const root = host.shadowRoot!;
  const inner = new CSSStyleSheet();
  inner.replaceSync(sheet);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, inner];
  const outer = new CSSStyleSheet();
  outer.replaceSync(pageSheet);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, outer];
  const roots = talk.embedded ? [container] : [document.documentElement, container];
  for (const element of roots) element.classList.add("lectern-reading");
  // Printing a slide hides our interface with `!important`, which no style sheet of ours undoes.
  host.style.setProperty("display", "contents", "important");
  const before = talk.embedded ? 0 : scrollY;
  return () => {
    for (const element of roots) element.classList.remove("lectern-reading");
    host.style.removeProperty("display");
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== inner);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== outer);
    if (!talk.embedded) scrollTo({ top: before, behavior: "instant" });
  };
}

function directionOf(said: string | undefined): "ltr" | "rtl" | "auto" | undefined {
  return said === "ltr" || said === "rtl" || said === "auto" ? said : undefined;
}
