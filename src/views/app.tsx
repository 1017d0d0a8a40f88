import { effect } from "@preact/signals";
import { render } from "preact";

import chrome from "#themes/chrome.css?inline";
import tokens from "#themes/tokens.css?inline";
import { openAudienceDesk } from "./audience.ts";
import { keepAwake } from "./awake.ts";
import { Contents } from "./contents.tsx";
import { Controls } from "./controls.tsx";
import { whenIdle } from "./draw.ts";
import { openFingers } from "./fingers.ts";
import { fetchFaces } from "./faces.ts";
import { BreakScreen, BreakSheet } from "./break.tsx";
import { Covered } from "./covered.tsx";
import { Goto } from "./goto.tsx";
import { Help } from "./help.tsx";
import { InterfaceContext, useInterface } from "./interface.ts";
import type { Interface } from "./interface.ts";
import { openLayout } from "./layout.ts";
import { openOnDemand } from "./on-demand.ts";
import { NotesWindow } from "./notes-window.tsx";
import { OffAirFrame } from "./off-air.tsx";
import { Overview } from "./overview.tsx";
import { Palette } from "./palette.tsx";
import { persist } from "./persist.ts";
import { Pointing } from "./pointing.tsx";
import { Presenter } from "./presenter.tsx";
import { Printing, PrintKey } from "./printing.tsx";
import { Problems } from "./problems.tsx";
import { Reading, ReadingOffer } from "./reading.tsx";
import { ResumeBar } from "./resume.tsx";
import { readyForSearch } from "./search-ready.ts";
import { Search } from "./search.tsx";
import { ShareSheet } from "./share.tsx";
import { SettingsSheet } from "./settings.tsx";
import { fillRemarkHelp } from "./remark-help.ts";
import { hasSheet } from "./sheets-of.ts";
import type { Stage } from "./stage.ts";
import type { EarlyMove, Talk } from "./talk.ts";
import { keepTimes } from "./timekeeping.ts";
import { TimesSheet } from "./times.tsx";
import { Typed } from "./typed.tsx";
import { ZoomChooser } from "./zoom.tsx";
import { openZoom } from "./zoomed.ts";

const STYLES = [tokens, chrome];

/**
 * Puts our interface over the stage, in a shadow root of `host`: a deck's CSS, which may style every `h2` and `button`,
 * does not reach it, nor does ours reach the slides. Returns how to take it away.
 */
export function mountApp(
  host: HTMLElement,
  talk: Talk,
  stage: Stage,
  early: readonly EarlyMove[],
): () => void {
  const container = host.parentElement ?? document.body;
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = STYLES.map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });

  fillRemarkHelp(container);
  const stopFaces = whenIdle(fetchFaces);
  const { split, stop: stopPersisting } = persist(talk.window);
  const layout = openLayout(talk, split);
  const stopScheme = effect(() => {
    const { scheme } = talk.window.state.value;
    for (const element of [host, container]) element.dataset["lecternScheme"] = scheme;
  });

  const stopSheets = effect(() => {
    const { view, overlay } = talk.window.state.value;
    if (!hasSheet(view, overlay)) talk.window.dispatch({ type: "close-overlay" });
  });

  const audience = openAudienceDesk(talk);
  talk.audience.ask = audience.ask;
  const { refused: sleepy, stop: stopWaking } = keepAwake(talk);

  const times = keepTimes(talk, early);
  const ours: Interface = { talk, stage, host, container, layout, audience, sleepy, times };
  render(
    <InterfaceContext.Provider value={ours}>
      <App />
    </InterfaceContext.Provider>,
    root,
  );

  const stopZoom = openZoom(ours);
  const stopReading = readyForSearch(talk);
  const stopOnDemand = openOnDemand(stage, talk);
  const stopFingers = openFingers(ours);

  return () => {
    render(null, root);
    stopFingers();
    stopZoom();
    stopReading();
    stopOnDemand();
    stopScheme();
    stopSheets();
    stopPersisting();
    layout.stop();
    stopFaces();
    stopWaking();
    talk.audience.ask = null;
    times.stop();
    root.adoptedStyleSheets = [];
    delete container.dataset["lecternScheme"];
  };
}

/** Which views are up, from this window's state. */
function App() {
  const { view, overlay, reading } = useInterface().talk.window.state.value;
  return (
    <>
      {view === "presenter" && <Presenter />}
      {view === "notes" && <NotesWindow />}
      {view === "stage" && !reading && <Controls />}
      {view === "stage" && !reading && <ReadingOffer />}
      {reading && <Reading />}
      {view === "presenter" && <Covered />}
      {view === "stage" && <ResumeBar />}
      <BreakScreen />
      <Pointing />
      {view !== "stage" && <OffAirFrame />}
      <Typed />
      {overlay === "zoom" && <ZoomChooser />}
      {overlay === "break" && <BreakSheet />}
      {overlay === "overview" && <Overview />}
      {overlay === "help" && <Help />}
      {overlay === "goto" && <Goto />}
      {overlay === "search" && <Search />}
      {overlay === "contents" && <Contents />}
      {overlay === "share" && <ShareSheet />}
      {overlay === "print" && <Printing />}
      <PrintKey />
      {overlay === "settings" && <SettingsSheet />}
      {overlay === "palette" && <Palette />}
      {overlay === "times" && <TimesSheet />}
      {overlay === "problems" && <Problems />}
    </>
  );
}
