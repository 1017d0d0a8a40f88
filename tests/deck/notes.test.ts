import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { notesOf, properties, reports, shapes, told } from "../support/deck.ts";

describe("presenter notes", () => {
  it.each([
    ["follow ???", "A\n???\nn1 *x*", [["n1 *x*"]]],
    ["may be all there is", "???\nn1", [["n1"]]],
    ["need their line to themselves", "A\n??? n1", [[]]],
    ["need it without blanks", "A\n??? \nn1", [[]]],
    ["have no properties", "A\n???\nclass: b\n<!-- foo: bar -->\nn", [["class: b⏎<!-- foo: bar -->⏎n"]]],
    ["have no variables", "foo: bar\n\nA {{foo}}\n???\n{{foo}}", [["{{foo}}"]]],
    ["have classes, code and links", "A\n???\n.a[b] `c` [x]\n\n[x]: http://u.v", [["span.a(b) `c` [x]⏎⏎"]]],
    ["gather along increments", "A\n???\nn1\n--\nB\n???\nn2\n--\nC", [["n1"], ["n1", "n2"], ["n1", "n2"]]],
    ["come from templates too", "name: t\nT\n???\ntn\n---\ntemplate: t\nA\n???\nan", [["tn"], ["tn", "an"]]],
    [
      "keep their classes when inherited",
      "A\n???\nx .a[b] y\n--\nB\n???\nc",
      [["x span.a(b) y"], ["x span.a(b) y", "c"]],
    ],
    ["are text in a class", ".a[\nx\n???\ny\n]\nz", [[]]],
    ["are not there when they are blank", "A\n???\n\n---\nB\n???", [[], []]],
    ["may be for others", "A\n??? handout\nh\n??? reader\nr\n???\ns", [["handout: h", "reader: r", "s"]]],
  ])("%s", (_, text, expected) => {
    expect(notesOf(text)).toEqual(expected);
  });

  it("are kept when ??? comes twice, with a word about it", () => {
    expect(notesOf("A\n???\nn1\n???\nn2")).toEqual([["n1", "n2"]]);
    const found = reports("A\n???\nn1\n«???»\nn2", "notes-twice");
    expect(told(found)[0]?.what).toBe("this slide's notes began already, on line 2");
  });

  it("set no properties and stay out of the content", () => {
    const [slide] = parseDeck("A\n???\nclass: b").slides;
    expect(properties(slide!)).toEqual({});
    expect(shapes("A\n???\nn")).toEqual(["A"]);
  });

  it("are each slide's own without inheritPresenterNotes", () => {
    const options = { inheritPresenterNotes: false };
    expect(notesOf("A\n???\nn1\n--\nB\n???\nn2\n--\nC", options)).toEqual([["n1"], ["n2"], []]);
  });

  it("are left out without includePresenterNotes", () => {
    expect(notesOf("A\n???\nn1", { includePresenterNotes: false })).toEqual([[]]);
  });
});
