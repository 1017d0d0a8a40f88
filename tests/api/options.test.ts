import { describe, expect, it } from "vitest";

import { readOptions } from "../../src/api/options.ts";

function read(options: unknown) {
  const complaints: string[] = [];
  return { settings: readOptions(options, (message) => complaints.push(message)), complaints };
}

describe("the options of create", () => {
  it.each([undefined, null, {}, 7, "deck.md"])("are all optional: %j", (options) => {
    const { settings, complaints } = read(options);
    expect(complaints).toEqual([]);
    expect(settings).toMatchObject({
      source: null,
      ratio: null,
      "navigation.scroll": true,
      "navigation.touch": true,
      "navigation.click": false,
      slideNumberFormat: "%current% / %total%",
      countIncrementalSlides: true,
      highlightStyle: "default",
      highlightLines: false,
      cloneTarget: "_blank",
      includePresenterNotes: true,
      "timer.startOnChange": true,
      lazy: false,
    });
  });

  it("are taken as they are given", () => {
    const format = () => "x";
    const { settings, complaints } = read({
      source: "# Hi",
      ratio: "16:9",
      navigation: { scroll: false, click: true },
      slideNumberFormat: format,
      highlightSpans: /_(.*?)_/g,
      excludedClasses: ["draft"],
      timer: { enabled: false },
      includePresenterNotes: 0,
    });
    expect(complaints).toEqual([]);
    expect(settings).toMatchObject({
      source: "# Hi",
      ratio: "16:9",
      "navigation.scroll": false,
      "navigation.touch": true,
      "navigation.click": true,
      slideNumberFormat: format,
      highlightSpans: /_(.*?)_/g,
      excludedClasses: ["draft"],
      "timer.enabled": false,
      includePresenterNotes: false,
    });
  });

  it("know a source that is there but undefined, which keeps the page's own text out", () => {
    expect(read({ source: undefined }).settings.source).toBe("");
    expect(read({}).settings.source).toBeNull();
  });

  it.each([
    [{ ratio: "wide" }, "ratio", '"wide"'],
    [{ ratio: 1.5 }, "ratio", "1.5"],
    [{ navigation: { scroll: "no" } }, "navigation.scroll", '"no"'],
    [{ slideNumberFormat: 3 }, "slideNumberFormat", "3"],
    [{ highlightSpans: /_(.*?)_/ }, "highlightSpans", "an object"],
    [{ excludedClasses: "draft" }, "excludedClasses", '"draft"'],
    [{ timer: { formatter: "H:mm" } }, "timer.formatter", '"H:mm"'],
    [{ container: "#talk" }, "container", '"#talk"'],
    [{ macros: { scale: "x" } }, "macros", "an object"],
  ])("%j costs a word in the console, not the talk", (options, name, value) => {
    const { settings, complaints } = read(options);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`option ${name} `);
    expect(complaints[0]).toContain(value);
    expect(settings).toEqual(read({}).settings);
  });

  it.each([{ navigation: "none" }, { navigation: null, timer: 3 }])("survive %j", (options) => {
    expect(read(options).settings).toEqual(read({}).settings);
  });
});
