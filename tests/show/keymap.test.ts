import { describe, expect, it } from "vitest";

import { commandFor, isShowCommand, isWindowCommand, keymap } from "#show";
import type { Command, KeyPress } from "#show";

const bindings = Object.values(keymap);

function press(key: string, changes: Partial<KeyPress> = {}): Command | null {
  return commandFor({ key, shift: false, ctrl: false, alt: false, meta: false, ...changes });
}

describe("keys", () => {
  it.each<[string, Command]>([
    ["ArrowRight", { type: "next" }],
    ["ArrowDown", { type: "next" }],
    ["PageDown", { type: "next" }],
    [" ", { type: "next" }],
    ["j", { type: "next" }],
    ["n", { type: "next" }],
    ["ArrowLeft", { type: "previous" }],
    ["ArrowUp", { type: "previous" }],
    ["PageUp", { type: "previous" }],
    ["k", { type: "previous" }],
    ["Backspace", { type: "previous" }],
    ["Home", { type: "first" }],
    ["End", { type: "last" }],
    ["7", { type: "digit", digit: "7" }],
    ["0", { type: "digit", digit: "0" }],
    ["Enter", { type: "enter" }],
    ["g", { type: "overlay", overlay: "goto" }],
    ["o", { type: "overlay", overlay: "overview" }],
    ["p", { type: "view", view: "toggle" }],
    ["c", { type: "clone" }],
    ["b", { type: "blank", colour: "black" }],
    [".", { type: "blank", colour: "black" }],
    ["w", { type: "blank", colour: "white" }],
    [",", { type: "blank", colour: "white" }],
    ["f", { type: "fullscreen" }],
    ["s", { type: "timer", act: "toggle" }],
    ["t", { type: "timer", act: "reset" }],
    ["m", { type: "mirror" }],
    ["h", { type: "overlay", overlay: "help" }],
    ["?", { type: "overlay", overlay: "help" }],
    ["d", { type: "scheme" }],
    ["+", { type: "notes-size", by: 1 }],
    ["-", { type: "notes-size", by: -1 }],
    ["e", { type: "overlay", overlay: "problems" }],
    ["z", { type: "pause", paused: "toggle" }],
    ["Pause", { type: "pause", paused: "toggle" }],
    ["Escape", { type: "escape" }],
    ["/", { type: "overlay", overlay: "search" }],
    ["u", { type: "undo" }],
    ["r", { type: "back" }],
    ["v", { type: "look-around" }],
    ["a", { type: "break-or-slide" }],
    ["l", { type: "pointer", kind: "next" }],
    ["x", { type: "zoom-or-whole" }],
    ["y", { type: "overlay", overlay: "times" }],
    ["i", { type: "notes-window" }],
    ["MediaTrackNext", { type: "next" }],
    ["MediaTrackPrevious", { type: "previous" }],
  ])("%s means %j", (key, command) => {
    expect(press(key)).toEqual(command);
  });

  it.each<[string, Command]>([
    [" ", { type: "previous" }],
    ["ArrowRight", { type: "next-slide" }],
    ["ArrowDown", { type: "next-slide" }],
    ["ArrowLeft", { type: "previous-slide" }],
    ["ArrowUp", { type: "previous-slide" }],
    ["PageDown", { type: "next" }],
    ["J", { type: "next" }],
    ["?", { type: "overlay", overlay: "help" }],
    ["+", { type: "notes-size", by: 1 }],
    ["7", { type: "digit", digit: "7" }],
  ])("Shift and %s means %j", (key, command) => {
    expect(press(key, { shift: true })).toEqual(command);
  });

  it("works with Caps Lock", () => {
    expect(press("B")).toEqual({ type: "blank", colour: "black" });
  });

  it.each(["ctrl", "alt", "meta"] as const)("with %s are the browser's", (modifier) => {
    const ours = modifier === "alt" ? [] : ["k", ","];
    for (const key of bindings.flatMap(({ keys }): readonly string[] => keys)) {
      if (!ours.includes(key)) expect(press(key, { [modifier]: true })).toBeNull();
    }
  });

  it.each(["ctrl", "meta"] as const)("K and the comma with %s open palette and settings", (modifier) => {
    expect(press("k", { [modifier]: true })).toEqual({ type: "overlay", overlay: "palette" });
    expect(press("K", { [modifier]: true })).toEqual({ type: "overlay", overlay: "palette" });
    expect(press("k", { [modifier]: true, shift: true })).toBeNull();
    expect(press("k", { [modifier]: true, alt: true })).toBeNull();
    expect(press(",", { [modifier]: true })).toEqual({ type: "overlay", overlay: "settings" });
  });

  it("can do without what one types in a text, all but Space", () => {
    const silent = (key: string, changes: Partial<KeyPress> = {}): Command | null =>
      commandFor({ key, shift: false, ctrl: false, alt: false, meta: false, ...changes }, false);
    for (const key of ["j", "B", "7", "+", ".", "/", "?"]) expect(silent(key)).toBeNull();
    expect(silent("о", { code: "KeyJ" })).toBeNull();
    expect(silent(" ")).toEqual({ type: "next" });
    expect(silent("ArrowRight")).toEqual({ type: "next" });
    expect(silent("Escape")).toEqual({ type: "escape" });
    expect(silent("k", { ctrl: true })).toEqual({ type: "overlay", overlay: "palette" });
  });

  it.each(["F1", "F5", "F11", "Tab", "Shift", "~", "Dead", "", "constructor", "__proto__"])(
    "leaves %s alone",
    (key) => {
      expect(press(key)).toBeNull();
      expect(press(key, { shift: true })).toBeNull();
    },
  );

  it("finds letters by their place on a keyboard that writes other ones", () => {
    expect(press("о", { code: "KeyJ" })).toEqual({ type: "next" });
    expect(press("о")).toBeNull();
  });

  it("believes what is written where the layout is Latin", () => {
    expect(press("m", { code: "Semicolon" })).toEqual({ type: "mirror" });
    expect(press("é", { code: "KeyB" })).toBeNull();
  });
});

describe("the table", () => {
  it("gives every key one meaning", () => {
    const keys = bindings.flatMap((binding): readonly string[] => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("sorts every command into show, window or neither", () => {
    const commands = bindings.map(({ command }): Command => command);
    const neither = commands.filter((command) => !isShowCommand(command) && !isWindowCommand(command));
    expect(neither.map(({ type }) => type)).toEqual([
      "enter",
      "back",
      "look-around",
      "take",
      "break-or-slide",
      "zoom-or-whole",
      "escape",
      "hold-edits",
      "clone",
      "notes-window",
      "fullscreen",
    ]);
    expect(commands.filter((command) => isShowCommand(command) && isWindowCommand(command))).toEqual([]);
  });
});
