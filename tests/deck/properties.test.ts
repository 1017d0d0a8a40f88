import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { properties, shape } from "../support/deck.ts";

function first(text: string): [Record<string, string>, string] {
  const slide = parseDeck(text).slides[0]!;
  return [properties(slide), shape(slide)];
}

describe("property lines", () => {
  it.each([
    [
      "stand at a slide's head",
      "name: foo\nclass: center, middle\n\n# A",
      { name: "foo", class: "center, middle" },
      "⏎⏎# A",
    ],
    ["need no blank line after them", "class: center\n# A", { class: "center" }, "⏎# A"],
    ["may have empty lines between", "\n\nclass: a\n\n\nname: b\n\n# A", { class: "a", name: "b" }, "⏎⏎# A"],
    ["may have blank lines between", " \nclass: b\n\t\nname: c\n# B", { class: "b", name: "c" }, "⏎# B"],
    ["are none below text", "# A\nclass: a\n", {}, "# A⏎class: a⏎"],
    ["are none when indented", "x: 1\n  class: a\n\nA", { x: "1" }, "⏎  class: a⏎⏎A"],
    ["have no blank before the colon", "class : a\n# A", {}, "class : a⏎# A"],
    ["need no blank after the colon", "class:a\n# A", { class: "a" }, "⏎# A"],
    ["have no blank in the key", "my key: v\nx", {}, "my key: v⏎x"],
    ["may have any key", "Note: this is text\n\nmore", { Note: "this is text" }, "⏎⏎more"],
    ["are no addresses", "http://example.com/x\n\nmore", {}, "http://example.com/x⏎⏎more"],
    ["may be numbers", "10:30 lunch\n", { "10": "30 lunch" }, "⏎"],
    ["may have dollars", "price: 5$ now\nfoo\n", { price: "5$ now" }, "⏎foo⏎"],
    ["go on after dollars", "x: $y\nclass: b\n\n# A", { x: "$y", class: "b" }, "⏎⏎# A"],
    ["count by the last", "class: a\nclass: b\n\nA", { class: "b" }, "⏎⏎A"],
    ["mind capitals", "Class: a\nNAME: b\n\nA", { Class: "a", NAME: "b" }, "⏎⏎A"],
    [
      "end at a content class, even in a value",
      "foo: x .a[b] y\nclass: c\n\nA",
      { foo: "x" },
      "span.a(b) y⏎class: c⏎⏎A",
    ],
    ["may hold an address", "url: http://x.y/z:8\n\n{{url}}", { url: "http://x.y/z:8" }, "⏎⏎http://x.y/z:8"],
    ["may hold what a macro says", "foo: ![:hello]\n\nA {{foo}}", { foo: "hello!" }, "⏎⏎A hello!"],
    ["may hold code", "foo: `.a[x]` y\nA", { foo: "`.a[x]` y" }, "⏎A"],
    ["may follow link definitions", "[x]: http://a.b\nclass: c\n\n[x]", { class: "c" }, "⏎⏎[x]"],
    ["are none after a class", ".a[x]\nclass: b\n\nB", {}, "span.a(x)⏎class: b⏎⏎B"],
    ["may be all there is", "class: a", { class: "a" }, ""],
    ["may be empty", "class:\nA", { class: "" }, "⏎A"],
  ])("%s", (_, text, expected, left) => {
    expect(first(text)).toEqual([expected, left]);
  });

  it("may have the names of every object's own", () => {
    const { slides } = parseDeck(
      "__proto__: 1\nconstructor: 2\n\n{{__proto__}} {{constructor}} {{toString}}",
    );
    expect(slides[0]?.properties.get("__proto__")).toBe("1");
    expect(shape(slides[0]!)).toBe("⏎⏎1 2 {{toString}}");
  });
});

describe("property comments", () => {
  it.each([
    ["may stand at the head", "<!-- class: a -->\n<!-- name: n -->\n# A", { class: "a", name: "n" }, "⏎# A"],
    [
      "may stand in a line",
      "# A\n\nsome text <!-- foo: bar --> more",
      { foo: "bar" },
      "# A⏎⏎some text  more",
    ],
    [
      "go with the newlines before them",
      "# A\n\n<!-- TODO: fix this -->\n\nB",
      { TODO: "fix this" },
      "# A⏎⏎B",
    ],
    ["leave a newline where lines would be glued", "# A\n\n<!-- foo: b -->text", { foo: "b" }, "# A⏎text"],
    [
      "have no blank in the key",
      "# A\n\n<!-- see also: fix this -->\n\nB",
      {},
      "# A⏎⏎<!-- see also: fix this -->⏎⏎B",
    ],
    ["may have white space around the pair", "# A\n\n<!--\nclass: a\n-->\n\nB", { class: "a" }, "# A⏎⏎B"],
    ["hold one pair", "<!--\nclass: a\nname: b\n-->\n\nB", {}, "<!--⏎class: a⏎name: b⏎-->⏎⏎B"],
    ["may have dollars", "# A\n\n<!-- foo: a$b -->\n\nB", { foo: "a$b" }, "# A⏎⏎B"],
    ["are no addresses", "<!-- http://x.y -->", {}, "<!-- http://x.y -->"],
    ["are text in a fence", "A\n\n```\n<!-- foo: bar -->\n```\n", {}, "A⏎⏎```⏎<!-- foo: bar -->⏎```⏎"],
    ["are text in inline code", "A `<!-- foo: bar -->`", {}, "A `<!-- foo: bar -->`"],
    ["count after a class", ".a[x]\n\n<!-- foo: bar -->\n", { foo: "bar" }, "span.a(x)⏎"],
    ["are comments in a class", ".a[<!-- foo: bar -->]", {}, "span.a(<!-- foo: bar -->)"],
    ["may come before property lines", "<!-- class: a -->\nname: n\n\nA", { class: "a", name: "n" }, "⏎⏎A"],
  ])("%s", (_, text, expected, left) => {
    expect(first(text)).toEqual([expected, left]);
  });
});

describe("a deck's settings", () => {
  it("are the first slide's properties as written, layout or not", () => {
    const { settings } = parseDeck("title: T\nlayout: true\ntheme: remark\n---\ntitle: U\n\nA");
    expect([...settings]).toEqual([
      ["title", "T"],
      ["layout", "true"],
      ["theme", "remark"],
    ]);
  });
});
