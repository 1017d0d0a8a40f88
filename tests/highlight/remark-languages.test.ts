import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";

import hljs from "remark-highlight/lib/highlight";
import { describe, expect, test } from "vitest";

import { common, within } from "../../src/highlight/remark-common.ts";
import { createRemarkEngine } from "../../src/highlight/remark-engine.ts";
import type { RemarkHljs } from "../../src/highlight/remark-hljs.ts";
import { aliases, onDemand } from "../../src/highlight/remark-languages.ts";
import { newer } from "../../src/highlight/remark-newer.ts";

const { engine: remarks } = createRequire(import.meta.url)("remark-slide/src/remark/highlighter.js") as {
  readonly engine: RemarkHljs;
};

const languagesOf = async (name: string): Promise<string[]> => {
  const files = await readdir(new URL(`../../node_modules/${name}/lib/languages/`, import.meta.url));
  return files.filter((file) => /^[^.]+\.js$/.test(file)).map((file) => file.replace(/\.js$/, ""));
};

describe("the languages of the classic script", () => {
  test("are all of highlight.js 9 once, and with those that came later all of 11", async () => {
    const old = new Set([...(await languagesOf("remark-highlight")), ...(await languagesOf("highlight-9"))]);
    const table = [...Object.keys(common), ...Object.keys(onDemand)];
    expect(table.sort()).toEqual([...old].sort());
    const all = new Set([...table, ...Object.keys(newer), ...Object.keys(aliases)]);
    expect((await languagesOf("highlight.js")).filter((name) => !all.has(name))).toEqual([]);
    expect(Object.keys(newer).filter((name) => old.has(name))).toEqual([]);
  });

  test("have the words that remark has for them", () => {
    const known = new Set([...Object.keys(common), ...Object.keys(onDemand)]);
    const names = remarks.listLanguages();
    const words = names.flatMap((name) => remarks.getLanguage(name)?.aliases ?? []);
    const meant = (word: string): string | undefined => {
      const grammar = remarks.getLanguage(word);
      return names.find((name) => remarks.getLanguage(name) === grammar);
    };
    const lower = words.map((word) => word.toLowerCase()).filter((word) => !known.has(word));
    expect(lower.map((word) => [word, aliases[word]])).toEqual(lower.map((word) => [word, meant(word)]));
    expect(Object.entries(aliases).filter(([word, name]) => known.has(word) || !known.has(name))).toEqual([]);
  });

  test("colour what is inside them as if every grammar had been read", () => {
    for (const [name, others] of Object.entries(within))
      expect([name, others.filter((other) => !(other in common))]).toEqual([name, []]);
  });

  test.each([
    ["js", "const a = <b>{`x`}</b>; // y\n'use strict'; class A extends B { get(x = 1) { return /r/g; } }"],
    ["ts", "interface A<T> { readonly b: T[] }\nfunction f(this: A<1>): void {}"],
    ["html", "<style>a { color: red }</style><script>let a = `1`;</script><?php echo 1 ?><b c='d'>&amp;</b>"],
    ["css", "@media (x) { a:hover > b::before, #c.d { color: #fff !important } }"],
    ["py", "@a\ndef f(x: int = 0x1) -> None:\n    '''d'''\n    return f'{x}' if True else None"],
    ["bash", 'for a in "$@"; do echo ${a%.*} $(ls) >&2; done # end'],
    ["yaml", "a: &b\n  - 'c' # d\n  - !!e 1\n<%= f %>"],
    ["json", '{"a": [1, true, null]}'],
    ["cpp", '#include <a>\ntemplate <class T> int f(const T &x) { return "y"[0]; }'],
    ["c", "int main(void) { return 0; }"],
    ["cs", 'public class A { string B => $"{c}"; }'],
    ["java", "@Override public <T> void f(T... x) throws E { int y = 1_0; }"],
    ["ruby", 'class A < B\n  def c(d = :e)\n    "#{d}" =~ /f/\n  end\nend'],
    ["go", 'func (a *B) C() (err error) { return fmt.Errorf("%v", `d`) }'],
    ["rust", 'fn main<\'a>() -> Result<(), E> { println!("{}", 1u8) }'],
    ["r", "f <- function(x, ...) { x %>% mean(na.rm = TRUE) } # y"],
    ["scala", 'case class A(b: Int) { def c = s"$b" }'],
    ["haskell", "module A where\nf :: Int -> [a]\nf x = [y | y <- z, y > x]"],
    ["clojure", '(defn f [x] (-> x :a (str "b")))'],
    ["elixir", "defmodule A do\n  def f(x), do: x |> g(:b)\nend"],
    ["php", "<?php $a = ['b' => 1]; echo \"$a\";"],
    ["perl", "my %a = (b => qw/c d/); print $a{b} =~ m/x/;\n__END__\n% if\n<b>"],
    ["sql", "SELECT a, count(*) FROM b WHERE c = 'd' -- e"],
    ["diff", "--- a\n+++ b\n@@ -1 +1 @@\n-c\n+d"],
    ["docker", 'FROM a\nRUN echo "$HOME"'],
    ["md", "# <b>x</b>\n\n- *y* `z` [l](m)"],
    ["http", 'POST / HTTP/1.1\nContent-Type: application/json\n\n{"a": 1}'],
    ["makefile", "a: b\n\t$(CC) $< # c"],
    ["nginx", "location ~ /a { proxy_pass http://b; }"],
    ["ini", "[a]\nb = 'c' ; d"],
    ["latex", "\\begin{a} $b$ % c\n\\end{a}"],
    ["swift", 'func f(_ x: Int?) -> String { return "\\(x)" }'],
    ["kotlin", 'fun f(x: Int?): String = "${x}"'],
    ["powershell", "$a = Get-Item -Path 'b' | Where { $_ -eq 1 }"],
    ["objectivec", "@interface A : B\n- (void)c:(int)d;\n@end"],
    ["vbnet", 'Sub A(b As Integer)\n  Dim c = "d" \' e\nEnd Sub'],
  ])("gives code in %s the very spans of remark", (word, code) => {
    expect(createRemarkEngine().highlight(code, word)!.html).toBe(
      remarks.highlight(word === "latex" ? "tex" : word, code, true).value,
    );
  });

  test("are coloured on demand, those of 9.18 by remark's own highlighter, those of 11 by another", async () => {
    const engine = createRemarkEngine();
    expect(engine.highlight("a", "julia-repl")).toBeNull();
    expect(await engine.load(["julia-repl", "graphql", "nim", "none"])).toBe(true);
    expect(engine.highlight("julia> x = 1", "julia-repl")!.html).toContain('class="hljs-meta"');
    expect(engine.highlight("query { a }", "graphql")).toEqual({
      html: expect.stringContaining('<span class="hljs-keyword">query</span>') as string,
      language: "graphql",
    });
    expect(engine.highlight("let x = 1", "nim")!.language).toBe("nimrod");
    expect(engine.highlight("a", "none")).toBeNull();
    expect(engine.highlight("a", "constructor")).toBeNull();
    expect(hljs.getLanguage("graphql")).toBeUndefined();
  });
});
