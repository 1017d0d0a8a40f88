import * as fc from "fast-check";
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { firstSlide } from "#pages";

const first = (text: string): string => firstSlide(parseDeck(text))?.html ?? "";

describe("the first slide in the page", () => {
  it("is the slide under remark's names, without its notes", () => {
    const html = first("name: a\nclass: center\n\n# Hello\n\n???\nsecret\n---\n# Two");
    expect(html).toContain('<div id="slide-a" class="remark-slide-content center hljs-default">');
    expect(html).toContain('<h1 id="hello">Hello</h1>');
    expect(html).toContain('<div class="remark-slide-number">1 / 2</div>');
    expect(html).not.toContain("secret");
    expect(html).not.toContain("remark-visible");
  });

  it("has the canvas of the deck's ratio", () => {
    const place = (text: string): string => firstSlide(parseDeck(text))!.place;
    expect(place("ratio: 16:9\n\n# Wide")).toContain("width:1210px;height:681px");
    expect(place("# Usual")).toContain("width:908px;height:681px");
  });

  it.each([
    "<script>alert(1)</script>",
    '<img src="a.png" onload="alert(1)">',
    "<img src=a.png/onerror=alert(1)>",
    '<iframe src="other.html"></iframe>',
    "<video autoplay src=film.webm></video>",
    "<style>body { display: none }</style>",
    "<!-- a comment",
    "<textarea>",
    "<svg><script>1</script></svg>",
    "<plaintext>",
    "<base href=x>",
  ])("stays away when the slide holds %s", (html) => {
    const page = first(`# One\n\n${html}\n`);
    expect(page === "" || !page.includes(html)).toBe(true);
  });

  it("leaves the page behind it as it is, whatever a deck says", () => {
    const piece = fc.constantFrom(
      ..."<b> </b> <div> </div> <p> </p> <p <table> <td> <a> </a> <h1> <li> <textarea> <!-- --> <script> ` * # [ ] .a[ > \n".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const page = parse(
          `<!doctype html><body>${first(pieces.join(""))}<textarea id="source">x</textarea></body>`,
        );
        const body = (page.childNodes.at(-1) as Tree.Element).childNodes.at(-1) as Tree.Element;
        expect((body.childNodes.at(-1) as Tree.Element).tagName).toBe("textarea");
      }),
    );
  });
});
