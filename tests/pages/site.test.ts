import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { defaultRenderOptions } from "#markdown";
import {
  deckArticle,
  describe as describeDeck,
  kindOf,
  inStyle,
  singlePage,
  sitePage,
  type SitePage,
} from "#pages";

const article = (text: string) => deckArticle(parseDeck(text), defaultRenderOptions());

const plain: SitePage = {
  title: 'A "talk" & <more>',
  lang: "en",
  scheme: "",
  lectern: "1.2.3",
  source: "# One",
  styles: [],
  styleHref: "",
  theme: { href: "theme.css" },
  scripts: ["main.js"],
  preloads: [],
  first: null,
  search: "assets/search.json",
  base: "",
  article: article("# One").html,
  social: { description: "", url: null, picture: null },
  page: { name: "talk.md", events: null, themes: {} },
};

/** Every element's name, and its text where it is a noscript. */
function elements(html: string, scriptingEnabled: boolean): Tree.Element[] {
  const found: Tree.Element[] = [];
  const walk = (node: Tree.Node): void => {
    if ("tagName" in node) found.push(node);
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(parse(html, { scriptingEnabled }));
  return found;
}

const names = (html: string, scripts: boolean): string[] =>
  elements(html, scripts).map(({ tagName }) => tagName);

describe("a deck as text", () => {
  it("has each slide once, with all its increments, its number and its addresses", () => {
    const { html } = article("name: a\n# A\n\n--\nmore\n---\nname: b c\n# B\n---\n[to a](#a)");
    expect(html.match(/<section[^>]*>/g)).toEqual([
      '<section id="a" aria-label="Slide 2">',
      '<section id="3" aria-label="Slide 3">',
      '<section id="to-a-a" aria-label="Slide 4">',
    ]);
    expect(html).toContain('<span id="slide-a"></span><span id="1"></span><span id="2"></span>');
    expect(html.match(/more/g)).toHaveLength(1);
  });

  it("has notes for readers below their slides", () => {
    const { html } = article("# A\n??? reader\nfor *readers*");
    expect(html).toContain('<aside aria-label="Notes"><p>for <em>readers</em></p></aside>');
  });

  it("closes what a slide leaves open, and has nothing that runs or hides what follows", () => {
    const { html } = article(
      "# A\n<div><p onclick=x()>open\n<script>x()</script><!-- c -->\n<noscript>no\n---\n# B\n<a title='</noscript>'>x</a>",
    );
    expect(html).not.toMatch(/<script|onclick|<!--|<\/noscript/i);
    const page = sitePage({ ...plain, article: html });
    expect(names(page, true).filter((name) => name === "section")).toEqual([]);
    expect(names(page, false).filter((name) => name === "section")).toHaveLength(2);
    const main = elements(page, false).find(({ tagName }) => tagName === "main");
    expect(main!.childNodes.filter((node) => "tagName" in node && node.tagName === "section")).toHaveLength(
      2,
    );
  });

  it("knows every address that it asks for, and which are only links", () => {
    const { addresses } = article(
      "background-image: url('b.png')\n![](a%20b.png)\n<img srcset='c.png 1x,d.png 2x'>\n<video poster=e.jpg>" +
        '<source src=f.mp4></video><p style="background:url(&quot;g.png&quot;)">x</p>\n' +
        "<style>p { background: url(h.png) }</style>\n\n[x](i.pdf)\n---\n<svg><image href=j.png /></svg>",
    );
    const of = (use: string): string[] => addresses.filter((one) => one.use === use).map(({ href }) => href);
    expect(of("shown").sort()).toEqual(
      ["a%20b.png", "b.png", "c.png", "d.png", "e.jpg", "f.mp4", "g.png", "h.png", "j.png"].sort(),
    );
    expect(of("link")).toEqual(["i.pdf"]);
    expect(addresses.find(({ href }) => href === "j.png")!.slide).toBe(1);
  });
});

describe("a page of a site", () => {
  it("is as large a document with two thousand slides as with one, where scripts run", () => {
    const many = Array.from({ length: 2000 }, (_, place) => `# ${place}\n\n- a\n- b`).join("\n---\n");
    const long = sitePage({ ...plain, article: article(many).html });
    expect(names(long, true)).toEqual(names(sitePage(plain), true));
    expect(names(long, false).filter((name) => name === "section")).toHaveLength(2000);
  });

  it("says what it is in words that stay in their attributes", () => {
    const social = {
      description: 'a "b" <c>',
      url: "https://example.org/",
      picture: "https://example.org/p.png",
    };
    const metas = elements(sitePage({ ...plain, social }), true).filter(({ tagName }) => tagName === "meta");
    const values = metas.map(({ attrs }) => attrs.map(({ value }) => value).join(" = "));
    expect(values).toContain('og:title = A "talk" & <more>');
    expect(values).toContain('description = a "b" <c>');
    expect(values).toContain("og:image = https://example.org/p.png");
    expect(values).toContain("twitter:card = summary_large_image");
  });
});

describe("a page in one file", () => {
  it("ends no script early, whatever is in it", () => {
    const code = 'const a = "<!-- <script>", b = /<\\/script>/u, c = `</script>`; a.b(c);';
    const page = singlePage({
      ...plain,
      source: "# One",
      article: article("# One").html,
      name: "t",
      styles: [],
      theme: "",
      style: "",
      scripts: [code],
      files: new Map(),
      first: null,
    });
    const scripts = elements(page, true).filter(({ tagName }) => tagName === "script");
    expect(scripts).toHaveLength(3);
    const [text] = scripts[2]!.childNodes as Tree.TextNode[];
    // The same program: it parses, and means the same strings.
    expect(new Function(`${text!.value.replace("a.b(c);", "return [a, b.source, c]")}`)()).toEqual([
      "<!-- <script>",
      "<\\/script>",
      "</script>",
    ]);
  });
});

describe("an address", () => {
  it.each([
    ["a.png", "local"],
    ["/a.png", "local"],
    ["../a.png", "local"],
    ["https://a.b/c", "remote"],
    ["//a.b/c", "remote"],
    ["#a", "here"],
    ["?a", "here"],
    ["mailto:a@b", "other"],
    ["data:image/png;base64,x", "other"],
    ["{{pic}}", "other"],
  ])("%s is %s", (href, kind) => {
    expect(kindOf(href)).toBe(kind);
  });

  it("is found in every way that CSS writes it", () => {
    expect(inStyle("@import 'a.css'; p { b: url(c.png) url( \"d e.png\" ) url('f)g.png') }")).toEqual([
      "a.css",
      "c.png",
      "d e.png",
      "f)g.png",
    ]);
  });
});

describe("a description", () => {
  it("is the deck's own, else its first words", () => {
    expect(describeDeck("mine", ["words"])).toBe("mine");
    expect(describeDeck(undefined, ["", "one  two", "three"])).toBe("one two · three");
    expect(describeDeck(undefined, [])).toBe("");
  });

  it("ends at a word", () => {
    const long = describeDeck(undefined, ["word ".repeat(100)]);
    expect(long.length).toBeLessThanOrEqual(201);
    expect(long).toMatch(/ word…$/);
  });
});
