import { beforeAll, describe, expect, test } from "vitest";

import { codeLanguages, parseDeck, type Deck, type Macro, type ParseOptions, type Slide } from "#deck";
import { createHighlighter } from "#highlight";
import { defaultRenderOptions, renderContent, renderNotes, renderSlide, type RenderOptions } from "#markdown";

import { readCases, type Case, type ExpectedSlide } from "./cases.ts";
import { normal } from "./normal.ts";

const FUNCTIONS: Readonly<Record<string, Macro>> = {
  scale(width = "") {
    return `<img src="${String(this)}" style="width: ${width}" />`;
  },
  showCall(...args) {
    return `\`${JSON.stringify(args)} ${this === undefined ? "window" : String(this)}\``;
  },
  quoteCall(...args) {
    return JSON.stringify(args).replaceAll('"', "'") + String(this);
  },
  five: () => 5,
  nothing: () => undefined,
  false: () => false,
  list: () => [1, 2],
  null: () => null,
};

const highlighter = createHighlighter();
beforeAll(async () => {
  await highlighter.load(["javascript", "python"]);
});

describe.each([...readCases()])("%s", (_, cases) => {
  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const parse = parseOptions(one);
    const deck = parseDeck(one.source, parse);
    const options = renderOptions(one);
    const drawn = deck.slides.map((slide, index) => drawnFields(deck, slide, options, one.slides[index] ?? {}));
    expect(drawn).toEqual(one.slides.map(normalFields));
    expect(codeLanguages(deck)).toBeInstanceOf(Set);
  });
});

test("the language has 345 cases", () => {
  const ids = [...readCases().values()].flat().map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(345);
});

function parseOptions({ options, macros }: Case): ParseOptions {
  const made = Object.entries(macros).map(([name, result]): [string, Macro] => [
    name,
    result.startsWith("@") ? FUNCTIONS[result.slice(1)]! : () => result,
  ]);
  return { ...options, macros: { hello: () => "hello!", ...Object.fromEntries(made) } };
}

function renderOptions({ options }: Case): RenderOptions {
  const { highlightSpans, ...others } = options;
  const [, source = "", flags = ""] = /^\/(.*)\/(\w*)$/.exec(String(highlightSpans)) ?? [];
  return {
    ...defaultRenderOptions(highlighter.highlight),
    ...others,
    highlightSpans: source ? new RegExp(source, flags) : highlightSpans === true,
  };
}

/** Of a drawn slide, the fields that a case is about. */
function drawnFields(deck: Deck, slide: Slide, options: RenderOptions, wanted: ExpectedSlide): ExpectedSlide {
  const element = renderSlide(deck, slide, options);
  const tag = /<div[^>]*remark-slide-content[^>]*>/.exec(element)?.[0] ?? "";
  const attribute = (name: string): string | null =>
    new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&quot;", '"') ?? null;
  const all: Required<ExpectedSlide> = {
    html: normal(renderContent(deck, slide.content, options)),
    notes: normal(renderNotes(deck, slide, options)),
    props: Object.fromEntries([...slide.properties].filter(([name, value]) => `${name} ${value}` !== "continued false")),
    class: attribute("class")?.replace("remark-slide-content", "…") ?? "",
    id: attribute("id") ?? "",
    style: attribute("style"),
    number: options.slideNumber(slide, deck),
    incremental: element.includes('<div class="remark-slide remark-slide-incremental">'),
  };
  const names = Object.keys(wanted) as (keyof ExpectedSlide)[];
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

function normalFields(slide: ExpectedSlide): ExpectedSlide {
  return {
    ...slide,
    ...(slide.html !== undefined && { html: normal(slide.html) }),
    ...(slide.notes !== undefined && { notes: normal(slide.notes) }),
  };
}
