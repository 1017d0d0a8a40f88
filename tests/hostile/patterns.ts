/** Texts that make careless scanners slow, each of about `size` characters. */
export const PATTERNS: Readonly<Record<string, (size: number) => string>> = {
  "classes without an end": repeat(".a["),
  "classes without an end, on lines": repeat(".a[\n"),
  "classes with empty lines": repeat(".a[\n\n\n\n"),
  "classes in classes": (size) => ".a[".repeat(size / 4) + "]".repeat(size / 4),
  "classes in a line": repeat(".a[x]"),
  "classes behind backslashes": repeat("\\.a["),
  "classes behind backslashes, closed": (size) => "\\.a[".repeat(size / 5) + "]".repeat(size / 5),
  "dotted names": repeat(".a"),
  "opening brackets": repeat("["),
  "closing brackets": repeat("]"),
  backslashes: repeat("\\"),
  "lone backticks": repeat("` "),
  "lone backticks on lines": repeat("`a\n"),
  "runs of backticks, each longer": grow((length) => `${"`".repeat(length)} `),
  "fences without an end": repeat("```x\n"),
  "fences without an end, each longer": grow((length) => `${"`".repeat(length + 2)}x\n`),
  "fences that another kind closes": (size) => `${"```x\n".repeat(size / 5)}~~~\n`,
  "fences in classes": repeat(".a[```\n"),
  "fences in quotes": repeat("> ```x\n\n"),
  "fences over separators": (size) => `${"~~~a\n---\n".repeat(size / 9)}~~~`,
  "fences after list markers": repeat("- - - ```x\n"),
  "list markers": repeat("- "),
  separators: repeat("---\n"),
  increments: repeat("a\n--\n"),
  "empty increments": repeat("--\n"),
  notes: repeat("a\n???\nb\n---\n"),
  "notes again and again": repeat("???\n"),
  "near misses": repeat("--- \n??? x\n"),
  "separators in a class": (size) => `.a[\n${"---\n".repeat(size / 4)}]`,
  "link definitions": repeat("[a]: u\n"),
  "half a link definition": (size) => "[".repeat(size / 2) + "]:".repeat(size / 4),
  "link destinations without an end": (size) => `${"[a](".repeat(size / 4)})`,
  "links to slides": repeat("[a](#b) "),
  "half links to slides": repeat("](#"),
  addresses: repeat("http://"),
  "addresses with brackets": repeat("a://b.c["),
  braces: repeat("{{"),
  "braces over lines": repeat("{{\n}}"),
  variables: (size) => `a: 1\n\n${"{{a}}".repeat(size / 5)}`,
  "content in content": repeat("{{content}}{{content}}\n--\n"),
  "less-than signs": repeat("<"),
  "tags without an end": repeat("<a "),
  "tags with quotes without an end": repeat('<a x="'),
  "tags with both quotes": repeat("<a x='<a y=\""),
  "comments without an end": repeat("<!--"),
  "comments over separators": (size) => `${"<!-- \n---\n".repeat(size / 10)}-->`,
  "comments before one separator": (size) => `${"<!--".repeat(size / 4)}\n---\n-->`,
  "style elements without an end": repeat("<style>"),
  "style elements over a separator": (size) => `${"<style>\n".repeat(size / 8)}---\n</style>`,
  "macros without an end": repeat("![:"),
  "macros over a separator": (size) => `${"![:x".repeat(size / 4)}\n---\n]`,
  "unknown macros": repeat("![:nope] "),
  properties: (size) => Array.from({ length: size / 8 }, (_, at) => `k${at}: v\n`).join(""),
  names: (size) => Array.from({ length: size / 14 }, (_, at) => `name: n${at}\n---\n`).join(""),
  "one name": repeat("name: a\n---\n"),
  "unknown templates": repeat("template: zzzz\n---\n"),
  "a chain of templates": (size) =>
    Array.from({ length: size / 26 }, (_, at) => `name: t${at}\ntemplate: t${at - 1}\n---\n`).join(""),
  "one long line": repeat("x"),
  "empty lines": repeat("\n"),
  blanks: repeat(" "),
  tabs: (size) => `${"\t".repeat(size)}x`,
  "carriage returns": repeat("\r"),
  "NUL characters": repeat("\0"),
  "lone surrogates": repeat("\ud800"),
  "indented lines": repeat("\n    .a[x]"),
};

function repeat(unit: string): (size: number) => string {
  return (size) => unit.repeat(size / unit.length);
}

function grow(unit: (length: number) => string): (size: number) => string {
  return (size) => {
    let text = "";
    for (let length = 1; text.length < size; length++) text += unit(length);
    return text;
  };
}
