import { describe, expect, it } from "vitest";

import { parseDeck, type Macro } from "#deck";
import { formatDiagnostic } from "#deck/words";
import { notesOf, properties, shape, shapes, told as toldOf } from "../support/deck.ts";

const returns =
  (result: unknown): Macro =>
  () =>
    result;

const told: Macro = function (this: unknown, ...args) {
  return `${JSON.stringify(args).replaceAll('"', "'")} of ${String(this)}`;
};

describe("a macro", () => {
  it.each<[string, string, unknown, string[]]>([
    ["fills its place", "A ![:m] B", "x", ["A x B"]],
    ["may return Markdown and macros", "A ![:m] B", "**b** ![:hello] z", ["A **b** hello! z B"]],
    ["may return classes", "A ![:m] B", "**b** .x[y] z", ["A **b** span.x(y) z B"]],
    ["may begin with a class", "A ![:m] B", ".x[y] z", ["A span.x(y) z B"]],
    ["may return slides", "A ![:m] B\n---\nC", "x\n---\ny", ["A x", "y B", "C"]],
    ["may return increments", "![:m]", "x\n--\ny", ["x", "x⏎y"]],
    ["has its indentation removed", "A\n\n![:m]\n\nB", "    - x\n    - y", ["A⏎⏎- x⏎- y⏎⏎B"]],
    ["may return HTML", "# T\n\n![:m]\n\ntext", "<div>**x**</div>", ["# T⏎⏎<div>**x**</div>⏎⏎text"]],
    ["may return nothing", "A ![:m] B", undefined, ["A  B"]],
    ["may return null", "A ![:m] B", null, ["A  B"]],
    ["may return a number", "A ![:m] B", 5, ["A 5 B"]],
    ["may return a list", "A ![:m] B", [1, 2], ["A 1,2 B"]],
    ["works in classes", ".a[![:m]]", "x", ["span.a(x)"]],
    ["in a class gives all its slides there", ".a[![:m]]", "x\n---\ny", ["span.a(x⏎⏎y)"]],
    ["is text in code", "`![:m]`\n\n```\n![:m]\n```", "x", ["`![:m]`⏎⏎```⏎![:m]⏎```"]],
    ["is text in a comment", "<!-- ![:m] -->", "x", ["<!-- ![:m] -->"]],
    ["is text in a class behind a backslash", "\\.a[![:m]]", "x", [".a[![:m]]"]],
    ["may return variables", "foo: bar\n\n![:m]", "{{foo}}", ["⏎⏎bar"]],
    ["loses properties in the middle of text", "A ![:m] B", "foo: bar", ["A  B"]],
  ])("%s", (_, text, result, expected) => {
    expect(shapes(text, { macros: { m: returns(result) } })).toEqual(expected);
  });

  it.each([
    ["![:m]", "[''] of undefined"],
    ["![:m]()", "[''] of "],
    ["![:m a, b c ,  d](obj x)", "['a','b c','d'] of obj x"],
    ['![:m "a, b"](f)', "['\\'a','b\\''] of f"],
    ["![:m a\n, b](c\nd)", "['a','b'] of c⏎d"],
    ["![:m a](c(d)e)", "['a'] of c(de)"],
    ["![:m a[1]](c)", "['a[1'] of undefined](c)"],
  ])("called as %s sees its arguments and its object", (text, expected) => {
    const macros = { m: told };
    expect(shapes(text, { macros })[0]!.replaceAll('\\"', "\\'")).toBe(expected);
  });

  it("named hello is there already", () => {
    expect(shapes("A ![:hello] B ![:hello x, y](z)")).toEqual(["A hello! B hello!"]);
  });

  it("that is a whole slide gives the slide its properties and notes", () => {
    const { slides } = parseDeck("\n![:m]", { macros: { m: returns("class: a\n\n# T\n???\nn") } });
    expect(properties(slides[0]!)).toEqual({ class: "a" });
    expect(notesOf("![:m]", { macros: { m: returns("# T\n???\nn") } })).toEqual([["n"]]);
  });

  it("gives its link definitions to the deck", () => {
    const { links } = parseDeck("[a]\n\n![:m]", { macros: { m: returns("[a]: u") } });
    expect(links.get("a")).toEqual({ href: "u" });
  });

  it("gives pieces with the range of its call", () => {
    const [slide] = parseDeck("A ![:m] B", { macros: { m: returns("x .a[y]") } }).slides;
    expect(slide!.content.map(({ range }) => [range.from, range.to])).toEqual([
      [0, 2],
      [2, 7],
      [2, 7],
      [7, 9],
    ]);
  });
});

describe("a macro that cannot be run", () => {
  it("is shown, and said to be unknown", () => {
    const { slides, source, diagnostics } = parseDeck("A ![:helo x, y](z) B");
    expect(shape(slides[0]!)).toBe("A ` ![:helo x, y](z) ` B");
    expect(diagnostics.map((each) => formatDiagnostic(source, each))).toEqual([
      'deck:1:3: error: there is no macro named "helo" [unknown-macro]\n' +
        "  why  The call is shown as code in its place.\n" +
        '  fix  Did you mean "hello"?',
    ]);
  });

  it("is unknown when only objects have it", () => {
    expect(parseDeck("![:constructor]").diagnostics.map(({ code }) => code)).toEqual(["unknown-macro"]);
  });

  it("is shown, and said to have failed", () => {
    const m: Macro = () => {
      throw new Error("no such file");
    };
    const found = parseDeck("A ![:m `x`] B", { macros: { m } });
    expect(shape(found.slides[0]!)).toBe("A `` ![:m `x`] `` B");
    expect(toldOf(found).map(({ code, what }) => [code, what])).toEqual([
      ["failed-macro", 'the macro "m" failed: no such file'],
    ]);
  });

  it("may throw anything", () => {
    const m: Macro = () => {
      throw Object.create(null);
    };
    expect(parseDeck("![:m]", { macros: { m } }).diagnostics).toHaveLength(1);
  });

  it("may return what cannot be text", () => {
    const result: unknown = Object.create(null);
    expect(parseDeck("![:m]", { macros: { m: returns(result) } }).diagnostics).toHaveLength(1);
  });

  it("is stopped when it calls itself without end", () => {
    const { diagnostics } = parseDeck("![:m]", { macros: { m: returns("![:m] ![:m]") } });
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
      new Set(["endless-macro", "too-many-problems"]),
    );
  });
});
