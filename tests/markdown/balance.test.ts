import * as fc from "fast-check";
import { parseFragment, serialize } from "parse5";
import { describe, expect, test } from "vitest";

import { balance } from "../../src/markdown/balance.ts";

describe("an author's HTML", () => {
  test.each([
    ["<div>a</div>", "<div>a</div>"],
    ["<div>a", "<div>a</div>"],
    ["a</div>b", "ab"],
    ["<ul><li>a<li>b</ul>", "<ul><li>a<li>b</ul>"],
    ["<li>a<li>b", "<li>a<li>b</li>"],
    ["<p>a<p>b", "<p>a<p>b</p>"],
    ["<table><tr><td>a</div></table>", "<table><tr><td>a</table>"],
    ["<div><b>a</div>b", "<div><b>a</div>b</b>"],
    ["<b><i>a</b></i>", "<b><i>a</b></i>"],
    ["<br><img src='a>b'>", "<br><img src='a>b'>"],
    ["<svg><path/></svg><i/>", "<svg><path/></svg><i/></i>"],
    ["<svg><br><g/>", "<svg><br><g/></g>"],
    ["<svg><g><p>a</svg>b", "<svg><g><p>ab</p>"],
    [
      "<svg><foreignObject><p>a</foreignObject><g/></svg>",
      "<svg><foreignObject><p>a</foreignObject><g/></svg>",
    ],
    ["<select><svg><script><div></select>", "<select>&lt;script><div></div></select>"],
    ["<script><!-- <script></script>", "&lt;script>&lt;!-- <script></script>"],
    ["<button><button></button><div></button>", "<button><button></button><div></div></button>"],
    ["<option><h1><b></h1><option>", "<option><h1><b></h1><option></option></option></b>"],
    ["<table><table></table><div></table>", "<table><table></table><div></div>"],
    ["<b><svg></b><g/>", "<b><svg></b><g/></g>"],
    ["<SECTION>a</Section>", "<SECTION>a</Section>"],
    ["<!-- </div> --></div>", "<!-- </div> -->"],
    ["<!-- a", "&lt;!-- a"],
    ['<a href="b>c', '&lt;a href="b>c'],
    ["<script>'</div>'</script>", "<script>'</div>'</script>"],
    ["<script>a", "&lt;script>a"],
    ["a < b </> c", "a < b &lt;/> c"],
    ["<body class=a></body>b", "b"],
  ])("%j becomes %j", (html, expected) => {
    expect(balance(html)).toBe(expected);
  });

  test("never reaches what stands around it", () => {
    const part = fc.constantFrom(
      ...'<div> </div> <b> </b> <i> </i> <p> </p> <table> <tr> <td> </td> </table> <ul> <li> </ul> <!-- --> <script> </script> <br> a < > " <a> </a> <svg> <g/> </svg> <select> <option> </select> <h1> </h2> <button> </button> <textarea>'.split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const tree = serialize(
          parseFragment(`<main>${balance(parts.join(" "))}<hr class="number"></main><footer>x</footer>`),
        );
        expect(tree).toMatch(/<hr class="number"><\/main><footer>x<\/footer>$/);
      }),
    );
  });
});
