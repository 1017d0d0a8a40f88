import { describe, expect, it } from "vitest";

import { commandFor, GROUPS, helpGroups, isShowCommand, isWindowCommand, keymap, keyLabel } from "#show";
import type { Command, KeyPress } from "#show";

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
    for (const { keys } of keymap) {
      for (const key of keys) expect(press(key, { [modifier]: true })).toBeNull();
    }
  });

  it.each(["F1", "F5", "F11", "Tab", "Shift", "q", "Dead", "", "constructor", "__proto__"])(
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
    expect(press("q", { code: "KeyB" })).toBeNull();
  });
});

describe("the table", () => {
  it("gives every key one meaning", () => {
    const keys = keymap.flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("says what every key does, in the overlay's groups", () => {
    const help = helpGroups();
    expect(help.map(({ group }) => group)).toEqual([...GROUPS]);
    for (const { entries } of help) {
      expect(entries.length).toBeGreaterThan(0);
      for (const { keys, help } of entries) {
        expect(keys.length).toBeGreaterThan(0);
        expect(help).toMatch(/^[A-Z].*[^.]$/);
      }
    }
    const silent = keymap.filter((binding) => binding.help === "");
    expect(silent.every(({ command }) => command.type === "digit")).toBe(true);
  });

  it("draws keys as they look", () => {
    expect(
      ["ArrowRight", " ", "Shift+ ", "Shift+ArrowLeft", "PageDown", "Escape", "b"].map(keyLabel),
    ).toEqual(["→", "Space", "Shift Space", "Shift ←", "Page Down", "Esc", "b"]);
  });

  it("sorts every command into show, window or effect", () => {
    const effects = keymap
      .map(({ command }) => command)
      .filter((c) => !isShowCommand(c) && !isWindowCommand(c));
    expect(effects.map(({ type }) => type)).toEqual(["enter", "fullscreen", "escape", "clone"]);
    expect(keymap.filter(({ command }) => isShowCommand(command) && isWindowCommand(command))).toEqual([]);
  });
});
