import { effect } from "@preact/signals";
import { render } from "preact";

import chromeShare from "#themes/chrome-share.css?inline";
import chromeTimes from "#themes/chrome-times.css?inline";
import chromeTools from "#themes/chrome-tools.css?inline";
import chrome from "#themes/chrome.css?inline";
import chromeSearch from "#themes/chrome-search.css?inline";
import chromeContents from "#themes/chrome-contents.css?inline";
import chromeSettings from "#themes/chrome-settings.css?inline";
import chromePalette from "#themes/chrome-palette.css?inline";
import chromeWindows from "#themes/chrome-windows.css?inline";
import chromeLayout from "#themes/chrome-layout.css?inline";
import chromeLook from "#themes/chrome-look.css?inline";
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
import { NotesWindow } from "./notes-window.tsx";
import { OffAirFrame } from "./off-air.tsx";
import { Overview } from "./overview.tsx";
import { Palette } from "./palette.tsx";
import { persist } from "./persist.ts";
import { Pointing } from "./pointing.tsx";
import { Presenter } from "./presenter.tsx";
import { Problems } from "./problems.tsx";
import { Reading, ReadingOffer } from "./reading.tsx";
import { ResumeBar } from "./resume.tsx";
import { Search } from "./search.tsx";
import { ShareSheet } from "./share.tsx";
import { SettingsSheet } from "./settings.tsx";
import { fillRemarkHelp } from "./remark-help.ts";
import type { Stage } from "./stage.ts";
import type { Talk } from "./talk.ts";
import { keepTimes } from "./timekeeping.ts";
import { TimesSheet } from "./times.tsx";
import { Typed } from "./typed.tsx";
import { ZoomChooser } from "./zoom.tsx";
import { openZoom } from "./zoomed.ts";

const STYLES = [
  tokens,
  chrome,
  chromeLayout,
  chromeLook,
  chromeContents,
  chromePalette,
  chromeSearch,
  chromeSettings,
  chromeShare,
  chromeTimes,
  chromeTools,
  chromeWindows,
];

/**
 * Puts our interface over the stage, in a shadow root of `host`: a deck's CSS, which may style every `h2` and `button`,
 * does not reach it, nor does ours reach the slides. Returns how to take it away.
 */
export function mountApp(host: HTMLElement, talk: Talk, stage: Stage): () => void {
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

  const audience = openAudienceDesk(talk);
  talk.audience.ask = audience.ask;
  const { refused: sleepy, stop: stopWaking } = keepAwake(talk);

  const times = keepTimes(talk);
  const ours: Interface = { talk, stage, host, container, layout, audience, sleepy, times };
  render(
    <InterfaceContext.Provider value={ours}>
      <App />
    </InterfaceContext.Provider>,
    root,
  );

  const stopZoom = openZoom(ours);
  const stopFingers = openFingers(ours);

  return () => {
    render(null, root);
    stopFingers();
    stopZoom();
    stopScheme();
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
      {view === "presenter" ? <Covered /> : <ResumeBar />}
      <BreakScreen />
      <Pointing />
      {view === "presenter" && <OffAirFrame />}
      <Typed />
      {overlay === "zoom" && view !== "notes" && <ZoomChooser />}
      {overlay === "break" && <BreakSheet />}
      {overlay === "overview" && <Overview />}
      {overlay === "help" && <Help />}
      {overlay === "goto" && <Goto />}
      {overlay === "search" && <Search />}
      {overlay === "contents" && <Contents />}
      {overlay === "share" && <ShareSheet />}
      {overlay === "settings" && <SettingsSheet />}
      {overlay === "palette" && <Palette />}
      {overlay === "times" && view === "presenter" && <TimesSheet />}
      {overlay === "problems" && view === "presenter" && <Problems />}
    </>
  );
}
