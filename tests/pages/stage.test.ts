import * as fc from "fast-check";
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { describe, expect, it } from "vitest";

import { stagePage, type TalkPage } from "#pages";

const plain: TalkPage = {
  title: "A talk",
  lang: "en",
  scheme: "",
  source: "# One\n---\n# Two\n",
  styles: [{ href: "/_lectern/app/assets/chrome.css" }],
  styleHref: "",
  theme: { href: "/_lectern/app/assets/theme.css" },
  scripts: ["/_lectern/app/assets/main.js"],
  preloads: ["/_lectern/app/assets/part.js"],
  first: null,
  page: { name: "talk.md", events: "/_lectern/events?since=1", themes: { lectern: "/a.css" } },
};

/** All elements of a page, as an HTML parser finds them where scripts run. */
function elements(html: string): Tree.Element[] {
  const found: Tree.Element[] = [];
  const walk = (node: Tree.Node): void => {
    if ("tagName" in node) found.push(node);
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(parse(html, { scriptingEnabled: true }));
  return found;
}

function text(element: Tree.Element | undefined): string {
  return element!.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}

function attribute(element: Tree.Element | undefined, name: string): string | undefined {
  return element!.attrs.find((attr) => attr.name === name)?.value;
}

function byId(html: string, id: string): Tree.Element | undefined {
  return elements(html).find((element) => attribute(element, "id") === id);
}

const hostile = [
  "",
  "\n# begins with an empty line",
  "\n\n\ntwo",
  "</textarea><script>alert(1)</script>",
  "a & b &amp; c &lt;",
  "<!-- --> ]]> <script> </script>",
  "one\r\ntwo\rthree",
  "\u2028 \u2029 \uFEFF 😀",
];

describe("the page of a talk", () => {
  it.each(hostile)("carries %j to the script as it is", (source) => {
    expect(JSON.parse(text(byId(stagePage({ ...plain, source }), "source")))).toBe(source);
  });

  it("carries any deck, title, name and address as they are", () => {
    const word = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "grapheme" })).map(withoutNuls);
    fc.assert(
      fc.property(word, word, word, (source, title, name) => {
        const html = stagePage({ ...plain, source, title, lang: title, page: { ...plain.page, name } });
        expect(JSON.parse(text(byId(html, "source")))).toBe(source);
        expect(text(elements(html).find((element) => element.tagName === "title"))).toBe(title);
        expect(attribute(elements(html)[0], "lang")).toBe(title);
        expect(JSON.parse(text(byId(html, "lectern-page")))).toEqual({ ...plain.page, name });
        // Nothing of a deck became an element.
        expect(elements(html).map((element) => element.tagName)).toEqual(
          elements(stagePage(plain)).map((element) => element.tagName),
        );
      }),
    );
  });

  it("names its stylesheets, its theme, its script and what the script imports", () => {
    const links = elements(stagePage(plain)).filter((element) => element.tagName === "link");
    expect(
      links.map((link) => [attribute(link, "rel"), attribute(link, "id"), attribute(link, "href")]),
    ).toEqual([
      ["icon", undefined, expect.stringMatching(/^data:image\/svg\+xml,/)],
      ["stylesheet", undefined, "/_lectern/app/assets/chrome.css"],
      ["stylesheet", "lectern-theme", "/_lectern/app/assets/theme.css"],
      ["modulepreload", undefined, "/_lectern/app/assets/part.js"],
    ]);
    const script = elements(stagePage(plain)).find((element) => attribute(element, "type") === "module");
    expect(attribute(script, "src")).toBe("/_lectern/app/assets/main.js");
  });

  it("is in standards mode, in UTF-8, and says so to whoever has no scripts", () => {
    const html = stagePage(plain);
    expect(html).toMatch(/^<!doctype html>/);
    expect(
      attribute(
        elements(html).find((element) => element.tagName === "meta"),
        "charset",
      ),
    ).toBe("utf-8");
    expect(text(elements(html).find((element) => element.tagName === "noscript"))).toContain("allow scripts");
  });
});

/** HTML has no NUL; a deck's become U+FFFD before they come here. */
function withoutNuls(value: string): string {
  return value.replaceAll("\0", "");
}
