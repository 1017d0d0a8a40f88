import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { shapes } from "../support/deck.ts";

describe("a variable", () => {
  it.each([
    ["is a property of the slide", "foo: bar\n\n{{foo}} {{ foo }}", ["⏎⏎bar bar"]],
    ["that nobody knows stays", "foo: bar\n\n{{nope}} {{{foo}}} {{foo", ["⏎⏎{{nope}} {{{foo}}} {{foo"]],
    ["behind a backslash stays", "foo: bar\n\n\\{{foo}} {{foo}}", ["⏎⏎{{foo}} bar"]],
    [
      "behind a backslash stays in what is inherited",
      "name: t\nfoo: bar\n\n\\{{foo}} x\n---\ntemplate: t\n\nA \\{{foo}}",
      ["⏎⏎{{foo}} x", "⏎⏎{{foo}} x⏎⏎A {{foo}}"],
    ],
    ["minds capitals and braces", "foo: bar\n\n{{Foo}} {{foo}bar}}", ["⏎⏎{{Foo}} {{foo}bar}}"]],
    [
      "may be any property",
      "class: a b\nname: n\n\n{{class}} {{name}} {{continued}} {{template}}",
      ["⏎⏎a b n false {{template}}"],
    ],
    [
      "may stand in code",
      "foo: bar\n\n`{{foo}}`\n\n```\n{{foo}} {{x}}\n```\n",
      ["⏎⏎`bar`⏎⏎```⏎bar {{x}}⏎```⏎"],
    ],
    ["may stand in a class", "foo: bar\n\n.a[{{foo}}]", ["⏎⏎span.a(bar)"]],
    ["may hold Markdown", "foo: **b** <i>x</i>\n\nA {{foo}}", ["⏎⏎A **b** <i>x</i>"]],
    ["is not looked into again", "foo: bar\nbaz: {{foo}}\n\n{{baz}}", ["⏎⏎{{foo}}"]],
    [
      "of a layout is the slide's own",
      "layout: true\nsub: def\n# T {{sub}}\n---\nsub: S1\n\nA\n---\n\nB",
      ["⏎# T S1⏎⏎A", "⏎# T def⏎B"],
    ],
    ["changes with the increment", "foo: 1\n\nA {{foo}}\n--\nfoo: 2\n\nB {{foo}}", ["⏎⏎A 1", "⏎⏎A 2⏎⏎B 2"]],
    [
      "named content stays in code",
      "name: N\n\n```\n{{ name }} {{ content }} {{ other }}\n```",
      ["⏎⏎```⏎N {{ content }} {{ other }}⏎```"],
    ],
    ["is none of an object's own", "A {{constructor}}", ["A {{constructor}}"]],
    ["does not reach over lines", "a: 1\n\n{{a\n}} {{\na}}", ["⏎⏎{{a⏎}} {{⏎a}}"]],
  ])("%s", (_, text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });

  it("is a piece with the range of its braces", () => {
    const text = "foo: bar\n\nA {{foo}} B";
    const [slide] = parseDeck(text).slides;
    expect(
      slide!.content.map((piece) => [
        piece.kind === "text" && piece.text,
        text.slice(piece.range.from, piece.range.to),
      ]),
    ).toEqual([
      ["\n\nA ", "\n\nA "],
      ["bar", "{{foo}}"],
      [" B", " B"],
    ]);
  });
});
