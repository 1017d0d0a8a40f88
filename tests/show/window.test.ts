import { describe, expect, it } from "vitest";

import { applyWindow, createWindow, escapeCommand, initialShow, initialWindow, interpret } from "#show";
import type { Command, ShowState, WindowCommand, WindowState } from "#show";
import { slides } from "./slides.ts";

const window = (changes: Partial<WindowState> = {}): WindowState => ({ ...initialWindow, ...changes });
const deck = slides("a b+c+d e");
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
    [{ type: "view", view: "toggle" }, { view: "notes" }, { view: "presenter" }],
    [{ type: "view", view: "notes" }, {}, { view: "notes" }],
    [
      { type: "view", view: "toggle" },
      { view: "presenter", look: 3 },
      { view: "stage", look: null },
    ],
    [{ type: "view", view: "notes" }, { view: "presenter", look: 3 }, { view: "notes" }],
    [{ type: "look", index: 3 }, {}, { look: 3 }],
    [{ type: "look", index: null }, { look: 3 }, { look: null }],
    [{ type: "pointer", kind: "next" }, {}, { pointer: "laser" }],
    [{ type: "pointer", kind: "next" }, { pointer: "laser" }, { pointer: "spotlight" }],
    [{ type: "pointer", kind: "next" }, { pointer: "spotlight" }, { pointer: "none" }],
    [{ type: "pointer", kind: "spotlight" }, {}, { pointer: "spotlight" }],
    [{ type: "letters" }, {}, { letters: false }],
    [{ type: "echo", within: 200 }, {}, { echo: 200 }],
    [{ type: "echo", within: 1e9 }, {}, { echo: 1000 }],
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
    [{ type: "look", index: null }, {}],
    [{ type: "echo", within: -1 }, {}],
    [{ type: "echo", within: Number.NaN }, { echo: 200 }],
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
    [
      "then the zoom",
      { look: 2, typed: "1" },
      { zoom: { x: 0.5, y: 0.5, scale: 2 } },
      { type: "zoom", zoom: null },
    ],
    ["then the look around", { look: 2, typed: "1" }, {}, { type: "look", index: null }],
    ["then the digits typed so far", { typed: "1" }, {}, { type: "forget-digits" }],
    ["nothing when nothing is open", {}, {}, null],
  ] as const)("%s", (_, w, s, command) => {
    expect(escapeCommand(window(w), show(s))).toEqual(command);
    expect(interpret({ type: "escape" }, window(w), show(s), deck)).toEqual(
      command === null ? [] : [command],
    );
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
    [
      "looks around from the live slide",
      { type: "look-around" },
      { view: "presenter" },
      { index: 2 },
      [{ type: "look", index: 2 }],
    ],
    [
      "ends the look around",
      { type: "look-around" },
      { view: "presenter", look: 3 },
      {},
      [{ type: "look", index: null }],
    ],
    ["stays on air on a stage", { type: "look-around" }, {}, {}, []],
    ["moves off air alone", { type: "next" }, { look: 2 }, { index: 0 }, [{ type: "look", index: 3 }]],
    [
      "moves off air while the talk is paused",
      { type: "previous" },
      { look: 2 },
      { paused: true },
      [{ type: "look", index: 1 }],
    ],
    ["stays in the deck off air", { type: "next" }, { look: 4 }, {}, []],
    [
      "goes to the number typed off air",
      { type: "enter" },
      { look: 2, typed: "5" },
      {},
      [{ type: "forget-digits" }, { type: "look", index: 4 }],
    ],
    [
      "Enter takes what is looked at live",
      { type: "enter" },
      { look: 3 },
      {},
      [
        { type: "goto", index: 3 },
        { type: "look", index: null },
      ],
    ],
    ["takes nothing while the talk is paused", { type: "take" }, { look: 3 }, { paused: true }, []],
    ["takes nothing on air", { type: "take" }, {}, {}, []],
    ["back returns to the live slide", { type: "back" }, { look: 3 }, {}, [{ type: "look", index: null }]],
    ["back returns from a detour", { type: "back" }, {}, { trail: [1] }, [{ type: "return" }]],
    [
      "zooms into a part that is chosen",
      { type: "zoom-or-whole" },
      {},
      {},
      [{ type: "overlay", overlay: "zoom" }],
    ],
    [
      "shows the whole slide again",
      { type: "zoom-or-whole" },
      {},
      { zoom: { x: 0.5, y: 0.5, scale: 2 } },
      [{ type: "zoom", zoom: null }],
    ],
    ["asks how long a break is", { type: "break-or-slide" }, {}, {}, [{ type: "overlay", overlay: "break" }]],
    ["ends a break", { type: "break-or-slide" }, {}, { blank: "break", until: 9 }, [{ type: "unblank" }]],
    ["leaves full screen to the views", { type: "fullscreen" }, {}, {}, [{ type: "fullscreen" }]],
  ])("%s", (_, command, w, s, steps) => {
    expect(interpret(command, window(w), show(s), deck)).toEqual(steps);
  });
});
