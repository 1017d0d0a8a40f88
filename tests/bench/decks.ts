import { readFileSync } from "node:fs";
import path from "node:path";

/** The talk in this checkout: what decks are really made of. */
const lab = readFileSync(path.resolve(import.meta.dirname, "../../slides/Lab.md"), "utf8");

/** `slides` slides of the Lab talk, over and over; increments and hidden slides make it a few more or fewer. */
export function labDeck(slides: number): string {
  const one = lab.split(/^---\n/m);
  return Array.from({ length: slides }, (_, i) => one[i % one.length]!).join("---\n");
}

/** Slides with a little of everything; two decks of it differ in their length alone. */
export function plainDeck(slides: number): string {
  return Array.from(
    { length: slides },
    (_, i) => `name: slide-${i + 1}

# Slide ${i + 1}

Some *words* about [the next one](#slide-${i + 2}), and **more**.

- one
- two \`code\`

.footnote[.gray[ a footnote ]]

???
What to say about it.
`,
  ).join("\n---\n");
}

/** Text that makes careless scanners slow, `size` characters or a little more of it. */
export const hostile: Readonly<Record<string, (size: number) => string>> = {
  "unclosed .a[": (size) => ".a[".repeat(size / 3),
  "nested .a[ ]": (size) => ".a[".repeat(size / 4) + "]".repeat(size / 4),
  "nested .a[ lines": (size) => ".a[\n".repeat(size / 6) + "]\n".repeat(size / 6),
  brackets: (size) => "[".repeat(size),
  "one line": (size) => "word ".repeat(size / 5),
  "empty lines": (size) => "\n".repeat(size),
  "lone backticks": (size) => {
    let text = "";
    for (let run = 1; text.length < size; run = (run % 300) + 1) text += "`".repeat(run) + " x ";
    return text;
  },
  "open fences": (size) => "``` js\n~~~\n".repeat(size / 11),
  "open {{": (size) => "{{ a ".repeat(size / 5),
  "open ![:": (size) => "![:a b".repeat(size / 6),
  separators: (size) => "---\n".repeat(size / 4),
  notes: (size) => "???\n".repeat(size / 4),
  properties: (size) => "name: value\n".repeat(size / 12),
  "open <!--": (size) => "<!-- a\n".repeat(size / 7),
  layouts: (size) => "layout: true\n---\n".repeat(size / 17),
  definitions: (size) => Array.from({ length: size / 20 }, (_, i) => `[id${i}]: http://a.b/\n`).join(""),
};
