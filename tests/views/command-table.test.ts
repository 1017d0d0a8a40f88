import { describe, expect, it } from "vitest";

import { keymap } from "#show";
import { commandTable, GROUPS, helpGroups, keyLabel } from "../../src/views/command-table.ts";

describe("the table", () => {
  it("has a name and a group for every command, in the order of the groups", () => {
    expect(
      commandTable()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(Object.keys(keymap).toSorted());
    expect([...new Set(commandTable().map(({ group }) => group))]).toEqual([...GROUPS]);
    const names = commandTable().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
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
  });

  it("draws keys as they look", () => {
    expect(
      [
        "ArrowRight",
        " ",
        "Shift+ ",
        "Shift+ArrowLeft",
        "PageDown",
        "Escape",
        "b",
        "Ctrl+k",
        "Ctrl+,",
        "+",
      ].map(keyLabel),
    ).toEqual(["→", "Space", "Shift Space", "Shift ←", "Page Down", "Esc", "b", "Ctrl K", "Ctrl ,", "+"]);
  });
});
