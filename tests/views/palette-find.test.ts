import { describe, expect, it, test } from "vitest";
import { assert, constantFrom, property, string } from "fast-check";

import { commandTable, GROUPS } from "../../src/views/command-table.ts";
import { paletteGroups } from "../../src/views/palette-find.ts";

const rows = commandTable();
const found = (query: string) =>
  paletteGroups(rows, query, []).flatMap(({ rows }) => rows.map(({ name }) => name));

describe("the palette, with words typed", () => {
  test.each([
    ["timer", ["Reset timer", "Start or stop the timer"]],
    ["res", ["Reset timer"]],
    ["WHITE", ["White screen"]],
    ["pal", ["Command palette"]],
    ["freeze", ["Freeze the audience and look around"]],
  ])("finds %s", (query, names) => {
    expect(found(query).slice(0, names.length).toSorted()).toEqual(names.toSorted());
  });

  it("puts beginnings of words before their middles, and names before helps", () => {
    expect(found("lock").indexOf("Lock the audience window's keys")).toBe(0);
    expect(found("no")[0]).toBe("Notes window");
    expect(found("step")).toEqual(expect.arrayContaining(["Next step", "Back one step", "Next slide"]));
    expect(found("step").indexOf("Next slide")).toBeGreaterThan(found("step").indexOf("Back one step"));
  });

  it("wants every word, wherever it stands: in the name, the help or the group", () => {
    expect(found("windows mirror")).toEqual(["Mirror the slides"]);
    expect(found("mirror nonsense")).toEqual([]);
  });

  it("takes signs as they are", () => {
    expect(found("(.*[")).toEqual([]);
  });

  test("every row is found by its own name, and nothing is listed twice", () => {
    assert(
      property(constantFrom(...rows), string(), ({ name }, more) => {
        expect(found(name)).toContain(name);
        expect(new Set(found(more)).size).toBe(found(more).length);
      }),
    );
  });
});

describe("the palette, with nothing typed", () => {
  it("lists every command in its group", () => {
    const groups = paletteGroups(rows, "  ", []);
    expect(groups.map(({ heading }) => heading)).toEqual([...GROUPS]);
    expect(groups.flatMap(({ rows }) => rows)).toEqual(rows);
  });

  it("has what was used last first, once", () => {
    const groups = paletteGroups(rows, "", ["mirror", "unknown", "goto"]);
    expect(groups[0]?.heading).toBe("Recently used");
    expect(groups[0]?.rows.map(({ id }) => id)).toEqual(["mirror", "goto"]);
    expect(groups.flatMap(({ rows }) => rows).length).toBe(rows.length);
  });
});
