import { describe, expect, it } from "vitest";

import { applyWindow, createWindow, escapeCommand, initialShow, initialWindow, interpret } from "#show";
import type { Command, ShowState, WindowCommand, WindowState } from "#show";

const window = (changes: Partial<WindowState> = {}): WindowState => ({ ...initialWindow, ...changes });
const show = (changes: Partial<ShowState> = {}): ShowState => ({ ...initialShow(0, "r"), ...changes });

describe("a window", () => {
  it.each<[WindowCommand, Partial<WindowState>, Partial<WindowState>]>([
    [{ type: "view", view: "toggle" }, {}, { view: "presenter" }],
    [{ type: "view", view: "toggle" }, { view: "presenter" }, { view: "stage" }],
    [{ type: "view", view: "presenter" }, {}, { view: "presenter" }],
    [{ type: "overlay", overlay: "help" }, {}, { overlay: "help" }],
    [{ type: "overlay", overlay: "help" }, { overlay: "help" }, { overlay: "none" }],
    [{ type: "overlay", overlay: "overview" }, { overlay: "help" }, { overlay: "overview" }],
    [{ type: "close-overlay" }, { overlay: "goto" }, { overlay: "none" }],
    [{ type: "mirror" }, {}, { mirrored: true }],
    [{ type: "mirror" }, { mirrored: true }, { mirrored: false }],
    [{ type: "scheme" }, {}, { scheme: "light" }],
    [{ type: "scheme" }, { scheme: "light" }, { scheme: "dark" }],
    [{ type: "digit", digit: "4" }, { typed: "1" }, { typed: "14" }],
    [{ type: "forget-digits" }, { typed: "14" }, { typed: "" }],
    [{ type: "notes-size", by: 1 }, { notesScale: 1.2 }, { notesScale: 1.3 }],
    [{ type: "notes-size", by: -1 }, { notesScale: 0.7 }, { notesScale: 0.6 }],
    [{ type: "notes-size", by: 0 }, { notesScale: 2.2 }, { notesScale: 1 }],
  ])("%j turns %j into %j", (command, before, after) => {
    expect(applyWindow(window(before), command)).toEqual(window({ ...before, ...after }));
  });

  it.each<[WindowCommand, Partial<WindowState>]>([
    [{ type: "view", view: "stage" }, {}],
    [{ type: "close-overlay" }, {}],
    [{ type: "forget-digits" }, {}],
    [{ type: "digit", digit: "x" }, {}],
    [{ type: "digit", digit: "12" }, {}],
    [{ type: "digit", digit: "7" }, { typed: "123456" }],
    [{ type: "notes-size", by: 1 }, { notesScale: 3 }],
    [{ type: "notes-size", by: -1 }, { notesScale: 0.6 }],
    [{ type: "notes-size", by: 0 }, {}],
  ])("%j leaves %j the same object", (command, changes) => {
    const state = window(changes);
    expect(applyWindow(state, command)).toBe(state);
  });

  it("remembers what it is given and tells of changes alone", () => {
    const talk = createWindow({ notesScale: 1.5 });
    let heard = 0;
    talk.state.subscribe(() => heard++);
    talk.dispatch({ type: "close-overlay" });
    expect(heard).toBe(1);
    talk.dispatch({ type: "notes-size", by: 1 });
    expect(talk.state.value.notesScale).toBe(1.6);
    expect(heard).toBe(2);
  });
});

describe("Esc closes", () => {
  it.each([
    [
      "the overlay before all else",
      { overlay: "help", typed: "1" },
      { blank: "black" },
      { type: "close-overlay" },
    ],
    ["then the blank screen", { typed: "1" }, { blank: "white" }, { type: "unblank" }],
    ["then the digits typed so far", { typed: "1" }, {}, { type: "forget-digits" }],
    ["nothing when nothing is open", {}, {}, null],
  ] as const)("%s", (_, w, s, command) => {
    expect(escapeCommand(window(w), show(s))).toEqual(command);
    expect(interpret({ type: "escape" }, window(w), show(s))).toEqual(command === null ? [] : [command]);
  });
});

describe("a key", () => {
  it.each<[string, Command, Partial<WindowState>, Partial<ShowState>, Command[]]>([
    ["moves", { type: "next" }, {}, {}, [{ type: "next" }]],
    ["does not move a paused talk", { type: "next" }, {}, { paused: true }, []],
    [
      "still blanks a paused talk",
      { type: "blank", colour: "black" },
      {},
      { paused: true },
      [{ type: "blank", colour: "black" }],
    ],
    [
      "resumes a paused talk",
      { type: "pause", paused: "toggle" },
      {},
      { paused: true },
      [{ type: "pause", paused: "toggle" }],
    ],
    ["collects digits", { type: "digit", digit: "2" }, { typed: "1" }, {}, [{ type: "digit", digit: "2" }]],
    [
      "other than a digit forgets those typed",
      { type: "next" },
      { typed: "1" },
      {},
      [{ type: "forget-digits" }, { type: "next" }],
    ],
    [
      "Enter goes to the number typed",
      { type: "enter" },
      { typed: "12" },
      {},
      [{ type: "forget-digits" }, { type: "goto-number", number: 12 }],
    ],
    ["Enter alone does nothing", { type: "enter" }, {}, {}, []],
    [
      "Enter does not move a paused talk",
      { type: "enter" },
      { typed: "12" },
      { paused: true },
      [{ type: "forget-digits" }],
    ],
    ["leaves full screen to the views", { type: "fullscreen" }, {}, {}, [{ type: "fullscreen" }]],
  ])("%s", (_, command, w, s, steps) => {
    expect(interpret(command, window(w), show(s))).toEqual(steps);
  });
});
