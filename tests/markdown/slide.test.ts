import { parseFragment, serialize } from "parse5";
import { describe, expect, test } from "vitest";

import type { Note, Slide } from "#deck";
import { defaultRenderOptions, renderNotes, renderSlide, type RenderOptions } from "#markdown";

import { deckOf, styled, text } from "./content.ts";

function slideOf(properties: Record<string, string>, more: Partial<Slide> = {}) {
  const deck = deckOf([text("# A")]);
  const [first] = deck.slides;
  const slide = { ...first!, properties: new Map(Object.entries(properties)), ...more };
  return { deck: { ...deck, slides: [slide] }, slide };
}

function draw(properties: Record<string, string>, options: Partial<RenderOptions> = {}): string {
  const { deck, slide } = slideOf(properties);
  return renderSlide(deck, slide, { ...defaultRenderOptions(), ...options });
}

/** The opening tag of the slide's content. */
function contentTag(properties: Record<string, string>, options: Partial<RenderOptions> = {}): string {
  return /<div[^>]*remark-slide-content[^>]*>/.exec(draw(properties, options))?.[0] ?? "";
}

describe("a slide's element", () => {
  test("has remark's tree", () => {
    expect(draw({}).replaceAll("\n", "")).toBe(
      '<div class="remark-slide-container"><div class="remark-slide-scaler"><div class="remark-slide">' +
        '<div class="remark-slide-content hljs-default"><h1 id="a">A</h1>' +
        '<div class="remark-slide-number">1 / 1</div></div></div></div>' +
        '<div class="remark-slide-notes"></div></div>',
    );
  });

  test("says when it is a step of the slide before", () => {
    expect(draw({ continued: "true" })).toContain('<div class="remark-slide remark-slide-incremental">');
  });

  test.each([
    [{ class: "a,b  c ,  d;e" }, "remark-slide-content a b c d;e hljs-default"],
    [{ class: "a a" }, "remark-slide-content a a hljs-default"],
    [{ "highlight-style": "github" }, "remark-slide-content hljs-github"],
    [{ class: 'a"b<' }, "remark-slide-content a&quot;b&lt; hljs-default"],
  ])("%j gives the classes %j", (properties, classes) => {
    expect(contentTag(properties)).toBe(`<div class="${classes}">`);
  });

  test("has no style class when the deck wants none", () => {
    expect(contentTag({}, { highlightStyle: "" })).toBe('<div class="remark-slide-content">');
  });

  test.each([
    ["foo bar", "slide-foo bar"],
    ['a"b', "slide-a&quot;b"],
  ])("named %j has the id %j", (name, id) => {
    expect(contentTag({ name })).toContain(` id="${id}"`);
  });

  test.each([
    [{ "background-image": 'url("x y.png")' }, "background-image: url(&quot;x y.png&quot;);"],
    [
      { "background-image": "url(data:image/png;base64,aa)" },
      "background-image: url(data:image/png;base64,aa);",
    ],
    [
      { "background-position": "left top", "background-color": "#123", "background-size": "cover" },
      "background-color: #123; background-size: cover; background-position: left top;",
    ],
    [
      { "background-image": "linear-gradient(red, rgb(1, 2, 3))" },
      "background-image: linear-gradient(red, rgb(1, 2, 3));",
    ],
  ])("%j gives the style %j", (properties, style) => {
    expect(contentTag(properties)).toContain(` style="${style}"`);
  });

  test.each<Record<string, string>>([
    { "background-image": "img.png" },
    { "background-color": "red; position: fixed" },
    { "background-image": "url(a.png" },
    { "background-image": 'url("a.png)' },
    { "background-color": "red) (" },
    { "background-size": "" },
    { color: "red" },
  ])("%j gives no style", (properties) => {
    expect(contentTag(properties)).not.toContain("style=");
  });

  test("has any HTML as its number", () => {
    expect(
      draw({}, { slideNumber: (slide, deck) => `<b>${slide.number}</b> of ${deck.slides.length}` }),
    ).toContain('<div class="remark-slide-number"><b>1</b> of 1</div>');
  });

  test("holds together whatever its author left open", () => {
    const { deck, slide } = slideOf({}, { content: [text("<div><b>a\n\n</section></div></div><p>b<i>")] });
    const repaired = serialize(parseFragment(`${renderSlide(deck, slide, defaultRenderOptions())}<hr>`));
    expect(repaired).toMatch(
      /<div class="remark-slide-number">1 \/ 1<\/div><\/div><\/div><\/div><div class="remark-slide-notes"><\/div><\/div><hr>$/,
    );
  });
});

describe("notes", () => {
  const note = (audience: Note["audience"], ...content: Note["content"]): Note => ({ audience, content });

  test("are Markdown, those of a template first", () => {
    const { deck, slide } = slideOf(
      {},
      { notes: [note("speaker", text("a *b*")), note("speaker", styled("x", "c"), text(" `d`"))] },
    );
    expect(renderNotes(deck, slide, defaultRenderOptions())).toBe(
      '<p>a <em>b</em></p>\n<p><span class="x">c</span> <code class="remark-inline-code">d</code></p>',
    );
  });

  test("are the speaker's unless others are asked for", () => {
    const { deck, slide } = slideOf({}, { notes: [note("speaker", text("a")), note("handout", text("b"))] });
    expect(renderNotes(deck, slide, defaultRenderOptions())).toBe("<p>a</p>");
    expect(renderNotes(deck, slide, defaultRenderOptions(), "handout")).toBe("<p>b</p>");
    expect(renderSlide(deck, slide, defaultRenderOptions())).toContain(
      '<div class="remark-slide-notes"><p>a</p></div>',
    );
  });
});
